import { writeDelimited } from '../../delimited-file.ts'
import { actualsOf, type PrintedCounts, spreadYears } from './printed-counts.ts'

/** A diagnostic clinic's services, with their share of what the clinic counts. */
const services: Readonly<Record<string, { costCentre: string; of: Readonly<Record<string, number>> }>> = {
  radiologi: { costCentre: '8210', of: { Röntgenundersökning: 62, Datortomografi: 27, Magnetkamera: 11 } },
  brostradiologi: { costCentre: '8220', of: { Screening: 84, 'Klinisk mammografi': 16 } },
  fysiologkliniken: { costCentre: '8230', of: { Ekokardiografi: 44, 'Övrig fysiologisk undersökning': 56 } },
  laboratoriemedicin: { costCentre: '8240', of: { 'Klinisk kemi': 86, Mikrobiologi: 11, Patologi: 3 } },
  'medicinsk-teknik': { costCentre: '8250', of: { Arbetsorder: 100 } },
  hmc: { costCentre: '8260', of: { 'Utlämnat hjälpmedel': 58, Retur: 30, Hämtorder: 12 } },
}

/** Month; cost centre; service; how many were done. */
export function writeDiagnostics(counts: PrintedCounts): Uint8Array {
  const rows = Object.entries(services).flatMap(([row, { costCentre, of }]) =>
    spreadYears(`diagnostik ${row}`, actualsOf(counts, 'produktion-diagnostik', row), of).map(({ month, place, count }) => [
      month,
      costCentre,
      place,
      count,
    ]),
  )
  return writeDelimited(['Månad', 'Ansvar', 'Tjänst', 'Antal utförda'], rows)
}

/** Care centre → share of all contacts. The names are invented. */
const regionRun = { Almen: 9, Björken: 8, Eken: 8, Granen: 7, Hasseln: 7, Linden: 6, Rönnen: 6, Tallen: 5 }
const privatelyRun = { Hälsokällan: 8, Husläkarna: 7, Kvarnbacken: 6, Mälarhälsan: 6, Stadsläkarna: 6, Åsen: 5, Ängen: 3, Ön: 3 }
const contacts = {
  lakarbesok: 'Läkarbesök',
  'lakarbesok-distans': 'Läkarbesök distans',
  'besok-ovriga': 'Besök övriga yrkesgrupper',
  'besok-ovriga-distans': 'Besök övriga yrkesgrupper distans',
  vaccinationer: 'Vaccinationer',
}

/** Month; who answers for the contacts; care centre; who runs it; kind of contact; how many. */
export function writeCareCentres(counts: PrintedCounts): Uint8Array {
  const rows = Object.entries(contacts).flatMap(([row, labelSv]) =>
    spreadYears(`vårdcentraler ${row}`, actualsOf(counts, 'bilaga-produktion-vardcentraler', row), {
      ...regionRun,
      ...privatelyRun,
    }).map(({ month, place, count }) => {
      const isRegionRun = Object.hasOwn(regionRun, place)
      return [
        month,
        isRegionRun ? '8110' : '8510',
        `Vårdcentralen ${place}`,
        isRegionRun ? 'Regiondriven' : 'Privat',
        labelSv,
        count,
      ]
    }),
  )
  return writeDelimited(['Månad', 'Ansvar', 'Vårdcentral', 'Driftform', 'Kontakttyp', 'Antal kontakter'], rows)
}

/** Provider → share, by kind of care. The names are invented. */
const providers: Readonly<Record<string, { careTypeSv: string; of: Readonly<Record<string, number>> }>> = {
  somatik: {
    careTypeSv: 'Somatisk vård',
    of: { 'Gynekologmottagningen Fyren': 34, 'Hudläkarna Väst': 26, Ortopedpraktiken: 22, 'Öron-näsa-hals Centrum': 18 },
  },
  psykiatri: { careTypeSv: 'Psykiatrisk vård', of: { 'Psykiatripraktiken Norr': 60, 'Samtalsmottagningen Bron': 40 } },
  primarvard: {
    careTypeSv: 'Primärvård',
    of: { 'Fysioterapi Aktiv': 38, 'Kiropraktorerna i länet': 24, Naprapaterna: 23, 'Fotvården Steget': 15 },
  },
}
const privateRows = [
  ['lakarbesok', ['somatik', 'psykiatri']],
  ['lakarbesok-distans', ['somatik', 'psykiatri']],
  ['besok-ovriga', ['somatik', 'psykiatri', 'primarvard']],
  ['besok-ovriga-distans', ['somatik', 'psykiatri', 'primarvard']],
] as const

/** Month; provider; kind of contact; kind of care; how many, as invoiced so far. Nothing invoiced is no row. */
export function writePrivateProviders(counts: PrintedCounts): Uint8Array {
  const rows = privateRows.flatMap(([row, parts]) =>
    parts.flatMap((part) => {
      const { careTypeSv, of } = providers[part] ?? { careTypeSv: '', of: {} }
      const totals = actualsOf(counts, 'bilaga-produktion-privata', `${row}-${part}`)
      return spreadYears(`privata ${row} ${part}`, totals, of).map(({ month, place, count }) => [
        month,
        place,
        contacts[row],
        careTypeSv,
        count,
      ])
    }),
  )
  return writeDelimited(['Månad', 'Vårdgivare', 'Kontakttyp', 'Vårdform', 'Antal fakturerade besök'], rows)
}
