import { isIncomeStatementAccount } from '#domain/account.ts'
import { formatPeriod } from '#domain/period.ts'
import { actual } from '#domain/scenario.ts'
import type { FindingLog } from '../finding-log.ts'
import { type LedgerFile, noObjects, type PeriodAmount } from './ledger-file.ts'
import type { WithoutCostCentre } from './without-cost-centre.ts'

/**
 * A file of year amounts alone (SIE type 1): each is an amount of its whole fiscal year, for the unit that the sender's
 * profile names. Only of years that had ended when the file was written: what a running year has come to has no months.
 * Beside months or vouchers, year amounts are controls and never amounts.
 */
export function fromYearAmounts(file: LedgerFile, without: WithoutCostCentre, log: FindingLog): PeriodAmount[] {
  const lines = file.yearAmounts.filter(({ account }) => isIncomeStatementAccount(account))
  if (file.periodAmounts.length > 0 || file.vouchers.length > 0 || lines.length === 0) return []
  if (!without.hasUnit) {
    log.add('I-050', {}, `Filen har bara årssaldon. Exportera med månader och kostnadsställen: ${file.words.withObjectsSv}.`)
    return []
  }
  const placed: PeriodAmount[] = []
  for (const [year, ofYear] of Map.groupBy(lines, (line) => line.year)) {
    const period = file.years.get(year)
    if (period && hasEnded(period.to, file)) {
      for (const line of ofYear) {
        const amount = without.place({ ...line, scenario: actual, period, objects: noObjects })
        if (amount) placed.push(amount)
      }
      continue
    }
    log.add(
      'I-054',
      { row: ofYear[0]?.row ?? 1 },
      `Filen har bara årssaldon, och ${period ? formatPeriod(period) : `räkenskapsår ${year}`} var inte slut när den skrevs: ` +
        `de beloppen läses inte in. Exportera med månader: ${file.words.withObjectsSv}.`,
    )
  }
  return placed
}

function hasEnded(lastMonth: string, { through, writtenIn }: LedgerFile): boolean {
  return through === undefined ? writtenIn !== undefined && writtenIn > lastMonth : through >= lastMonth
}
