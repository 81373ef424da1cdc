import type { Month } from '#domain/month.ts'
import type { AmountLine } from '../../amounts.ts'
import { writeDelimited } from '../../delimited-file.ts'
import { writeWorkbook } from '../../workbook-file.ts'
import type { Results } from './area-results.ts'
import { type BookedLine, keyOf } from './books.ts'
import { bookerNames, bookers, leadership } from './units.ts'

/** The general ledger as the finance system's report tool gives it: year and month apart, debit +. */
export function writeLedger(lines: readonly AmountLine[], over: readonly Month[]): Uint8Array {
  const rows = over.flatMap((month) =>
    lines.flatMap(({ account, costCentre, counterparty, byMonth }) => {
      const amount = byMonth.get(month) ?? 0
      const [year = '', number = ''] = month.split('-')
      return amount === 0 ? [] : [[year, number, account, costCentre, counterparty, kronor(-amount)]]
    }),
  )
  return writeDelimited(['Räkenskapsår', 'Månad', 'Konto', 'Ansvar', 'Motpart', 'Belopp'], rows)
}

/** The year's results by cost centre, all invented but the results: only what each earned and spent, debit +. */
export function writeClosing(results: Results, year: number): Uint8Array {
  const rows = bookerNames.flatMap((booker) => {
    const costCentre = Object.keys(bookers[booker])[0] ?? ''
    const cost = costsMnkr[booker] * 100_000_000
    return [
      ['4010', costCentre, '1', kronor(cost)],
      ['3990', costCentre, '3', kronor(costCentre === leadership ? handedOn(results) : -(results[booker] + cost))],
      ...(costCentre === leadership ? [['3910', costCentre, '2', kronor(-(results[booker] + cost + handedOn(results)))]] : []),
    ]
  })
  return writeDelimited(['Konto', 'Ansvar', 'Motpart', `Bokslut ${year}`], rows)
}

/** The decided budget by month, and the whole year of the plan with its deficit, before and after new pension costs. */
export function writeBudget(
  lines: readonly AmountLine[],
  over: readonly Month[],
  deficitsTkr: readonly [number, number],
): Promise<Uint8Array> {
  const rows = lines.map((line) => {
    const months = over.map((month) => (line.byMonth.get(month) ?? 0) / 100)
    const year = months.reduce((sum, amount) => sum + amount, 0)
    const isDeficit = line.account === '4010' && line.costCentre === leadership
    const plans = deficitsTkr.map((tkr) => year + (isDeficit ? tkr * 1000 : 0))
    return [line.account, line.costCentre, line.counterparty, ...months, ...plans]
  })
  return writeWorkbook({
    name: 'Budget 2024',
    titles: [
      'Hälso- och sjukvårdsförvaltningen: budget 2024 per månad och förvaltningsplan för helåret',
      'Belopp i kronor: intäkter med plus, kostnader med minus. Förvaltningsplanens underskott står på förvaltningsledningen.',
    ],
    headers: [
      'Konto',
      'Ansvar',
      'Motpart',
      ...monthHeaders,
      'Förvaltningsplan 2024',
      'Förvaltningsplan 2024 med nya pensionskostnader',
    ],
    rows: [...rows, ['Summa', null, null, ...(rows[0]?.slice(3).map((_, index) => columnSum(rows, index + 3)) ?? [])]],
    widths: [8, 9, 9],
  })
}

export const monthHeaders = ['Jan', 'Feb', 'Mar', 'Apr', 'Maj', 'Jun', 'Jul', 'Aug', 'Sep', 'Okt', 'Nov', 'Dec'].map(
  (month) => `${month} 2024`,
)

/** A forecast for the whole year with the ends of its range, which only the leadership's wages differ by. */
export function writeForecast(
  lines: readonly BookedLine[],
  monthSv: string,
  { lowTkr, highTkr }: { readonly lowTkr: number; readonly highTkr: number },
): Promise<Uint8Array> {
  const rows = lines
    .filter(({ amount }) => amount !== 0)
    .toSorted((a, b) => keyOf(a).localeCompare(keyOf(b), 'en'))
    .map(({ account, costCentre, counterparty, amount }) => {
      const isRange = account === '4010' && costCentre === leadership
      const year = amount / 100
      return [
        account,
        costCentre,
        counterparty,
        year,
        year + (isRange ? lowTkr * 1000 : 0),
        year + (isRange ? highTkr * 1000 : 0),
      ]
    })
  return writeWorkbook({
    name: `Prognos ${monthSv}`,
    titles: [
      `Hälso- och sjukvårdsförvaltningen: helårsprognos per ${monthSv} 2024`,
      'Belopp i kronor: intäkter med plus, kostnader med minus. Gränserna är hela prognosen vid sämsta och bästa utfall.',
    ],
    headers: ['Konto', 'Ansvar', 'Motpart', `Prognos ${monthSv} 2024`, 'Undre gräns', 'Övre gräns'],
    rows: [...rows, ['Summa', null, null, ...[3, 4, 5].map((column) => columnSum(rows, column))]],
    widths: [8, 9, 9, 20, 16, 16],
  })
}

/** Millions of kronor a year: only the size of each unit's books in a closed year. */
const costsMnkr: Readonly<Record<(typeof bookerNames)[number], number>> = {
  akut: 3900,
  nara: 1850,
  diag: 640,
  hmc: 160,
  mstab: 60,
  lakemedel: 900,
  pu: 70,
  ledning: 150,
  varduppdrag: 1700,
}

/** What the leadership hands on to all the others, öre. */
function handedOn(results: Results): number {
  return bookerNames
    .filter((booker) => booker !== 'ledning')
    .reduce((sum, booker) => sum + results[booker] + costsMnkr[booker] * 100_000_000, 0)
}

/** In kronor, summed in whole öre. */
function columnSum(rows: readonly (readonly (string | number | null)[])[], column: number): number {
  return rows.reduce((sum, row) => sum + Math.round(Number(row[column] ?? 0) * 100), 0) / 100
}

/** −1234567 öre is "-12345,67". */
function kronor(amountOre: number): string {
  const magnitude = Math.abs(amountOre).toString().padStart(3, '0')
  return `${amountOre < 0 ? '-' : ''}${magnitude.slice(0, -2)},${magnitude.slice(-2)}`
}
