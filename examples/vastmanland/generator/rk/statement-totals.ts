import { type Ore, ore } from '#domain/money.ts'
import { type Print, printedValue } from '../../../../cases/print.ts'
import { type Random, randomFor } from '../random.ts'
import { habits, type World } from './bookkeeping.ts'

/** Statement sign, whole öre, by row of the income statement. */
export type RowTotals = Readonly<Record<string, Ore>>

const incomeRows = [
  'forsaljning-av-utbildning',
  'forsaljning-av-tjanster',
  'regionersattning',
  'specialdestinerade-statsbidrag',
  'ovriga-intakter',
] as const
const costRows = [
  'personalkostnader',
  'utbildning-kultur-mm',
  'lamnade-bidrag',
  'material-varor-och-tjanster',
  'lokalkostnader',
  'it-kostnader',
  'konsultarvoden',
  'avskrivningar',
  'ovriga-verksamhetskostnader',
] as const
const detailRows = [...incomeRows, ...costRows]

const orePerMnkr = 100_000_000
const orePerTkr = 100_000

/**
 * The unrounded totals beneath the printed income statement: drawn within each cell's rounding interval until the printed
 * sums, the printed result and the printed cost development all follow by rounding exact sums. The budget is in balance.
 */
export function chooseStatementTotals(print: Print): Readonly<Record<World, RowTotals>> {
  const yearToDate = draw(print, 'actual-ytd', 1)
  const ytdPrior = draw(print, 'actual-ytd-prior', 1)
  const closing = draw(print, 'actual-full-year-prior', 1, (totals) => continues(ytdPrior, totals))
  const budget = draw(print, 'budget-full-year', orePerTkr, (totals) => sumOf(totals, detailRows) === 0, balanced)
  const forecast = draw(print, 'forecast-full-year', orePerTkr, (totals) => develops(closing, totals) && saves(budget, totals))
  return {
    'actual-ytd-prior': ytdPrior,
    'actual-rest-prior': Object.fromEntries(detailRows.map((row) => [row, ore(at(closing, row) - at(ytdPrior, row))])),
    'actual-ytd': yearToDate,
    budget,
    forecast,
  }
}

export function resultOf(totals: RowTotals): Ore {
  return ore(sumOf(totals, detailRows))
}

function draw(
  print: Print,
  column: string,
  step: number,
  fits: (totals: RowTotals) => boolean = () => true,
  adjust: (totals: RowTotals) => RowTotals = (totals) => totals,
): RowTotals {
  const random = randomFor(`rk resultaträkning ${column}`)
  const printed = (row: string): number => printedValue(print, 'income-statement', row, column)
  const printsAs = (amount: number, row: string): boolean => rounded(amount / orePerMnkr) === printed(row)
  for (let attempt = 0; attempt < 100_000; attempt++) {
    const totals = adjust(
      Object.fromEntries(detailRows.map((row) => [row, ore(printed(row) * orePerMnkr + offset(step, random))])),
    )
    const [income, cost] = [sumOf(totals, incomeRows), sumOf(totals, costRows)]
    if (
      detailRows.every((row) => printsAs(at(totals, row), row)) &&
      printsAs(income, 'summa-intakter') &&
      printsAs(cost, 'summa-kostnader') &&
      printsAs(income + cost, 'resultat') &&
      fits(totals)
    )
      return totals
  }
  throw new Error(`No unrounded totals were found for the column ${column}.`)
}

/** The rest of the year goes on: no row turns its sign. */
function continues(yearToDate: RowTotals, fullYear: RowTotals): boolean {
  return detailRows.every((row) => {
    const rest = at(fullYear, row) - at(yearToDate, row)
    return Math.sign(rest) === Math.sign(at(yearToDate, row)) && Math.abs(rest) > 20 * orePerTkr
  })
}

/** As the chart of cost development has it: grants +68 %, staff but pensions +2 %. */
function develops(closing: RowTotals, forecast: RowTotals): boolean {
  const staffGrowth =
    ((at(forecast, 'personalkostnader') - pensions('forecast')) /
      (at(closing, 'personalkostnader') - pensions('actual-ytd-prior') - pensions('actual-rest-prior')) -
      1) *
    100
  const grantGrowth = (at(forecast, 'lamnade-bidrag') / at(closing, 'lamnade-bidrag') - 1) * 100
  return Math.abs(staffGrowth - 2) < 0.4 && Math.abs(grantGrowth - 68) < 0.4
}

/** Print's comment: staff costs 13 mnkr below budget. */
function saves(budget: RowTotals, forecast: RowTotals): boolean {
  return rounded((at(forecast, 'personalkostnader') - at(budget, 'personalkostnader')) / orePerMnkr) === 13
}

function pensions(world: World): number {
  const accounts = habits.filter(({ account }) => account === '4120' || account === '4130')
  return accounts.reduce((sum, { fixedTkr }) => sum + (fixedTkr?.[world] ?? 0), 0) * orePerTkr
}

function balanced(totals: RowTotals): RowTotals {
  const row = 'ovriga-verksamhetskostnader'
  return { ...totals, [row]: ore(at(totals, row) - sumOf(totals, detailRows)) }
}

function offset(step: number, random: Random): number {
  return random.between((-450 * orePerTkr) / step, (450 * orePerTkr) / step) * step
}

/** Half away from zero. */
export function rounded(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value)) + 0
}

function at(totals: RowTotals, row: string): number {
  return totals[row] ?? 0
}

function sumOf(totals: RowTotals, rows: readonly string[]): number {
  return rows.reduce((sum, row) => sum + at(totals, row), 0)
}
