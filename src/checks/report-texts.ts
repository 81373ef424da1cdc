import type { Block, Document } from '#domain/document.ts'
import type { FindingPlace } from '#domain/finding.ts'
import { inlineText } from '#domain/inline-text.ts'
import { type ColumnKind, type Inline, plainText, type Table } from '#domain/table.ts'

/** A run of text in the report and where it stands. */
export interface ReportText {
  readonly section: string
  /** `callout` is the report's own voice, the others are what people wrote. `cell` is a cell of words. */
  readonly kind: 'heading' | 'paragraph' | 'item' | 'cell' | 'callout' | 'footnote'
  readonly inlines: readonly Inline[]
  /** For a cell: where in which table. */
  readonly cell?: { readonly table: string; readonly row: string; readonly column: string; readonly columnKind: ColumnKind }
}

/** Every text in the report in reading order, cells of words included. */
export function* textsOf(document: Document): Generator<ReportText> {
  for (const section of document.sections) {
    for (const block of section.blocks) yield* textsOfBlock(block, section.key)
  }
}

/** As a reader sees it, line breaks as spaces. */
export function readText({ inlines }: ReportText): string {
  return inlineText(inlines).replace(/\s*\n\s*/g, ' ')
}

/** What is typed in the text: each bound figure is one U+FFFC, out of the way of the numbers around it. */
export function typedText(text: ReportText): string {
  return readText({ ...text, inlines: text.inlines.map((inline) => (inline.kind === 'figure' ? standIn : inline)) })
}

const standIn = { kind: 'text', textSv: '\ufffc' } as const

/**
 * Callouts are the report's own voice. What the plan decides stands as it was decided: targets, the words that are made of
 * them, and goals and assignments with their codes ("11", "RF25-07").
 */
export function writtenByPeople({ kind, cell }: ReportText): boolean {
  if (kind === 'callout') return false
  if (cell === undefined) return true
  return cell.columnKind !== 'target' && cell.table !== 'goals-and-assignments' && !madeOfThePlan.has(cell.column)
}

const madeOfThePlan: ReadonlySet<string> = new Set(['assignment', 'target-in-words'])

/** A finding's place in the text, with the words around it. */
export function placeIn(text: ReportText, excerptSv: string): FindingPlace {
  if (text.cell) return { kind: 'table', table: text.cell.table, row: text.cell.row, column: text.cell.column }
  return { kind: 'section', section: text.section, excerptSv }
}

function* textsOfBlock(block: Block, section: string): Generator<ReportText> {
  switch (block.kind) {
    case 'heading':
      yield { section, kind: 'heading', inlines: plainText(block.textSv) }
      return
    case 'paragraph':
    case 'footnote':
      yield { section, kind: block.kind, inlines: block.inlines }
      return
    case 'callout':
      // A comment is what a person wrote, and its numbers are held against the report's as any text's.
      yield { section, kind: block.tone === 'comment' ? 'paragraph' : 'callout', inlines: block.inlines }
      return
    case 'list':
      for (const inlines of block.items) yield { section, kind: 'item', inlines }
      return
    case 'table':
      yield* textsOfTable(block.table, section)
      return
    case 'chart':
      yield* textsOfTable(block.chart.dataTable, section)
      return
    // A Gantt says what its table says.
    case 'gantt':
    case 'page-break':
      return
  }
}

function* textsOfTable(table: Table, section: string): Generator<ReportText> {
  for (const row of table.rows) {
    for (const column of table.columns) {
      const cell = row.cells[column.key]
      if (cell?.kind !== 'text') continue
      const place = { table: table.name, row: row.key, column: column.key, columnKind: column.kind }
      yield { section, kind: 'cell', inlines: cell.inlines, cell: place }
    }
  }
}
