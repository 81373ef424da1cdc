import { PageHeader } from '../components/page-header.tsx'

/** What it is and how one reads it. */
export default function About() {
  return (
    <div className="prose">
      <PageHeader title="Om Tertial" crumbs={[{ labelSv: 'Översikt', href: '/' }]} />
      <p>
        Tertial är systemet som en region planerar, följer upp och publicerar sina delårsrapporter med. Varje siffra i en rapport
        beräknas en gång, är bunden till sin källa och kontrolleras innan någon skriver under.
      </p>
      <h2 className="ds-heading" data-size="sm">
        Så följer du en siffra
      </h2>
      <ol>
        <li>Öppna en rapport och välj en siffra, i en tabell eller i en text.</li>
        <li>Siffrans sida visar värdet, hur det räknas i ord och vad det bygger på.</li>
        <li>Välj en rad i tabellen över underlaget. Då ser du raden så som den stod i filen som lämnades.</li>
      </ol>
      <h2 className="ds-heading" data-size="sm">
        Så tar du fram en rapport
      </h2>
      <ol>
        <li>Lämna filerna under Leveranser. Granska summor och iakttagelser, och läs sedan in dem.</li>
        <li>Öppna förvaltningen och ta fram rapporten. Kontrollerna körs samtidigt.</li>
        <li>
          Åtgärda iakttagelserna i källan: lämna en rättad fil, så ersätter den den tidigare. Ta därefter fram en ny version.
        </li>
      </ol>
      <h2 className="ds-heading" data-size="sm">
        Så läser du tabellerna
      </h2>
      <ul>
        <li>Intäkter skrivs utan tecken och kostnader med minus. En positiv avvikelse i ekonomin är alltid gynnsam.</li>
        <li>
          Varje siffra avrundas för sig. Därför kan en summa skilja sig någon enhet från raderna ovanför när man räknar på det
          tryckta.
        </li>
        <li>Ett streck betyder att uppgiften saknas. Varför står på siffrans sida. Noll skrivs som 0.</li>
        <li>Status visas med ord, form och färg. Ordet är det som gäller.</li>
      </ul>
    </div>
  )
}
