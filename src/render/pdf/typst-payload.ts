import type { Block, Document, HeadingBlock } from '#domain/document.ts'
import { formatInlineFigure } from '#domain/inline-text.ts'
import { formatPeriod } from '#domain/period.ts'
import { printedCell, printedFigureCell } from '#domain/printed-cell.ts'
import type { StatusMark } from '#domain/status.ts'
import { type ShapeGeometry, statusShapes } from '#domain/status-shapes.ts'
import type { Column, Inline, Row, Table } from '#domain/table.ts'
import { calloutTitles } from '../callout-titles.ts'
import { renderChartSvg } from '../charts/render-chart-svg.ts'
import { renderGanttSvg } from '../charts/render-gantt-svg.ts'
import { type ColumnWidth, measureTable } from '../column-widths.ts'
import { headingLevels } from '../heading-levels.ts'
import { type MissingNotes, missingNotes } from '../missing-notes.ts'
import { type PageRun, pageRuns } from '../page-runs.ts'
import { palette, toneColours } from '../palette.ts'
import { cellAt, cellColumns, isGroupHeading, isRightAligned, labelColumnTitle } from '../table-shape.ts'
import { printableText } from './printable-text.ts'

/** A4 pages to read and file, or slides in 16:9 to show: one text, two ways to lay it out. */
export type PdfLayout = 'pages' | 'slides'

/** What the Typst template reads as /report.json: ready texts only. */
export interface TypstPayload {
  readonly layout: PdfLayout
  readonly title: string
  readonly author: string
  readonly region: string
  readonly period: string
  readonly dated: string
  readonly caseNumber?: string
  readonly keywords: readonly string[]
  /** Term and words, for the first page. */
  readonly facts: readonly (readonly [string, string])[]
  readonly colours: Readonly<Record<string, string>>
  readonly runs: readonly { readonly landscape: boolean; readonly items: readonly PayloadItem[] }[]
}

export type PayloadItem =
  | { readonly kind: 'section'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly inlines: readonly PayloadInline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly PayloadInline[])[] }
  | ({ readonly kind: 'table' } & PayloadTable)
  | { readonly kind: 'chart'; readonly title: string; readonly alt: string; readonly svg: string; readonly table: PayloadTable }
  | { readonly kind: 'gantt'; readonly title: string; readonly alt: string; readonly svg: string; readonly landscape: boolean }
  | {
      readonly kind: 'callout'
      readonly tone: 'information' | 'warning' | 'comment'
      readonly title: string
      readonly inlines: readonly PayloadInline[]
    }
  | { readonly kind: 'footnote'; readonly mark: string; readonly inlines: readonly PayloadInline[] }
  | { readonly kind: 'page-break' }

export type PayloadInline =
  | { readonly text: string; readonly strong?: true; readonly emphasis?: true; readonly raised?: true }
  | { readonly break: true }

export interface PayloadTable {
  readonly caption: string
  readonly unit?: string
  readonly corner: string
  readonly columns: readonly { readonly text: string; readonly right: boolean }[]
  readonly fontSize: number
  readonly widths: readonly ColumnWidth[]
  /** More than a page may hold in one piece. */
  readonly breakable: boolean
  readonly rows: readonly PayloadRow[]
  readonly notes: readonly (readonly PayloadInline[])[]
}

export interface PayloadRow {
  readonly kind: Row['kind']
  readonly label: string
  readonly indent: number
  /** A heading over the rows that follow: it has no cells. Typst has no heading over nothing, so such a group is a row. */
  readonly heading: boolean
  /** So much text that it may have to go over two pages. */
  readonly long: boolean
  readonly cells: readonly PayloadCell[]
}

export type PayloadCell =
  | { readonly kind: 'number'; readonly text: string; readonly letter?: string }
  | { readonly kind: 'text'; readonly inlines: readonly PayloadInline[] }
  | {
      readonly kind: 'status'
      readonly status: { readonly word: string; readonly colour: string; readonly shape: ShapeGeometry }
    }
  | { readonly kind: 'empty' }

/** The document as ready texts. `coverage` are the characters that the font can print. */
export function typstPayload(document: Document, layout: PdfLayout, coverage: ReadonlySet<number>): TypstPayload {
  const print = (text: string) => printableText(text, coverage)
  const levels = new Map(document.sections.flatMap((section) => [...headingLevels(section.blocks)]))
  const { caseNumber } = document
  return {
    layout,
    title: print(document.titleSv),
    author: print(document.authorSv),
    region: print(document.regionSv),
    period: formatPeriod(document.period),
    dated: document.dated,
    ...(caseNumber === undefined ? {} : { caseNumber: print(caseNumber) }),
    keywords: [print(document.titleSv), print(document.regionSv), document.round],
    facts: [
      ['Period', formatPeriod(document.period)],
      ['Datum', document.dated],
      ...(caseNumber === undefined ? [] : [['Diarienummer', print(caseNumber)] as const]),
      ['Underlag', print(document.snapshotId)],
    ],
    colours: palette,
    runs: runsOf(document, layout).map(({ landscape, items }) => ({
      landscape,
      items: items.map((item) =>
        item.kind === 'section-title'
          ? { kind: 'section', text: print(item.section.titleSv) }
          : payloadItem(item.block, {
              page: layout === 'slides' ? 'slide' : landscape ? 'landscape' : 'portrait',
              levels,
              print,
            }),
      ),
    })),
  }
}

