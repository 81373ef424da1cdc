import { months } from '../../amounts.ts'
import { hundredths, writeDelimited } from '../../delimited-file.ts'
import { randomFor } from '../../random.ts'
import { split } from '../../split.ts'
import { actualsOf, type PrintedCounts, spreadYears } from './printed-counts.ts'

const annex = 'bilaga-produktion-egen'

/** Cost centre → share. How the administration's sums are spread over clinics is invented. */
const somatic = { '8010': 26, '8020': 14, '8030': 13, '8050': 12, '8060': 12, '8070': 10, '8080': 6, '8090': 4, '8150': 5 }
const psychiatric = { '8120': 82, '8130': 18 }
const primary = { '8140': 35, '8150': 65 }
const wards = { '8010': 38, '8020': 17, '8030': 13, '8050': 14, '8060': 7, '8080': 5, '8090': 2, '8150': 10 }
const surgery = { '8020': 30, '8030': 28, '8050': 18, '8070': 14, '8080': 10 }
const dayCare = { '8010': 70, '8020': 8, '8060': 14, '8150': 8 }

const visits = {
  lakarbesok: 'Läkarbesök',
  'lakarbesok-distans': 'Läkarbesök distans',
  'besok-ovriga': 'Besök övriga yrkesgrupper',
  'besok-ovriga-distans': 'Besök övriga yrkesgrupper distans',
}
const careTypes = {
  somatik: ['Somatisk vård', somatic],
  psykiatri: ['Psykiatrisk vård', psychiatric],
  primarvard: ['Övrig primärvård', primary],
} as const

/** Month; cost centre; what is counted; kind of care, empty where it is not told apart; how many. */
export function writeOwnProduction(counts: PrintedCounts): Uint8Array {
  const rows: (string | number)[][] = []
  const add = (
    labelSv: string,
    careTypeSv: string,
    totals: { current: number; prior: number; closing: number },
    places: Readonly<Record<string, number>>,
  ) => {
    for (const { month, place, count } of spreadYears(`${labelSv} ${careTypeSv}`, totals, places))
      rows.push([month, place, labelSv, careTypeSv, count])
  }
  for (const [row, labelSv] of Object.entries(visits))
    for (const [part, [careTypeSv, places]] of Object.entries(careTypes))
      add(labelSv, careTypeSv, actualsOf(counts, annex, `${row}-${part}`), places)

  const whole = (row: string) => actualsOf(counts, annex, row)
  add('Dagmedicin och övrig dagsjukvård', '', whole('dagmedicin'), dayCare)
  add('Vaccinationer', '', whole('vaccinationer'), { '8010': 70, '8060': 30 })
  add('Utskrivna vårdtillfällen', 'Somatisk vård', whole('vardtillfallen-somatik'), wards)
  add('Vårddagar utskrivna', 'Somatisk vård', whole('varddagar-somatik'), wards)
  add('Vårddagar belagda', 'Psykiatrisk vård', whole('varddagar-psykiatri'), psychiatric)
  for (const [part, labelSv] of Object.entries(operationTypes))
    add('Operationer', labelSv, actualsOf(counts, annex, `operationer-${part}`), surgery)
  add('Operationer', '', unclassifiedOperations(counts), { '8020': 1, '8080': 1 })
  return writeDelimited(['Månad', 'Ansvar', 'Produktionsmått', 'Vårdform', 'Antal'], rows.toSorted(byMonth))
}

const operationTypes = { slutenvard: 'Slutenvård', dagkirurgi: 'Dagkirurgi', klinikegna: 'Klinikegen' }

/** 9 053 operations and 8 994 of a known kind: 59 that the operation planning has not classified. */
function unclassifiedOperations(counts: PrintedCounts) {
  const left = (column: string) =>
    counts(annex, 'operationer', column) -
    Object.keys(operationTypes).reduce((sum, part) => sum + counts(annex, `operationer-${part}`, column), 0)
  return { current: left('actual-ytd'), prior: left('actual-ytd-prior'), closing: left('actual-full-year-prior') }
}

/** Hundredths of points that stand beneath the whole ones that are printed; they differ so that no sum comes out even by chance. */
const drgFractions = { oppenvard: 14, slutenvard: 21 }

/** Month; cost centre; outpatient or inpatient; weighted points. Weights are set a month after the care. */
export function writeDrgPoints(counts: PrintedCounts): Uint8Array {
  const rows = (['oppenvard', 'slutenvard'] as const).flatMap((part) => {
    const inHundredths = (points: number) => points * 100 + drgFractions[part]
    const { current, prior, closing } = actualsOf(counts, annex, `drg-poang-${part}`)
    const totals = { current: inHundredths(current), prior: inHundredths(prior), closing: inHundredths(closing) }
    const places = part === 'oppenvard' ? somatic : wards
    return spreadYears(`drg ${part}`, totals, places, 3).map(({ month, place, count }) => [
      month,
      place,
      part === 'oppenvard' ? 'Öppenvård' : 'Slutenvård',
      hundredths(count),
    ])
  })
  return writeDelimited(['Månad', 'Ansvar', 'Vårdtyp', 'DRG-poäng'], rows.toSorted(byMonth))
}

/** Cost centre → staffed beds. */
const staffedBeds = { '8010': 150, '8020': 62, '8030': 48, '8050': 44, '8060': 24, '8080': 18, '8120': 58, '8150': 40 }
/** Occupied of a thousand staffed: what is printed as 94 both years. */
const occupiedPermille = 941

/** Month; cost centre; bed days occupied at six in the morning; bed days staffed. March is the last month that is known. */
export function writeBeds(): Uint8Array {
  const daysOf = (month: string) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()
  const rows = [
    ['2023-01', 3],
    ['2023-04', 9],
    ['2024-01', 3],
  ].flatMap(([from = '', count = 0]) => {
    const staffed = months(String(from), Number(count)).flatMap((month) =>
      Object.entries(staffedBeds).map(([place, beds]) => ({ month, place, beds: beds * daysOf(month) })),
    )
    const total = staffed.reduce((sum, { beds }) => sum + beds, 0)
    const occupied = shareBeds(Math.round((total * occupiedPermille) / 1000), staffed, String(from))
    return staffed.map(({ month, place, beds }, index) => [month, place, occupied[index] ?? 0, beds])
  })
  return writeDelimited(['Månad', 'Ansvar', 'Belagda vårdplatsdygn 06:00', 'Disponibla vårdplatsdygn'], rows)
}

function shareBeds(total: number, staffed: readonly { place: string; beds: number }[], seed: string): number[] {
  const random = randomFor(`vårdplatser ${seed}`)
  // The medical wards are overcrowded when others have beds to spare.
  return split(
    total,
    staffed.map(({ place, beds }) => beds * random.between(880, 960) + (place === '8010' ? beds * 110 : 0)),
  )
}

/** Month; cost centre; hours from incision to last suture. */
export function writeOperatingTime(counts: PrintedCounts): Uint8Array {
  const { current, prior, closing } = actualsOf(counts, annex, 'knivtid')
  const totals = { current: current * 100 + 12, prior: prior * 100 - 9, closing: closing * 100 + 31 }
  const rows = spreadYears('knivtid', totals, surgery).map(({ month, place, count }) => [month, place, hundredths(count)])
  return writeDelimited(['Månad', 'Ansvar', 'Knivtid timmar'], rows)
}

function byMonth(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const [first, second] = [`${a[0]} ${a[1]}`, `${b[0]} ${b[1]}`]
  return first < second ? -1 : first > second ? 1 : 0
}
