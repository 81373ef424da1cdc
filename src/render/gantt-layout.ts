import type { Gantt, GanttBar } from '#domain/document.ts'
import { monthNumberOf, yearOf } from '#domain/month.ts'
import { monthsOf } from '#domain/period.ts'
import type { StatusMark } from '#domain/status.ts'
import { palette, toneColours } from './palette.ts'
import { estimateTextWidth } from './text-width.ts'

/** A Gantt as counted months, from the left: where each bar stands, and where there is room for its words. */
export interface GanttLayout {
  readonly months: number
  readonly monthWidth: number
  readonly years: readonly { readonly labelSv: string; readonly start: number; readonly count: number }[]
  /** How many months have been followed up when the report is written; a line is drawn after them. None when nothing is, or outside the years. */
  readonly followed: number | undefined
  readonly rows: readonly GanttRow[]
  /** Each status that some bar has, once. */
  readonly statuses: readonly StatusMark[]
}

export interface GanttRow {
  readonly bar: GanttBar
  /** The bar's months; absent when it has none. */
  readonly span?: { readonly start: number; readonly count: number }
  readonly colour: typeof palette.primary | (typeof toneColours)[StatusMark['tone']]
  /** Where the words stand: in the bar, or in the empty months on one side of it. */
  readonly words: 'inside' | 'after' | 'before'
}

/** `width` is that of all months together, in the same unit as `fontSize`, whichever it is. */
export function layOutGantt(gantt: Gantt, width: number, fontSize: number): GanttLayout {
  const months = monthsOf(gantt.period)
  const monthWidth = width / months.length
  const rows = gantt.bars.map((bar): GanttRow => {
    const colour = bar.status === undefined ? palette.primary : toneColours[bar.status.tone]
    if (bar.months === undefined) return { bar, colour, words: 'after' }
    const start = months.indexOf(bar.months.from)
    const count = months.indexOf(bar.months.to) - start + 1
    const needed = estimateTextWidth(bar.monthsSv, fontSize) + fontSize
    const fits = (room: number) => room * monthWidth >= needed
    const words = fits(count) ? 'inside' : fits(months.length - start - count) ? 'after' : 'before'
    return { bar, span: { start, count }, colour, words }
  })
  const years = months.flatMap((month, start) =>
    monthNumberOf(month) === 1 ? [{ labelSv: String(yearOf(month)), start, count: 12 }] : [],
  )
  const at = gantt.followedTo === undefined ? -1 : months.indexOf(gantt.followedTo)
  const statuses = gantt.bars.flatMap(({ status }) => status ?? [])
  return {
    months: months.length,
    monthWidth,
    years,
    followed: at === -1 ? undefined : at + 1,
    rows,
    statuses: statuses.filter((one, index) => statuses.findIndex(({ wordSv }) => wordSv === one.wordSv) === index),
  }
}
