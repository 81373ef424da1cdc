import { ore } from '#domain/money.ts'
import { type Print, printedValue } from '../../../../cases/print.ts'
import type { RowTotals } from '../amounts.ts'
import { randomFor } from '../random.ts'
import { settle, type Unknown, type Wish } from '../settle.ts'

/** The unrounded totals beneath the nine printed columns of the income statement. */
export interface StatementTotals {
  readonly actualYtdPrior: RowTotals
  /** May–December: closing less January–April. */
  readonly actualRestPrior: RowTotals
  readonly actualYtd: RowTotals
  /** Whole thousands of kronor, as plans are. The year's budget is exactly zero in sum. */
  readonly budgetYtd: RowTotals
  readonly budgetRest: RowTotals
  readonly forecast: RowTotals
}

const incomeRows = ['forsaljning-av-it', 'forsaljning-av-tjanster', 'regionersattning', 'ovriga-intakter']
const costRows = [
  'personalkostnad',
  'forandring-forrad',
  'ovriga-kostnader-kkl-5',
  'lokalkostnader',
  'it-kostnader',
  'konsultarvoden-utredningar',
  'avskrivningar',
  'ovriga-kostnader-kkl-6-7',
  'finansiella',
]
const detailRows = [...incomeRows, ...costRows]
const sumsOfRows: Readonly<Record<string, readonly string[]>> = {
  'summa-intakter': incomeRows,
  'summa-kostnader': costRows,
  resultat: detailRows,
}

const orePerTkr = 100_000
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

/** Columns that are one less another: rounded from the unrounded, so that −2,7 stands beside 149,1 and 151,9 (domain.md §3.2). */
const differences: Readonly<Record<string, readonly [AmountColumn, AmountColumn]>> = {
  'variance-to-budget-ytd': ['actual-ytd', 'budget-ytd'],
  'forecast-variance': ['forecast-full-year', 'budget-full-year'],
  'change-from-prior-ytd': ['actual-ytd', 'actual-ytd-prior'],
}

/** Amounts for 13 rows and six columns such that all 144 printed cells, sums and differences too, are their own roundings. */
export function chooseStatementTotals(print: Print): StatementTotals {
  const chosen = settle(...asWishes(print), randomFor('resultaträkning 2023-D1'))
  const totals = (pick: (row: string) => number): RowTotals => Object.fromEntries(detailRows.map((row) => [row, ore(pick(row))]))
  const amount = (column: AmountColumn) => (row: string) => chosen[placeOf(row, column)] ?? 0
  const rest = (whole: AmountColumn, part: AmountColumn) => (row: string) => amount(whole)(row) - amount(part)(row)
  return {
    actualYtdPrior: totals(amount('actual-ytd-prior')),
    actualRestPrior: totals(rest('actual-full-year-prior', 'actual-ytd-prior')),
    actualYtd: totals(amount('actual-ytd')),
    budgetYtd: totals(amount('budget-ytd')),
    budgetRest: totals(rest('budget-full-year', 'budget-ytd')),
    forecast: totals(amount('forecast-full-year')),
  }
}

function asWishes(print: Print): [Unknown[], Wish[]] {
  const printed = (row: string, column: string): number => printedValue(print, 'income-statement', row, column)
  const plus = (rows: readonly string[], column: AmountColumn) =>
    rows.map((row) => ({ unknown: placeOf(row, column), sign: 1 as const }))
  const minus = (rows: readonly string[], column: AmountColumn) =>
    rows.map((row) => ({ unknown: placeOf(row, column), sign: -1 as const }))

  const unknowns = detailRows.flatMap((row) =>
    columns.map((column): Unknown => {
      const value = printed(row, column)
      // A row without anything is printed 0,0 and is nothing, not forty thousand kronor.
      return { ...(value === 0 ? { low: 0, high: 0 } : beneath(value)), step: amountColumns[column] }
    }),
  )
  const rows = { ...Object.fromEntries(detailRows.map((row) => [row, [row]])), ...sumsOfRows }
  const wishes = Object.entries(rows).flatMap(([row, addends]): Wish[] => [
    ...(addends.length === 1
      ? []
      : columns.map((column) => ({ terms: plus(addends, column), ...beneath(printed(row, column)) }))),
    ...Object.entries(differences).map(([difference, [minuend, subtrahend]]) => ({
      terms: [...plus(addends, minuend), ...minus(addends, subtrahend)],
      ...beneath(printed(row, difference)),
    })),
  ])
  const inBalance: Wish = { terms: plus(detailRows, 'budget-full-year'), low: 0, high: 0 }
  return [unknowns, [...wishes, inBalance]]
}

/** What rounds to the printed number of mnkr with one decimal, half away from zero, and a little within. */
function beneath(mnkr: number): { low: number; high: number } {
  const middle = Math.round(mnkr * 10) * 100 * orePerTkr
  return { low: middle - 49 * orePerTkr, high: middle + 49 * orePerTkr }
}

function placeOf(row: string, column: AmountColumn): number {
  return detailRows.indexOf(row) * columns.length + columns.indexOf(column)
}
