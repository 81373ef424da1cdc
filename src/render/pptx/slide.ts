import type { Chart, Gantt } from '#domain/document.ts'
import type { Table } from '#domain/table.ts'
import type { SetRow } from './set-table.ts'
import type { Run } from './set-text.ts'

/** All lengths are points (1/72 inch) from the slide's upper left corner. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Slide {
  readonly layout: 'title' | 'content' | 'section'
  readonly titleSv: string
  /** In reading order. */
  readonly items: readonly SlideItem[]
  /** What a speaker or a doubter needs: units, data periods, sources, notes. */
  readonly notesSv: readonly string[]
}

export type SlideItem =
  | { readonly kind: 'text'; readonly role: TextRole; readonly box: Box; readonly paragraphs: readonly Paragraph[] }
  | { readonly kind: 'table'; readonly box: Box; readonly piece: TablePiece }
  | { readonly kind: 'chart'; readonly box: Box; readonly chart: Chart }
  | { readonly kind: 'gantt'; readonly box: Box; readonly gantt: Gantt }

/** Running text, the line above a table, or a box that a reader must not miss. */
export type TextRole = 'body' | 'caption' | 'information' | 'warning' | 'comment'

export interface Paragraph {
  readonly runs: readonly Run[]
  /** Points. */
  readonly size: number
  readonly spaceBefore: number
  /** From the box's left edge to the text; a list's mark stands in it. */
  readonly indent: number
  readonly mark?: 'bullet' | { readonly number: number }
  /** The slide, counted from 1, that a click leads to; its number stands first, in the indent. */
  readonly leadsTo?: number
}

/** The rows of a table that stand on one slide, under the header that is repeated on each. */
export interface TablePiece {
  readonly table: Table
  readonly header: SetRow
  readonly rows: readonly SetRow[]
  /** The columns' widths, the label column's first. */
  readonly grid: readonly number[]
  readonly rightAligned: readonly boolean[]
  /** Points. */
  readonly size: number
}
