import { ore } from '#domain/money.ts'
import { readPrint } from '../../../../cases/print.ts'
import { joined, months, shareOut } from '../amounts.ts'
import { balanceSheet, carriedForward, openingBalances2024 } from '../balance-sheet.ts'
import { type Books, habits } from '../bookkeeping.ts'
import { writeInvestmentWorkbook } from '../investment-workbook.ts'
import { type ForecastHead, writeBudgetWorkbook, writeForecastWorkbook } from '../plan-workbooks.ts'
import { readStatementRows } from '../reference-files.ts'
import { writeSieFile } from '../sie-file.ts'
import { writeIncidents, writeIndicators, writeInternalControl } from './events.ts'
import { chooseInvestments } from './investments.ts'
import { writeHoursWorked, writeSicknessAbsence } from './staff.ts'
import { chooseStatementTotals } from './statement-totals.ts'

/** What FDS's systems would have sent for interim report 2 2025, by file name. */
export async function fds2025Sources(): Promise<ReadonlyMap<string, Uint8Array>> {
  const print = readPrint('fds-2025-d2')
  const totals = chooseStatementTotals(print)
  const investments = chooseInvestments(print)

  const year2024 = months('2024-01', 12)
  const income2024 = [
    ...shareOut(books, totals.actualYtdPrior, 'actual-ytd-prior', year2024.slice(0, 8), oneOre),
    ...shareOut(books, totals.actualRestPrior, 'actual-rest-prior', year2024.slice(8), oneOre),
  ]
  const balance2024 = balanceSheet(openingBalances2024, income2024, year2024, investedIn2024)

  const toAugust = months('2025-01', 8)
  const income2025 = shareOut(books, totals.actualYtd, 'actual-ytd', toAugust, oneOre)
  const investedIn2025 = ore(investments.reduce((sum, { actual }) => sum + actual, 0))
  const balance2025 = balanceSheet(carriedForward(balance2024.closing), income2025, toAugust, investedIn2025)

  const year2025 = months('2025-01', 12)
  return new Map<string, Uint8Array>([
    [
      'ledger-fds-2024.se',
      writeSieFile({ year: 2024, months: year2024, madeOn: '2025-01-20', income: joined(income2024), balance: balance2024 }),
    ],
    [
      'ledger-fds-2025-08.se',
      writeSieFile({ year: 2025, months: toAugust, madeOn: '2025-09-09', income: income2025, balance: balance2025 }),
    ],
    [
      'budget-fds-2025.xlsx',
      await writeBudgetWorkbook(2025, shareOut(books, totals.budget, 'budget', year2025, oneThousandKronor)),
    ],
    [
      'forecast-fds-2025-d2.xlsx',
      await writeForecastWorkbook(forecastHead, shareOut(books, totals.forecast, 'forecast', year2025, oneThousandKronor)),
    ],
    [
      'investments-fds-2025.xlsx',
      await writeInvestmentWorkbook({ year: 2025, monthSv: 'augusti', category: 'Investeringar' }, investments),
    ],
    ['hours-worked-fds.csv', writeHoursWorked()],
    ['sickness-absence-fds.csv', writeSicknessAbsence()],
    ['incidents-fds.csv', writeIncidents()],
    ['indicators-fds.csv', writeIndicators(print)],
    ['internal-control-fds.csv', writeInternalControl()],
  ])
}

const books: Books = { habits, rows: readStatementRows('income-statement-fds.yaml') }
const oneOre = 1
const oneThousandKronor = 100_000
/** Invented: no printed figure stands on it, only the balance accounts. */
const investedIn2024 = ore(31_418_550_00)

const forecastHead: ForecastHead = {
  year: 2025,
  monthSv: 'augusti',
  remarks: {
    '3910 7100': 'Lägre ersättning än budgeterat, motsvaras av lägre kostnader',
    '3710 7130': 'Statsbidrag för läkemedelslista och egenmonitorering',
    '4010 7130': 'Vakanser tillsätts senare än planerat',
    '6420 7130': 'Försenade leveranser från Cambio',
    '7920 7120': 'Senare aktivering av investeringar',
  },
}
