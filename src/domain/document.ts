import type { Display } from './display.ts'
import type { Figure } from './figure.ts'
import type { Month } from './month.ts'
import type { Period } from './period.ts'
import type { StatusMark } from './status.ts'
import type { Inline, Table } from './table.ts'

/** A report as data, before it is a file: what every renderer is given, and the only thing they share (architecture.md §4 point 8). */
export interface Document {
  readonly orgUnit: string
  readonly round: string
  readonly titleSv: string
  /** Who reports: "Förvaltningen för digitaliseringsstöd". */
  readonly authorSv: string
  readonly regionSv: string
  readonly period: Period
  readonly language: 'sv'
  /** The snapshot of facts that every figure stands on. */
  readonly snapshotId: string
  /** ISO date; given, never read from a clock, so that the same data gives the same bytes. */
  readonly dated: string
  readonly caseNumber?: string
  /** What the document's files say in their metadata that they are; a draft says nothing. */
  readonly identifier?: string
  readonly sections: readonly Section[]
}

export interface Section {
  /** Lasting key and anchor: 'ekonomi'. */
  readonly key: string
  readonly titleSv: string
  readonly blocks: readonly Block[]
}

export type Block =
  | HeadingBlock
  | ParagraphBlock
  | ListBlock
  | TableBlock
  | ChartBlock
  | GanttBlock
  | CalloutBlock
  | FootnoteBlock
  | PageBreakBlock

/** A heading inside a section; the section's own title is level 1 of the report's body. */
export interface HeadingBlock {
  readonly kind: 'heading'
  readonly level: 2 | 3
  readonly textSv: string
}

export interface ParagraphBlock {
  readonly kind: 'paragraph'
  readonly inlines: readonly Inline[]
}

export interface ListBlock {
  readonly kind: 'list'
  readonly ordered: boolean
  readonly items: readonly (readonly Inline[])[]
}

export interface TableBlock {
  readonly kind: 'table'
  readonly table: Table
  /** A hint to paged formats: a table with many or wordy columns wants a landscape page. */
  readonly wide: boolean
}

export interface ChartBlock {
  readonly kind: 'chart'
  readonly chart: Chart
}

/** When things go on, as bars over months. The table of the same rows follows it and says the same in words. */
export interface GanttBlock {
  readonly kind: 'gantt'
  readonly gantt: Gantt
}

/** Something a reader must not miss, "Uppgiften avser januari–juli.", or what somebody has said in a comment. */
export interface CalloutBlock {
  readonly kind: 'callout'
  readonly tone: 'information' | 'warning' | 'comment'
  readonly inlines: readonly Inline[]
}

export interface FootnoteBlock {
  readonly kind: 'footnote'
  readonly mark: string
  readonly inlines: readonly Inline[]
}

export interface PageBreakBlock {
  readonly kind: 'page-break'
}

export interface Chart {
  /** Unique in the document: 'sjukfranvaro-manad'. */
  readonly name: string
  readonly kind: 'column' | 'bar' | 'line'
  readonly titleSv: string
  /** What the chart shows, for one who does not see it. Written from the figures. */
  readonly altSv: string
  /** Along the axis: months, rows. */
  readonly categoriesSv: readonly string[]
  readonly series: readonly ChartSeries[]
  readonly display: Display
  /** The same figures as a table: always printed with the chart (WCAG, domain.md §5.5). */
  readonly dataTable: Table
}

export interface ChartSeries {
  readonly labelSv: string
  /** One a category. */
  readonly figures: readonly Figure[]
}

export interface Gantt {
  /** Unique in the document: 'projekt-tidslinje'. */
  readonly name: string
  readonly titleSv: string
  /** What it shows, for one who does not see it. */
  readonly altSv: string
  /** The table whose rows the bars are. */
  readonly table: string
  /** Whole years. */
  readonly period: Period
  /** The last month that the report follows up; a plan follows nothing up. */
  readonly followedTo?: Month
  readonly bars: readonly GanttBar[]
}

export interface GanttBar {
  /** The table row's. */
  readonly key: string
  readonly labelSv: string
  /** Absent when nothing is planned in months: then there is no bar. */
  readonly months?: Period
  /** The months in words: "apr 2023–mar 2024", "från 2024", "Tid saknas". */
  readonly monthsSv: string
  /** How it goes; absent where the table has more than one status for it, or none. */
  readonly status?: StatusMark
}

/** Every table in the document, those beside charts included, in reading order. */
export function* tablesOf(document: Document): Generator<Table> {
  for (const section of document.sections) {
    for (const block of section.blocks) {
      if (block.kind === 'table') yield block.table
      if (block.kind === 'chart') yield block.chart.dataTable
    }
  }
}
