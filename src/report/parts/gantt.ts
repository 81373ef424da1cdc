import type { Block, GanttBar } from '#domain/document.ts'
import { type Month, monthNamesSv, monthNumberOf, monthOf, yearOf } from '#domain/month.ts'
import type { Round } from '#domain/round.ts'
import type { StatusMark } from '#domain/status.ts'

/** One thing that goes on: from a month, to a month unless it has no end. */
export interface Timed {
  /** Its row's in the table. */
  readonly key: string
  readonly labelSv: string
  readonly from?: Month
  readonly to?: Month
  /** When, as the plan writes it; the months in words when absent. */
  readonly writtenSv?: string
  readonly status?: StatusMark
}

/**
 * When things go on, over the whole years that they touch, the reported year always among them. Nothing when none of them has
 * a month: an empty drawing says less than the table does.
 */
export function ganttBlock(
  { name, titleSv, table }: { readonly name: string; readonly titleSv: string; readonly table: string },
  timed: readonly Timed[],
  round: Round,
): Block[] {
  if (timed.every(({ from }) => from === undefined)) return []
  const years = timed.flatMap(({ from, to }) => [from, to].flatMap((month) => (month === undefined ? [] : [yearOf(month)])))
  const period = { from: monthOf(Math.min(round.year, ...years), 1), to: monthOf(Math.max(round.year, ...years), 12) }
  const bars = timed.map(
    ({ key, labelSv, from, to, writtenSv, status }): GanttBar => ({
      key,
      labelSv,
      ...(from && { months: { from, to: to ?? period.to } }),
      monthsSv: writtenSv ?? monthsSv(from, to),
      ...(status && { status }),
    }),
  )
  const spoken = bars.map(
    ({ labelSv, monthsSv, status }) => `${labelSv}: ${[monthsSv, status?.wordSv].filter(Boolean).join(', ')}.`,
  )
  const altSv = `Tidslinje: ${titleSv}, ${yearOf(period.from)}–${yearOf(period.to)}. ${spoken.join(' ')}`
  const followed = round.kind === 'P' ? {} : { followedTo: round.period.to }
  const gantt = { name, titleSv, altSv, table, period, ...followed, bars }
  return [{ kind: 'gantt', gantt }]
}

/** "apr–dec 2023", "apr 2023–mar 2024", "2024", "från apr 2024", "Tid saknas". */
function monthsSv(from: Month | undefined, to: Month | undefined): string {
  if (from === undefined) return 'Tid saknas'
  if (to === undefined) return `från ${monthNumberOf(from) === 1 ? yearOf(from) : shortMonth(from)}`
  if (monthNumberOf(from) === 1 && monthNumberOf(to) === 12) {
    return yearOf(from) === yearOf(to) ? String(yearOf(from)) : `${yearOf(from)}–${yearOf(to)}`
  }
  if (from === to) return shortMonth(from)
  return yearOf(from) === yearOf(to) ? `${shortName(from)}–${shortMonth(to)}` : `${shortMonth(from)}–${shortMonth(to)}`
}

function shortMonth(month: Month): string {
  return `${shortName(month)} ${yearOf(month)}`
}

function shortName(month: Month): string {
  return (monthNamesSv[monthNumberOf(month) - 1] ?? '').slice(0, 3)
}
