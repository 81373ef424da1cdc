import { type Ore, ore } from '#domain/money.ts'
import { readPrint } from '../../../../cases/print.ts'
import { type AmountLine, months } from '../amounts.ts'
import { budgetResults, chooseCentreResults, resultsSoFar, subtractResults } from './centre-results.ts'
import { writeOfficeComparabilityItems } from './comparability-items.ts'
import { writeBenefits, writeControls, writeEcommerce, writeIndicatorValues, writeRehabilitation } from './events.ts'
import { writeInvestmentBudget, writeInvestmentPurchases } from './investments.ts'
import { keepBooks, writeClosingsWorkbook, writeLedger, writePlanWorkbook } from './ledger.ts'
import { writeComparisonAdjustments, writeHoursWorked, writeIncidents, writeSicknessAbsence } from './staff.ts'
import { chooseStatementTotals, resultOf } from './statement-totals.ts'

/** Regionkontoret's source files by name: what its systems would have sent for interim report 2 2025. */
export async function rk2025Sources(): Promise<[name: string, bytes: Uint8Array][]> {
  const print = readPrint('rk-2025-d2')
  const totals = chooseStatementTotals(print)

  const closing = ore(resultOf(totals['actual-ytd-prior']) + resultOf(totals['actual-rest-prior']))
  const results2024 = chooseCentreResults(print, 'actual-2024', 2024, 1, closing)
  const toAugust2024 = resultsSoFar(results2024, resultOf(totals['actual-ytd-prior']), '2024')
  const forecast = chooseCentreResults(print, 'forecast-full-year', 2025, thousandKronor, resultOf(totals.forecast))
  const toAugust2025 = resultsSoFar(forecast, resultOf(totals['actual-ytd']), '2025')

  const year2024 = months('2024-01', 12)
  const year2025 = months('2025-01', 12)
  const ledger2024 = [
    ...keepBooks('actual-ytd-prior', totals['actual-ytd-prior'], toAugust2024, year2024.slice(0, 8), oneOre),
    ...keepBooks(
      'actual-rest-prior',
      totals['actual-rest-prior'],
      subtractResults(results2024, toAugust2024),
      year2024.slice(8),
      oneOre,
    ),
  ]
  const ledger2025 = keepBooks('actual-ytd', totals['actual-ytd'], toAugust2025, year2025.slice(0, 8), oneOre)
  const plan = (world: 'budget' | 'forecast', results: Readonly<Record<string, Ore>>): AmountLine[] =>
    keepBooks(world, totals[world], results, year2025, thousandKronor)

  return [
    ['investment-budget-rk-2025.xlsx', await writeInvestmentBudget()],
    ['investment-purchases-rk-2025-08.csv', writeInvestmentPurchases()],
    ['hours-worked-rk.csv', writeHoursWorked()],
    ['hours-adjustment-rk-2025-d2.csv', writeComparisonAdjustments()],
    ['sickness-absence-rk.csv', writeSicknessAbsence()],
    ['incidents-rk.csv', writeIncidents()],
    ['rehabilitation-rk.csv', writeRehabilitation()],
    ['indicators-rk.csv', writeIndicatorValues()],
    ['ecommerce-rk-2025-07.csv', writeEcommerce()],
    ['internal-control-rk.csv', writeControls()],
    ['benefits-rk-2025-08.csv', writeBenefits()],
    ['comparability-items-rk-2025-d2.csv', writeOfficeComparabilityItems()],
    ['ledger-rk-2024.csv', writeLedger(ledger2024, year2024)],
    ['ledger-rk-2025-08.csv', writeLedger(ledger2025, year2025.slice(0, 8))],
    ['budget-and-forecast-rk-2025-d2.xlsx', await writePlanWorkbook(plan('budget', budgetResults), plan('forecast', forecast))],
    [
      'closings-rk-2021-2023.xlsx',
      await writeClosingsWorkbook(
        [2021, 2022, 2023].map((year) => chooseCentreResults(print, `actual-${year}`, year, 1)),
        costsTkr,
      ),
    ],
  ]
}

const oneOre = 1
const thousandKronor = 100_000

/** Thousands of kronor a year: invented, only the size of each centre's books in the closed years. */
const costsTkr: Readonly<Record<string, number>> = {
  'rk-ca': 28_000,
  'rk-varu': 21_000,
  'rk-upph': 9_000,
  'rk-ce': 62_000,
  'rk-glas': 1_300,
  'rk-ch': 5_200,
  'rk-chr': 118_000,
  'rk-pol': 2_100,
  'rk-cifu': 96_000,
  'rk-forsk': 14_000,
  'rk-ck': 41_000,
  'rk-rds': 38_000,
  'rk-reserv': 900,
  'rk-pu': 24_000,
}
