import { type Month, month } from '#domain/month.ts'
import { monthsOf, type Period } from '#domain/period.ts'
import { add, type Exact, exact, zero } from '#lib/exact.ts'

/** Hours that make one full-time year, from a month on. */
export interface FullTimeNorm {
  readonly validFrom: Month
  readonly hoursPerYear: number
}

/**
 * 1 725 hours a year, 143,75 a month, flat over the year. Not printed in any of the documents but the only norm that gives
 * their numbers of full-time equivalents back: HSF 2024, RK 2024 and RK 2025 leave 1 724,998–1 725,306 (domain.md §3.4).
 */
export const defaultFullTimeNorms: readonly FullTimeNorm[] = [{ validFrom: month('1900-01'), hoursPerYear: 1725 }]

/** The hours that one full-time employee works in the period: 1 725 ÷ 12 × 7 = 1 006,25 for January–July. Zero before the first norm. */
export function fullTimeHours(period: Period, norms: readonly FullTimeNorm[]): Exact {
  const latestFirst = norms.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  return monthsOf(period).reduce((total, current) => {
    const norm = latestFirst.find(({ validFrom }) => validFrom <= current)
    return norm === undefined ? total : add(total, exact(norm.hoursPerYear, 12n))
  }, zero)
}
