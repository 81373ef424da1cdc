import { Link } from 'react-router'
import { type HelpEntry, listHelp } from '#app/read-help.ts'
import { helpPageHref } from '../addresses.ts'
import { PageHeader } from '../components/page-header.tsx'
import type { Route } from './+types/help.ts'

export async function loader() {
  return listHelp()
}

/** What help there is: what one does, how each table comes about, and what is checked. */
export default function Help({ loaderData }: Route.ComponentProps) {
  const { guide, method } = loaderData
  return (
    <div className="prose">
      <PageHeader
        title="Hjälp"
        crumbs={[{ labelSv: 'Översikt', href: '/' }]}
        lead="Tertial är systemet som en region planerar, följer upp och publicerar sina delårsrapporter med. Varje siffra beräknas en gång, är bunden till sin källa och kontrolleras innan någon skriver under."
      />
      <h2 className="ds-heading" data-size="sm">
        Så gör du
      </h2>
      <HelpList entries={guide} />
      <h2 className="ds-heading" data-size="sm">
        Så räknas siffrorna
      </h2>
      <HelpList entries={method} />
      <h2 className="ds-heading" data-size="sm">
        Så kontrolleras rapporten
      </h2>
      <ul className="help-list">
        <li>
          <Link className="ds-link" to="/regler">
            Kontroller
          </Link>
          <p>Reglerna som varje ny version av en rapport går igenom, med kod och allvar.</p>
        </li>
      </ul>
    </div>
  )
}

function HelpList({ entries }: { entries: readonly HelpEntry[] }) {
  return (
    <ul className="help-list">
      {entries.map(({ name, titleSv, descriptionSv }) => (
        <li key={name}>
          <Link className="ds-link" to={helpPageHref(name)}>
            {titleSv}
          </Link>
          <p>{descriptionSv}</p>
        </li>
      ))}
    </ul>
  )
}