/** Slides are all of one shape: nothing turns. */
function runsOf(document: Document, layout: PdfLayout): readonly PageRun[] {
  const runs = pageRuns(document)
  return layout === 'pages' ? runs : [{ landscape: false, items: runs.flatMap(({ items }) => items) }]
}

interface Context {
  readonly page: Parameters<typeof measureTable>[1]
  readonly levels: ReadonlyMap<HeadingBlock, 2 | 3>
  readonly print: (text: string) => string
}

function payloadItem(block: Block, context: Context): PayloadItem {
  const { print } = context
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', level: context.levels.get(block) ?? block.level, text: print(block.textSv) }
    case 'paragraph':
      return { kind: 'paragraph', inlines: payloadInlines(block.inlines, print) }
    case 'list':
      return { kind: 'list', ordered: block.ordered, items: block.items.map((item) => payloadInlines(item, print)) }
    case 'table':
      return { kind: 'table', ...payloadTable(block.table, context) }
    case 'chart': {
      const { chart } = block
      return {
        kind: 'chart',
        title: print(chart.titleSv),
        alt: print(chart.altSv),
        svg: print(renderChartSvg(chart, { idPrefix: 'c' })),
        table: payloadTable(chart.dataTable, context),
      }
    }
    case 'gantt': {
      const { gantt } = block
      const svg = print(renderGanttSvg(gantt, { idPrefix: 'g' }))
      // On a landscape page it leaves room for its table below.
      return { kind: 'gantt', title: print(gantt.titleSv), alt: print(gantt.altSv), svg, landscape: context.page === 'landscape' }
    }
    case 'callout':
      return {
        kind: 'callout',
        tone: block.tone,
        title: calloutTitles[block.tone],
        inlines: payloadInlines(block.inlines, print),
      }
    case 'footnote':
      return { kind: 'footnote', mark: print(block.mark), inlines: payloadInlines(block.inlines, print) }
    case 'page-break':
      return { kind: 'page-break' }
  }
}

function payloadTable(table: Table, { page, print }: Context): PayloadTable {
  const missing = missingNotes(table)
  const columns = cellColumns(table)
  return {
    caption: print(table.captionSv),
    ...(table.unitNoteSv === undefined ? {} : { unit: print(table.unitNoteSv) }),
    corner: print(labelColumnTitle(table)),
    columns: columns.map((column) => ({ text: print(column.labelSv), right: isRightAligned(column) })),
    ...measureTable(table, page),
    breakable:
      table.rows.length > keptRows[page === 'slide' ? 'slide' : 'page'] || columns.some((column) => column.kind === 'text'),
    rows: table.rows.map((row, index) => ({
      kind: row.kind,
      label: print(row.labelSv),
      indent: row.indent,
      heading: isGroupHeading(row, table) && hasRowsBelow(index, table),
      long: columns.some((column) => printedCell(cellAt(row, column), column).length > longText),
      cells: columns.map((column) => payloadCell(row, column, missing, print)),
    })),
    notes: [
      ...(table.notesSv ?? []).map((noteSv): PayloadInline[] => [{ text: print(noteSv) }]),
      ...missing.notes.map(({ mark, letter, reasonSv }): PayloadInline[] => [
        { text: print(mark) },
        ...(letter === undefined ? [] : [{ text: letter, raised: true } as const]),
        { text: ` ${print(reasonSv)}` },
      ]),
    ],
  }
}

/** So many rows of figures fill about a third of a page, or half a slide, and are not divided. */
const keptRows = { page: 16, slide: 10 } as const

/** A cell of more characters than this may fill most of a page; shorter rows are never cut. */
const longText = 1500

function hasRowsBelow(index: number, table: Table): boolean {
  const next = table.rows[index + 1]
  return next !== undefined && !isGroupHeading(next, table)
}

function payloadCell(row: Row, column: Column, missing: MissingNotes, print: Context['print']): PayloadCell {
  const cell = cellAt(row, column)
  switch (cell.kind) {
    case 'figure': {
      const letter = missing.letterOf(cell.figure)
      return { kind: 'number', text: print(printedFigureCell(cell, column)), ...(letter === undefined ? {} : { letter }) }
    }
    case 'text':
      return { kind: 'text', inlines: payloadInlines(cell.inlines, print) }
    case 'status':
      return { kind: 'status', status: payloadStatus(cell.status, print) }
    case 'empty':
      return { kind: 'empty' }
  }
}

function payloadStatus({ wordSv, tone, shape }: StatusMark, print: Context['print']) {
  return { word: print(wordSv), colour: toneColours[tone], shape: statusShapes[shape] }
}

function payloadInlines(inlines: readonly Inline[], print: Context['print']): PayloadInline[] {
  return inlines.map((inline) => payloadInline(inline, print))
}

function payloadInline(inline: Inline, print: Context['print']): PayloadInline {
  switch (inline.kind) {
    case 'line-break':
      return { break: true }
    case 'figure':
      return { text: print(formatInlineFigure(inline)) }
    case 'text':
      return {
        text: print(inline.textSv),
        ...(inline.strong ? { strong: true } : {}),
        ...(inline.emphasis ? { emphasis: true } : {}),
      }
  }
}
