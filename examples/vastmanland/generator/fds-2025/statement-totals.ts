import { ore } from '#domain/money.ts'
import { type Print, printedValue } from '../../../../cases/print.ts'
import type { RowTotals } from '../amounts.ts'
import { type Random, randomFor } from '../random.ts'

/** The unrounded totals beneath the five printed columns of the income statement. */
export interface StatementTotals {
  readonly actualYtd: RowTotals
  readonly actualYtdPrior: RowTotals
  /** September–December: closing less January–August. */
  readonly actualRestPrior: RowTotals
  /** Whole thousands of kronor, and exactly zero in sum: the decided budget is in balance. */
  readonly budget: RowTotals
  /** Whole thousands of kronor. */
  readonly forecast: RowTotals
}

export const incomeRows = ['forsaljning-av-it', 'forsaljning-av-tjanster', 'regionersattning', 'ovriga-intakter'] as const
export const costRows = [
  'personalkostnad',
  'forandring-forrad',
  'ovriga-kostnader-kkl-5',
  'lokalkostnader',
  'it-kostnader',
  'avskrivningar',
  'ovriga-kostnader-kkl-6-7',
  'finansiella',
] as const
const detailRows = [...incomeRows, ...costRows]

const orePerMnkr = 100_000_000
const orePerTkr = 100_000

/**
 * Draws a total within the rounding interval of each printed cell, again and again until the printed sums and the printed
 * result follow too by rounding their own exact sums. Print foots in every column, so a draw in two or three fits.
 */
export function chooseStatementTotals(print: Print): StatementTotals {
  const actualYtdPrior = draw(print, 'actual-ytd-prior', 1, () => true)
  const fullYearPrior = draw(print, 'actual-full-year-prior', 1, (totals) => continues(actualYtdPrior, totals))
  return {
    actualYtd: draw(print, 'actual-ytd', 1, () => true),
    actualYtdPrior,
    actualRestPrior: subtractRows(fullYearPrior, actualYtdPrior),
    budget: draw(print, 'budget-full-year', orePerTkr, (totals) => sumOf(totals, detailRows) === 0, balanceOn('it-kostnader')),
    forecast: draw(print, 'forecast-full-year', orePerTkr, () => true),
  }
}

function draw(
  print: Print,
  column: string,
  step: number,
  fits: (totals: RowTotals) => boolean,
  adjust: (totals: RowTotals) => RowTotals = (totals) => totals,
): RowTotals {
  const random = randomFor(`resultaträkning ${column}`)
  const printed = (row: string): number => printedValue(print, 'income-statement', row, column)
  const printsAs = (amount: number, row: string): boolean => Math.round(Math.abs(amount) / orePerMnkr) === Math.abs(printed(row))

  for (let attempt = 0; attempt < 10_000; attempt++) {
    const totals = adjust(
      Object.fromEntries(
        detailRows.map((row) => [row, ore(printed(row) * orePerMnkr + offset(row, printed(row), step, random))]),
      ),
    )
    const income = sumOf(totals, incomeRows)
    const cost = sumOf(totals, costRows)
    if (
      detailRows.every((row) => printsAs(totals[row] ?? 0, row)) &&
      printsAs(income, 'summa-intakter') &&
      printsAs(cost, 'summa-kostnader') &&
      printsAs(income + cost, 'resultat') &&
      fits(totals)
    ) {
      return totals
    }
  }
  throw new Error(`No unrounded totals were found for the column ${column}.`)
}

/** Within ±0,45 mnkr of the printed number; a cost that prints as 0 is still a small cost. */
function offset(row: string, printed: number, step: number, random: Random): number {
  const isCost = (costRows as readonly string[]).includes(row)
  const [low, high] = printed === 0 && isCost ? [-450 * orePerTkr, -50 * orePerTkr] : [-450 * orePerTkr, 450 * orePerTkr]
  return random.between(low / step, high / step) * step
}

/** The rest of the year goes on in every row: the same sign, and neither nothing nor more than the eight months before. */
function continues(yearToDate: RowTotals, fullYear: RowTotals): boolean {
  return detailRows.every((row) => {
    const first = yearToDate[row] ?? 0
    const rest = (fullYear[row] ?? 0) - first
    return Math.sign(rest) === Math.sign(first) && Math.abs(rest) > Math.abs(first) / 6 && Math.abs(rest) < Math.abs(first)
  })
}

function balanceOn(row: string): (totals: RowTotals) => RowTotals {
  return (totals) => ({ ...totals, [row]: ore((totals[row] ?? 0) - sumOf(totals, detailRows)) })
}

function subtractRows(a: RowTotals, b: RowTotals): RowTotals {
  return Object.fromEntries(detailRows.map((row) => [row, ore((a[row] ?? 0) - (b[row] ?? 0))]))
}

function sumOf(totals: RowTotals, rows: readonly string[]): number {
  return rows.reduce((sum, row) => sum + (totals[row] ?? 0), 0)
}
