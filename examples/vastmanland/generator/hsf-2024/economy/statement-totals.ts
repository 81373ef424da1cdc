import { type Ore, ore } from '#domain/money.ts'
import type { Print } from '../../../../../cases/print.ts'
import { randomFor } from '../../random.ts'
import { settle, type Unknown, type Wish } from '../../settle.ts'
import { type Part, parts, type World } from './bookkeeping.ts'
import { beneath, printedNumbers } from './printed-numbers.ts'

/** Statement sign, whole öre, by part of the books. */
export type PartTotals = Readonly<Record<Part, Ore>>

const incomeRows = [
  'patientavgifter',
  'ersattning-vardtjanster',
  'regionersattning',
  'forsaljning-av-tjanster',
  'ovriga-intakter',
] as const
const costRows = [
  'personalkostnader',
  'kopt-vard',
  'lakemedel',
  'tekniska-hjalpmedel',
  'material-och-tjanster',
  'lokalkostnader',
  'ovriga-verksamhetskostnader',
] as const
const ofWhichRows = ['inhyrd-personal', 'overtid-mertid'] as const
const addedRows: readonly string[] = [...incomeRows, ...costRows]
const drawnRows: readonly string[] = [...addedRows, ...ofWhichRows]
const sumsOfRows: Readonly<Record<string, readonly string[]>> = {
  'summa-intakter': incomeRows,
  'summa-kostnader': costRows,
  resultat: addedRows,
}

const orePerTkr = 100_000
const orePerMnkr = 100_000_000
/** Columns with amounts of their own, each with its smallest coin. */
const amountColumns = {
  'actual-ytd': 1,
  'budget-ytd': orePerTkr,
  'actual-ytd-prior': 1,
  'forecast-full-year': orePerTkr,
  'budget-full-year': orePerTkr,
  'actual-full-year-prior': 1,
} as const
type AmountColumn = keyof typeof amountColumns
const columns = Object.keys(amountColumns) as AmountColumn[]
const differences: Readonly<Record<string, readonly [AmountColumn, AmountColumn]>> = {
  'variance-to-budget-ytd': ['actual-ytd', 'budget-ytd'],
  'forecast-variance': ['forecast-full-year', 'budget-full-year'],
  'change-from-prior-ytd': ['actual-ytd', 'actual-ytd-prior'],
}

/**
 * The unrounded totals beneath a statement that is printed twice: whole millions of kronor in the report, one decimal in its
 * annex. Both follow by rounding the same amounts, with two exceptions (see `isMeant`).
 */
export function chooseStatementTotals(print: Print): Readonly<Record<World, PartTotals>> {
  const chosen = settle(...asWishes(print), randomFor('hsf resultaträkning 2024-D1'))
  const amount = (column: AmountColumn) => (row: string) => chosen[placeOf(row, column)] ?? 0
  const rest = (whole: AmountColumn, part: AmountColumn) => (row: string) => amount(whole)(row) - amount(part)(row)
  const forecast = amount('forecast-full-year')
  return {
    'ytd-prior': asParts(amount('actual-ytd-prior'), followedPersonnel['ytd-prior']),
    'rest-prior': asParts(rest('actual-full-year-prior', 'actual-ytd-prior'), followedPersonnel['rest-prior']),
    ytd: asParts(amount('actual-ytd'), followedPersonnel.ytd),
    'budget-ytd': asParts(amount('budget-ytd'), followedPersonnel['budget-ytd']),
    'budget-rest': asParts(rest('budget-full-year', 'budget-ytd'), followedPersonnel['budget-rest']),
    forecast: asParts(forecast, followedPersonnel.forecast),
    'forecast-march': asParts((row) => forecast(row) - (sinceMarch[row] ?? 0) * orePerTkr, followedPersonnel['forecast-march']),
  }
}

export function resultOf(totals: PartTotals): Ore {
  return ore(parts.reduce((sum, part) => sum + totals[part], 0))
}

/** What moved the forecast from March to April, invented: thousands of kronor. The March forecast was −1 200 mnkr. */
const sinceMarch: Readonly<Record<string, number>> = {
  patientavgifter: 4_000,
  'ovriga-intakter': 3_500,
  personalkostnader: -38_000,
  'inhyrd-personal': -9_000,
  lakemedel: 5_000,
  'material-och-tjanster': -9_500,
}

/**
 * Thousands of kronor. Print's texts: own wages +5,3 %, social contributions and pensions +15,3 %, hired doctors −8 % and nurses
 * −33 % against last year, −15,5 and −24,2 mnkr against budget, pensions of some 20 mnkr without funding. Wages are what is left.
 */
const followedPersonnel: Readonly<
  Record<World, { readonly social: number; readonly other: number; readonly doctors: number; readonly nurses: number }>
