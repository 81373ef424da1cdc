import { formatMonth } from '#domain/month.ts'
import { covers, formatPeriod } from '#domain/period.ts'
import type { FindingLog } from '../finding-log.ts'
import type { LedgerFile, PeriodAmount } from './ledger-file.ts'

/** The lines whose months lie in the fiscal year that they name. Others would count in two years: they are left out, aloud. */
export function withinYear(
  file: LedgerFile,
  year: number,
  lines: readonly PeriodAmount[],
  log: FindingLog,
): readonly PeriodAmount[] {
  const fiscalYear = file.years.get(year)
  const [first] = lines
  if (!fiscalYear) {
    if (first)
      log.add(
        'I-042',
        { row: first.row },
        `Filen har belopp för år ${year} men ingen ${file.words.fiscalYearSv(year)} som säger vilka månader det är.`,
      )
    return []
  }
  const [outside, ...more] = lines.filter(({ period }) => !covers(fiscalYear, period))
  if (!outside) return lines
  log.add(
    'I-048',
    { row: outside.row },
    `${formatPeriod(outside.period)} ligger utanför räkenskapsår ${year} (${formatMonth(fiscalYear.from)}–${formatMonth(fiscalYear.to)}). ` +
      `Raden läses inte in${more.length > 0 ? `, och inte heller ${more.length} till` : ''}.`,
  )
  return lines.filter(({ period }) => covers(fiscalYear, period))
}
