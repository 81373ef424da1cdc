import { monthNumberOf } from '#domain/month.ts'
import type { Period } from '#domain/period.ts'
import { laggedPeriod, type Round } from '#domain/round.ts'

/** Payroll closes a month after the ledger, so that an August report has July's hours; nothing lags at the year's end (domain.md §2.3). */
export function staffPeriod(round: Round): Period | undefined {
  return periodWithLag(round, round.kind === 'Å' ? 0 : 1)
}

/** The months of the round that a series with the lag has; undefined when it has none yet, as in January's report. */
export function periodWithLag(round: Round, lagMonths: number): Period | undefined {
  return lagMonths < monthNumberOf(round.period.to) ? laggedPeriod(round, lagMonths) : undefined
}