> = {
  'ytd-prior': { social: -483_600, other: -28_000, doctors: -40_500, nurses: -81_100 },
  'rest-prior': { social: -953_000, other: -52_000, doctors: -78_000, nurses: -150_000 },
  ytd: { social: -557_600, other: -28_000, doctors: -37_300, nurses: -54_300 },
  'budget-ytd': { social: -537_600, other: -28_500, doctors: -21_800, nurses: -30_100 },
  'budget-rest': { social: -1_058_000, other: -57_000, doctors: -43_600, nurses: -60_200 },
  forecast: { social: -1_615_000, other: -83_000, doctors: -92_000, nurses: -122_000 },
  'forecast-march': { social: -1_610_000, other: -83_000, doctors: -90_000, nurses: -115_500 },
}

function asParts(of: (row: string) => number, followed: (typeof followedPersonnel)[World]): PartTotals {
  const [social, other, doctors, nurses] = [followed.social, followed.other, followed.doctors, followed.nurses].map(
    (tkr) => tkr * orePerTkr,
  ) as [number, number, number, number]
  const [hired, overtime] = [of('inhyrd-personal'), of('overtid-mertid')]
  const { personalkostnader: _, ...rows } = Object.fromEntries(addedRows.map((row) => [row, ore(of(row))]))
  return {
    ...rows,
    'overtid-mertid': ore(overtime),
    'sociala-avgifter': ore(social),
    'ovrig-personal': ore(other),
    'inhyrda-lakare': ore(doctors),
    'inhyrda-sjukskoterskor': ore(nurses),
    'inhyrd-ovrig': ore(hired - doctors - nurses),
    lon: ore(of('personalkostnader') - hired - overtime - social - other),
  } as PartTotals
}

function asWishes(print: Print): [Unknown[], Wish[]] {
  const within = (row: string, column: string) =>
    beneath(printedNumbers(print, 'income-statement', row, column).filter(isMeant(row, column)))
  const terms = (rows: readonly string[], column: AmountColumn, sign: 1 | -1) =>
    rows.map((row) => ({ unknown: placeOf(row, column), sign }))

  const unknowns = drawnRows.flatMap((row) =>
    columns.map((column): Unknown => ({ ...within(row, column), step: amountColumns[column] })),
  )
  const rows = { ...Object.fromEntries(drawnRows.map((row) => [row, [row]])), ...sumsOfRows }
  const wishes = Object.entries(rows).flatMap(([row, addends]): Wish[] => [
    ...(addends.length === 1 ? [] : columns.map((column) => ({ terms: terms(addends, column, 1), ...within(row, column) }))),
    ...Object.entries(differences).map(([difference, [minuend, subtrahend]]) => ({
      terms: [...terms(addends, minuend, 1), ...terms(addends, subtrahend, -1)],
      ...within(row, difference),
    })),
  ])
  const spoken: Wish[] = [
    // "Extern försäljning och övriga intäkter … ca 5,8 mnkr lägre", "Övriga kostnader, +5,7 mnkr", "Övriga intäkter totalt +9 mnkr".
    spokenOf(['ersattning-vardtjanster', 'forsaljning-av-tjanster', 'ovriga-intakter'], 'variance-to-budget-ytd', -5.8),
    spokenOf(
      ['tekniska-hjalpmedel', 'material-och-tjanster', 'lokalkostnader', 'ovriga-verksamhetskostnader'],
      'variance-to-budget-ytd',
      5.7,
    ),
  ]
  const inBalance: Wish = { terms: terms(addedRows, 'budget-full-year', 1), low: 0, high: 0 }
  return [unknowns, [...wishes, ...spoken, inBalance]]

  function spokenOf(addends: readonly string[], difference: 'variance-to-budget-ytd', mnkr: number): Wish {
    const [minuend, subtrahend] = differences[difference] ?? ['actual-ytd', 'budget-ytd']
    return {
      terms: [...terms(addends, minuend, 1), ...terms(addends, subtrahend, -1)],
      ...beneath([{ value: mnkr, decimals: 1 }]),
    }
  }
}

/**
 * Whether a printed number is to be met. Two of the report's whole millions contradict its annex: 3 102,6 is printed 3 102, and
 * −990,5, which with its printed difference −17,4 must be less than half, is printed −991.
 */
function isMeant(row: string, column: string) {
  const contradicted = ['summa-intakter actual-ytd-prior', 'ovriga-verksamhetskostnader forecast-full-year']
  return ({ decimals }: { readonly decimals: number }): boolean => decimals > 0 || !contradicted.includes(`${row} ${column}`)
}

function placeOf(row: string, column: AmountColumn): number {
  return drawnRows.indexOf(row) * columns.length + columns.indexOf(column)
}

export { orePerMnkr, orePerTkr }
