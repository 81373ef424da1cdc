import { fullYear, type Period, priorYear } from '#domain/period.ts'
import type { Indicator } from '#domain/plan.ts'
import type { IndicatorOccasion } from './indicator-types/define-indicator-type.ts'
import { periodWithLag } from './lagged-period.ts'
import type { TableContext } from './table-definition.ts'

/** The columns of an indicator's row in print order, with the months that the round asks about. */
export function indicatorOccasions({ round }: TableContext): { readonly occasion: IndicatorOccasion; readonly period: Period }[] {
  return [
    { occasion: 'prior-full-year', period: fullYear(round.year - 1) },
    { occasion: 'prior-ytd', period: priorYear(round.period) },
    { occasion: 'actual', period: round.period },
  ]
}

/**
 * The months that the indicator itself has on the occasion: its lag is taken off, except from a whole year, where nothing
 * lags (domain.md §2.3). Undefined when the lag leaves nothing.
 */
export function periodOfOccasion(
  occasion: IndicatorOccasion,
  { lagMonths }: Indicator,
  { round }: TableContext,
): Period | undefined {
  if (occasion === 'prior-full-year') return fullYear(round.year - 1)
  const current = periodWithLag(round, round.kind === 'Å' ? 0 : lagMonths)
  if (current === undefined) return undefined
  return occasion === 'actual' ? current : priorYear(current)
}
