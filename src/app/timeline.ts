import { type Month, monthOf } from '#domain/month.ts'

/** The months that a chart of what has dates shows: the plan's year, and from a year before to two after as far as is needed. */
export interface Timeline {
  readonly from: Month
  readonly to: Month
  /** The last month that has passed, for the line that says today; absent outside the chart. */
  readonly passed?: Month
}

export interface TimedItem {
  /** Absent for what recurs or has no dates; without an end, `to` is absent. */
  readonly span?: { readonly from: Month; readonly to?: Month }
}

export function timelineOf(items: readonly TimedItem[], year: number, passed: Month): Timeline {
  const spans = items.flatMap(({ span }) => span ?? [])
  const from = earliest([monthOf(year, 1), ...spans.map((span) => span.from)])
  const to = latest([monthOf(year, 12), ...spans.flatMap((span) => span.to ?? [])])
  const shown = { from: latest([from, monthOf(year - 1, 1)]), to: earliest([to, monthOf(year + 2, 12)]) }
  return { ...shown, ...(passed >= shown.from && passed <= shown.to ? { passed } : {}) }
}

function earliest(months: readonly [Month, ...Month[]]): Month {
  return months.toSorted()[0] ?? months[0]
}

function latest(months: readonly [Month, ...Month[]]): Month {
  return months.toSorted().at(-1) ?? months[0]
}
