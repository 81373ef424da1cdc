import { ore } from '#domain/money.ts'
import { readPrint } from '../../../../../cases/print.ts'
import { joined, months } from '../../amounts.ts'
import { balanced, budgetedResults, chooseResults, lessResults, resultsSoFar, withTotal } from './area-results.ts'
import { writeBenefits } from './benefits.ts'
import { bookActual, bookBudget, bookLike, byMonth } from './books.ts'
import { writeHealthCareComparabilityItems } from './comparability-items.ts'
import { writeInvestments } from './investments.ts'
import { writeBudget, writeClosing, writeForecast, writeLedger } from './ledger-files.ts'
import { chooseStatementTotals, resultOf } from './statement-totals.ts'

const oneOre = 1
const thousandKronor = 100_000

/** Health care's economy by file name: what its systems would have sent for interim report 1 2024. */
export async function hsf2024EconomySources(): Promise<[name: string, bytes: Uint8Array][]> {
  const print = readPrint('hsf-2024-d1')
  const totals = chooseStatementTotals(print)
  const [year2023, year2024] = [months('2023-01', 12), months('2024-01', 12)]

  const results2022 = chooseResults(print, 'actual-2022', oneOre)
  const prior = resultOf(totals['ytd-prior'])
  const results2023 = chooseResults(print, 'actual-2023', oneOre, ore(prior + resultOf(totals['rest-prior'])))
  const toApril2023 = resultsSoFar(results2023, 38, prior)
  const toApril2024 = chooseResults(print, 'actual-ytd', oneOre, resultOf(totals.ytd))
  const budgeted = budgetedResults(toApril2024, resultOf(totals['budget-ytd']))
  const forecast = chooseResults(print, 'forecast-full-year', thousandKronor, resultOf(totals.forecast))

  const happened = bookActual('ytd', totals.ytd, toApril2024)
  const budgetToApril = bookBudget('budget-ytd', totals['budget-ytd'], happened, budgeted)
  const budgetFromMay = bookLike('budget-rest', totals['budget-rest'], budgetToApril, 2, lessResults(balanced, budgeted))
  const forecastLines = bookLike('forecast', totals.forecast, happened, 3, forecast)
  const march = bookLike(
    'forecast-march',
    totals['forecast-march'],
    happened,
    3,
    withTotal(forecast, resultOf(totals['forecast-march'])),
  )

  const ledger2023 = [
    ...byMonth(bookActual('ytd-prior', totals['ytd-prior'], toApril2023), year2023.slice(0, 4), oneOre, '2023'),
    ...byMonth(
      bookActual('rest-prior', totals['rest-prior'], lessResults(results2023, toApril2023)),
      year2023.slice(4),
      oneOre,
      '2023 resten',
    ),
  ]
  const budget = joined([
    ...byMonth(budgetToApril, year2024.slice(0, 4), thousandKronor, 'budget'),
    ...byMonth(budgetFromMay, year2024.slice(4), thousandKronor, 'budget'),
  ])
  return [
    ['closings-hsf-2022.csv', writeClosing(results2022, 2022)],
    ['ledger-hsf-2023.csv', writeLedger(ledger2023, year2023)],
    ['ledger-hsf-2024-04.csv', writeLedger(byMonth(happened, year2024.slice(0, 4), oneOre, '2024'), year2024.slice(0, 4))],
    ['investments-hsf-2024-04.csv', writeInvestments()],
    ['benefits-hsf-2024-04.csv', writeBenefits()],
    ['comparability-items-hsf-2024-d1.csv', writeHealthCareComparabilityItems()],
    ['budget-hsf-2024.xlsx', await writeBudget(budget, year2024, [-1_100_000, -1_160_000])],
    ['forecast-hsf-2024-04.xlsx', await writeForecast(forecastLines, 'april', { lowTkr: -50_000, highTkr: 20_000 })],
    ['forecast-hsf-2024-03.xlsx', await writeForecast(march, 'mars', { lowTkr: -60_000, highTkr: 30_000 })],
  ]
}
