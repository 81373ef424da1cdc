import { addMonths, formatMonth, type Month, monthNamesSv, monthNumberOf, monthOf, yearOf } from './month.ts'

/**
 * The months that a value covers, both ends included. Always the real data period, never the report's label:
 * hours that are January–July say so in an August report (domain.md §2.3).
 */
export interface Period {
  readonly from: Month
  readonly to: Month
}

/** Throws RangeError when the period ends before it begins. */
export function period(from: Month, to: Month = from): Period {
  if (to < from) throw new RangeError(`A period cannot end (${to}) before it begins (${from}).`)
  return { from, to }
}

export function fullYear(year: number): Period {
  return { from: monthOf(year, 1), to: monthOf(year, 12) }
}

/** January up to and including the month. */
export function yearToDate(to: Month): Period {
  return { from: monthOf(yearOf(to), 1), to }
}

/** The same months of the year before. */
export function priorYear({ from, to }: Period): Period {
  return { from: addMonths(from, -12), to: addMonths(to, -12) }
}

export function monthsOf({ from, to }: Period): Month[] {
  const months: Month[] = []
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month)
  return months
}

/** Whether `inner` lies wholly within `outer`. */
export function covers(outer: Period, inner: Period): boolean {
  return outer.from <= inner.from && inner.to <= outer.to
}

export function samePeriod(a: Period, b: Period): boolean {
  return a.from === b.from && a.to === b.to
}

/** "augusti 2025", "januari–augusti 2025", "helår 2024", "november 2024–mars 2025". */
export function formatPeriod({ from, to }: Period): string {
  if (from === to) return formatMonth(from)
  if (yearOf(from) !== yearOf(to)) return `${formatMonth(from)}–${formatMonth(to)}`
  if (monthNumberOf(from) === 1 && monthNumberOf(to) === 12) return `helår ${yearOf(from)}`
  return `${monthNamesSv[monthNumberOf(from) - 1]}–${formatMonth(to)}`
}
