/**
 * Makes the sources of the example region: what FDS's systems would have sent for interim report 2 2025.
 *
 *   node examples/vastmanland/generate.ts
 *
 * 1. What FDS printed is read from cases/fds-2025-d2/print.json, and an unrounded total is chosen beneath each printed number.
 * 2. The totals are shared out by account, cost centre, counterparty and month: invented, but adding up to the öre.
 * 3. Investments, staff, incidents, indicators and control counts are made likewise.
 * 4. Each is written as its system would write it. The same seeds give the same bytes, on any machine.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { ore } from '#domain/money.ts'
import { readPrint } from '../../cases/print.ts'
import { type AmountLine, months, shareOut } from './generator/amounts.ts'
import { balanceSheet, carriedForward, openingBalances2024 } from './generator/balance-sheet.ts'
import { writeIncidents, writeIndicators, writeInternalControl } from './generator/events.ts'
import { chooseInvestments, writeInvestmentWorkbook } from './generator/investments.ts'
import { writeBudgetWorkbook, writeForecastWorkbook } from './generator/plan-workbooks.ts'
import { writeSieFile } from './generator/sie-file.ts'
import { writeHoursWorked, writeSicknessAbsence } from './generator/staff.ts'
import { chooseStatementTotals } from './generator/statement-totals.ts'

/** Every source file by name. */
export async function generateSources(): Promise<ReadonlyMap<string, Uint8Array>> {
  const print = readPrint('fds-2025-d2')
  const totals = chooseStatementTotals(print)
  const investments = chooseInvestments(print)

  const year2024 = months('2024-01', 12)
  const income2024 = [
    ...shareOut(totals.actualYtdPrior, 'actual-ytd-prior', year2024.slice(0, 8), oneOre),
    ...shareOut(totals.actualRestPrior, 'actual-rest-prior', year2024.slice(8), oneOre),
  ]
  const balance2024 = balanceSheet(openingBalances2024, income2024, year2024, investedIn2024)

  const toAugust = months('2025-01', 8)
  const income2025 = shareOut(totals.actualYtd, 'actual-ytd', toAugust, oneOre)
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
    ['budget-fds-2025.xlsx', await writeBudgetWorkbook(shareOut(totals.budget, 'budget', year2025, oneThousandKronor))],
    [
      'forecast-fds-2025-d2.xlsx',
      await writeForecastWorkbook(shareOut(totals.forecast, 'forecast', year2025, oneThousandKronor)),
    ],
    ['investments-fds-2025.xlsx', await writeInvestmentWorkbook(investments)],
    ['hours-worked-fds.csv', writeHoursWorked()],
    ['sickness-absence-fds.csv', writeSicknessAbsence()],
    ['incidents-fds.csv', writeIncidents()],
    ['indicators-fds.csv', writeIndicators(print)],
    ['internal-control-fds.csv', writeInternalControl()],
  ])
}

const oneOre = 1
const oneThousandKronor = 100_000
/** Invented: no printed figure stands on it, only the balance accounts. */
const investedIn2024 = ore(31_418_550_00)

/** The year's lines of the same account and objects, made in two parts, as one. */
function joined(lines: readonly AmountLine[]): AmountLine[] {
  const merged = new Map<string, AmountLine>()
  for (const line of lines) {
    const key = `${line.account} ${line.costCentre} ${line.counterparty}`
    const earlier = merged.get(key)
    merged.set(key, earlier ? { ...line, byMonth: new Map([...earlier.byMonth, ...line.byMonth]) } : line)
  }
  return [...merged.values()]
}

if (import.meta.main) {
  const folder = new URL('./sources/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  for (const [name, bytes] of await generateSources()) {
    writeFileSync(new URL(name, folder), bytes)
    console.log(`${name}: ${bytes.length} bytes`)
  }
}
