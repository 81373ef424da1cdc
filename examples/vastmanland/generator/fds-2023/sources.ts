import { ore } from '#domain/money.ts'
import { readPrint } from '../../../../cases/print.ts'
import { joined, months, shareOut } from '../amounts.ts'
import { balanceSheet, carriedForward, openingBalances2022 } from '../balance-sheet.ts'
import { writeInvestmentWorkbook } from '../investment-workbook.ts'
import { type ForecastHead, writeBudgetWorkbook, writeForecastWorkbook } from '../plan-workbooks.ts'
import { writeSieFile } from '../sie-file.ts'
import { books } from './books.ts'
import { writeIncidents, writeIndicators, writeRehabilitationCases } from './events.ts'
import { chooseInvestments } from './investments.ts'
import { writeSicknessAbsence } from './staff.ts'
import { chooseStatementTotals } from './statement-totals.ts'

/** What FDS's systems would have sent for interim report 1 2023, by file name. */
export async function fds2023Sources(): Promise<ReadonlyMap<string, Uint8Array>> {
  const print = readPrint('fds-2023-d1')
  const totals = chooseStatementTotals(print)
  const investments = chooseInvestments(print)

  const year2022 = months('2022-01', 12)
  const income2022 = joined([
    ...shareOut(books, totals.actualYtdPrior, 'actual-ytd-prior', year2022.slice(0, 4), oneOre),
    ...shareOut(books, totals.actualRestPrior, 'actual-rest-prior', year2022.slice(4), oneOre),
  ])
  const balance2022 = balanceSheet(openingBalances2022, income2022, year2022, investedIn2022)

  const investedIn2023 = ore(investments.reduce((sum, { actual }) => sum + actual, 0))
  const toApril = months('2023-01', 4)
  const income2023 = shareOut(books, totals.actualYtd, 'actual-ytd', toApril, oneOre)
  const balance2023 = balanceSheet(carriedForward(balance2022.closing), income2023, toApril, investedIn2023)

  const year2023 = months('2023-01', 12)
  const budget2023 = joined([
    ...shareOut(books, totals.budgetYtd, 'budget-ytd', year2023.slice(0, 4), oneThousandKronor),
    ...shareOut(books, totals.budgetRest, 'budget-rest', year2023.slice(4), oneThousandKronor),
  ])
  return new Map<string, Uint8Array>([
    [
      'ledger-fds-2022.se',
      writeSieFile({ year: 2022, months: year2022, madeOn: '2023-01-20', income: income2022, balance: balance2022 }),
    ],
    [
      'ledger-fds-2023-04.se',
      writeSieFile({ year: 2023, months: toApril, madeOn: '2023-05-09', income: income2023, balance: balance2023 }),
    ],
    ['budget-fds-2023.xlsx', await writeBudgetWorkbook(2023, budget2023)],
    [
      'forecast-fds-2023-d1.xlsx',
      await writeForecastWorkbook(forecastHead, shareOut(books, totals.forecast, 'forecast', year2023, oneThousandKronor)),
    ],
    [
      'investments-fds-2023.xlsx',
      await writeInvestmentWorkbook({ year: 2023, monthSv: 'april', category: 'Utrustning' }, investments),
    ],
    ['sickness-absence-fds-2023-03.csv', writeSicknessAbsence(print)],
    ['rehabilitation-cases-fds-2023-03.csv', writeRehabilitationCases(print)],
    ['incidents-fds-2023-03.csv', writeIncidents(print)],
    ['indicators-fds-2023-04.csv', writeIndicators(print)],
  ])
}

const oneOre = 1
const oneThousandKronor = 100_000
/** Invented: no printed figure stands on it, only the balance accounts. */
const investedIn2022 = ore(29_870_400_00)

/** What print says of the forecast, beside the accounts that it concerns. */
const forecastHead: ForecastHead = {
  year: 2023,
  monthSv: 'april',
  remarks: {
    '3510 7110': 'Uthyrning av utrustning, större volym',
    '6460 7110': 'Inköp och montering av 8 GB ramminne',
    '6470 7120': 'Ökade kostnader för serviceavtal',
    '7920 7110': 'Försenade investeringar',
  },
}
