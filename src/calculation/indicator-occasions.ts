import { addMonths } from '#domain/month.ts'
import { fullYear, type Period, priorYear } from '#domain/period.ts'
import type { Indicator, IndicatorMonths } from '#domain/plan.ts'
import { type FollowUpKind, followUpKinds } from '#domain/round.ts'
import type { IndicatorOccasion } from './indicator-types/define-indicator-type.ts'
import { periodWithLag } from './lagged-period.ts'
import type { TableContext } from './table-definition.ts'

/** The columns of an indicator's row in print order, with the months that the round asks about. */
export function indicatorOccasions({
  round,
}: TableContext): readonly { readonly occasion: IndicatorOccasion; readonly period: Period }[] {
  return [
    { occasion: 'prior-full-year', period: fullYear(round.year - 1) },
    { occasion: 'prior-ytd', period: priorYear(round.period) },
    { occasion: 'actual', period: round.period },
  ]
}

/**
 * The months that the indicator itself is asked about on the occasion, or why it is not: it is followed up in other rounds,
 * or its lag leaves nothing yet. The lag is taken off except from a whole year, where nothing lags (domain.md §2.3).
 */
export function monthsAskedOf(
  { rounds, lagMonths, months = 'year-to-date' }: Indicator,
  occasion: IndicatorOccasion,
  { round }: TableContext,
): { readonly period: Period } | { readonly notDueSv: string } {
  if (occasion === 'prior-full-year') return { period: fullYear(round.year - 1) }
  if (!rounds.some((kind) => kind === round.kind)) return { notDueSv: followedUpAtSv(rounds) }
  const current = periodWithLag(round, round.kind === 'Å' ? 0 : lagMonths)
  if (current === undefined) return { notDueSv: `Uppgifterna kommer ${lagMonths} mån efter perioden.` }
  const asked = windows[months](current)
  return { period: occasion === 'actual' ? asked : priorYear(asked) }
}

const windows: Readonly<Record<IndicatorMonths, (yearToDate: Period) => Period>> = {
  'year-to-date': (yearToDate) => yearToDate,
  'latest-month': ({ to }) => ({ from: to, to }),
  'rolling-twelve': ({ to }) => ({ from: addMonths(to, -11), to }),
}

/** "Årsvis uppföljning", "Följs upp i delårsrapport 2 och årsrapport". */
function followedUpAtSv(rounds: readonly FollowUpKind[]): string {
  if (rounds.length === 1 && rounds[0] === 'Å') return 'Årsvis uppföljning'
  if (rounds.length === 0) return 'Ingen uppföljning är planerad'
  return `Följs upp i ${new Intl.ListFormat('sv').format(rounds.map((kind) => followUpKinds[kind].labelSv.toLowerCase()))}`
}
