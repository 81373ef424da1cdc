import { type Ore, ore } from '#domain/money.ts'
import type { Print } from '../../../../../cases/print.ts'
import { randomFor } from '../../random.ts'
import { settle, type Wish } from '../../settle.ts'
import { beneath, printedNumbers } from './printed-numbers.ts'
import { type Booker, bookerNames } from './units.ts'

/** Statement sign, whole öre. */
export type Results = Readonly<Record<Booker, Ore>>

/** Where print has each result, and the sums that it prints of them. */
const printedRows: Readonly<Record<Booker, string>> = {
  akut: 'hsf-akut',
  nara: 'hsf-nara',
  diag: 'hsf-diag.ovrigt',
  hmc: 'hsf-diag.hsf-hmc',
  mstab: 'hsf-mstab.ovrigt',
  lakemedel: 'hsf-mstab.hsf-lakm',
  pu: 'hsf-pu',
  ledning: 'hsf-ledn.ovrigt',
  varduppdrag: 'hsf-ledn.hsf-vard',
}
const printedSums: Readonly<Record<string, readonly Booker[]>> = {
  'hsf-diag': ['diag', 'hmc'],
  'hsf-mstab': ['mstab', 'lakemedel'],
  'hsf-ledn': ['ledning', 'varduppdrag'],
}

/**
 * Results beneath a printed column that add up to the statement's own, to the öre: the leadership's is what the others leave. Without
 * a statement (a year that only the areas' table goes back to) the sum is what rounds to the printed result.
 */
export function chooseResults(print: Print, column: string, step: number, total?: Ore): Results {
  const within = (row: string) => beneath(printedNumbers(print, 'result-by-centre', row, column))
  const random = randomFor(`hsf områdesresultat ${column}`)
  const others: readonly Booker[] = bookerNames.filter((booker) => booker !== 'ledning')
  const whole = total ?? random.between(within('resultat').low / 100_000, within('resultat').high / 100_000) * 100_000
  /** The leadership is the whole less the others: its bounds are the others' bounds turned round. */
  const wish = (row: string, members: readonly Booker[]): Wish => {
    const { low, high } = within(row)
    if (!members.includes('ledning'))
      return { terms: members.map((booker) => ({ unknown: others.indexOf(booker), sign: 1 })), low, high }
    const outside = others.filter((booker) => !members.includes(booker))
    return {
      terms: outside.map((booker) => ({ unknown: others.indexOf(booker), sign: -1 })),
      low: low - whole,
      high: high - whole,
    }
  }
  const chosen = settle(
    others.map((booker) => ({ ...within(printedRows[booker]), step })),
    [wish(printedRows.ledning, ['ledning']), ...Object.entries(printedSums).map(([row, members]) => wish(row, members))],
    random,
  )
  return withLeadership(Object.fromEntries(others.map((booker, index) => [booker, chosen[index] ?? 0])), whole)
}

/** Actual less budget, January–April, of those whose area pages print it (−16,1, −49,4, −8,6): thousands of kronor. */
const variancesTkr: Readonly<Partial<Record<Booker, number>>> = {
  akut: -16_100,
  nara: -49_400,
  diag: -7_600,
  hmc: -1_000,
  mstab: -300,
  lakemedel: 400,
  pu: 300,
  varduppdrag: -10_200,
}

/** The budgeted results so far, whole thousands of kronor. Over the year every unit's budget is in balance. */
export function budgetedResults(actual: Results, total: Ore): Results {
  const others = Object.entries(variancesTkr).map(([booker, tkr]): [string, number] => [
    booker,
    Math.round(actual[booker as Booker] / 100_000 - tkr) * 100_000,
  ])
  return withLeadership(Object.fromEntries(others), total)
}

/** Nobody has a deficit or a surplus in a year's decided budget. */
export const balanced: Results = Object.fromEntries(bookerNames.map((booker) => [booker, ore(0)])) as Record<Booker, Ore>

/** Some of a year's results in proportion, with the leadership's what the total leaves. */
export function resultsSoFar(year: Results, percent: number, total: Ore): Results {
  return withLeadership(
    Object.fromEntries(bookerNames.map((booker) => [booker, Math.round((year[booker] * percent) / 100)])),
    total,
  )
}

export function lessResults(a: Results, b: Results): Results {
  return Object.fromEntries(bookerNames.map((booker) => [booker, ore(a[booker] - b[booker])])) as Record<Booker, Ore>
}

/** The same results of all but the leadership, which takes what is left of another total. */
export function withTotal(results: Results, total: Ore): Results {
  return withLeadership(results, total)
}

function withLeadership(results: Readonly<Record<string, number>>, total: number): Results {
  const others = bookerNames.filter((booker) => booker !== 'ledning')
  const rest = others.reduce((left, booker) => left - (results[booker] ?? 0), total)
  return Object.fromEntries(
    bookerNames.map((booker) => [booker, ore(booker === 'ledning' ? rest : (results[booker] ?? 0))]),
  ) as Record<Booker, Ore>
}
