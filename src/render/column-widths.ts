import { printedCell } from '#domain/printed-cell.ts'
import type { Column, Table } from '#domain/table.ts'
import { cellAt, cellColumns, isGroupHeading, labelColumnTitle } from './table-shape.ts'
import { estimateTextWidth } from './text-width.ts'

/** A column's width in a paged table: fixed, or a share of what is left. */
export type ColumnWidth =
  | { readonly flexible: false; readonly points: number }
  | { readonly flexible: true; readonly share: number }

export interface TableMeasures {
  readonly fontSize: number
  /** The label column's first. */
  readonly widths: readonly ColumnWidth[]
}

/**
 * Widths and text size with which the table fits its page: figures and statuses get the room that their longest text
 * needs, words share the rest by how much they say. Text shrinks before anything is cut: to 6,5 points at the least, 9 on slides.
 */
export function measureTable(table: Table, page: 'portrait' | 'landscape' | 'slide'): TableMeasures {
  const available = pageWidths[page]
  const [fontSizes, smallest] = page === 'slide' ? [slideFontSizes, 9] : [pageFontSizes, 6.5]
  const fontSize = fontSizes.find((size) => leastWidth(table, size) <= available) ?? smallest
  const columns = cellColumns(table)
  const least = new Map(columns.map((column) => [column, leastColumnWidth(table, column, fontSize)]))
  const even = evenNumberWidth(least, available - leastWidth(table, fontSize))
  const widths = columns.map((column): ColumnWidth => {
    if (column.kind === 'text') return { flexible: true, share: wordShare([column.labelSv, ...textsOf(table, column)]) }
    const points = isPlainNumbers(column) && even !== undefined ? even : (least.get(column) ?? 0)
    return { flexible: false, points: Math.round(points) }
  })
  return { fontSize, widths: [labelWidth(table, widths, fontSize), ...widths] }
}

/** Whether the table is too wide for a portrait page even when nobody said so. */
export function needsLandscape(table: Table): boolean {
  return leastWidth(table, pageFontSizes[1]) > pageWidths.portrait
}

/** The text area of an A4 page, and of a slide of 960 × 540 points, with the template's margins, in points. */
const pageWidths = { portrait: 476, landscape: 722, slide: 864 } as const
const pageFontSizes = [8.75, 8, 7.25, 6.5] as const
const slideFontSizes = [12.5, 11.5, 10.5, 9.75, 9] as const

const inset = 10
const leastWordWidth = 78
const leastLabelWidth = 96
/** A label is read first, and again for each cell: it is broken over lines less willingly than a comment. */
const labelPreference = 1.25
/** With few figures beside it, a label column over the whole page would put the figures far from their names. */
const compactLabelWidth = 230

/** Source Sans 3 is narrower than the estimate, which allows for other faces. */
const narrowness = 0.84

/** One width for all columns of numbers, the widest one's, if the spare width is enough for it. */
function evenNumberWidth(least: ReadonlyMap<Column, number>, spare: number): number | undefined {
  const widths = [...least].filter(([column]) => isPlainNumbers(column)).map(([, width]) => width)
  const widest = Math.max(...widths, 0)
  const asked = widths.reduce((sum, width) => sum + widest - width, 0)
  return asked <= spare ? widest : undefined
}

function labelWidth(table: Table, others: readonly ColumnWidth[], fontSize: number): ColumnWidth {
  const labels = table.rows.filter((row) => !isGroupHeading(row, table)).map((row) => row.labelSv)
  if (others.some((width) => width.flexible)) return { flexible: true, share: wordShare(labels) * labelPreference }
  if (others.length > 3) return { flexible: true, share: 1 }
  const scale = enlargement(fontSize)
  const widest = Math.max(...labels.map((label) => textWidth(label, fontSize)), 0) + inset + 20
  return { flexible: false, points: Math.round(Math.min(Math.max(widest, 150 * scale), compactLabelWidth * scale)) }
}

/** How much larger a slide's text is than a page's; 1 for all text on pages. */
function enlargement(fontSize: number): number {
  return Math.max(1, fontSize / pageFontSizes[0])
}

function leastWidth(table: Table, fontSize: number): number {
  const label = Math.max(leastLabelWidth, longestWord([labelColumnTitle(table)], fontSize) + inset)
  return cellColumns(table).reduce((width, column) => width + leastColumnWidth(table, column, fontSize), label)
}

function leastColumnWidth(table: Table, column: Column, fontSize: number): number {
  const texts = textsOf(table, column)
  const header = Math.max(longestWord([column.labelSv], fontSize), textWidth(column.labelSv, fontSize) / 3) * 1.1
  switch (column.kind) {
    case 'text': {
      const widest = Math.max(...texts.map((text) => textWidth(text, fontSize)), 0)
      return Math.max(header, Math.min(widest, leastWordWidth)) + inset
    }
    case 'status':
      return Math.max(header, Math.min(Math.max(longestWord(texts, fontSize), 62), 90 * enlargement(fontSize)) + 14) + inset
    default:
      return Math.max(header, ...texts.map((text) => textWidth(text, fontSize)), 30) + inset + 4
  }
}

function isPlainNumbers(column: Column): boolean {
  return column.kind === 'figure' && column.display !== undefined
}

/** How much of the spare width a column of words asks for: more text more width, but far from in proportion. */
export function wordShare(texts: readonly string[]): number {
  const longest = Math.max(...texts.map((text) => text.length), 1)
  return Math.round(Math.sqrt(Math.min(Math.max(longest, 12), 260)) * 10) / 10
}

function textsOf(table: Table, column: Column): string[] {
  return table.rows.filter((row) => !isGroupHeading(row, table)).map((row) => printedCell(cellAt(row, column), column))
}

function longestWord(texts: readonly string[], fontSize: number): number {
  return Math.max(...texts.flatMap((text) => text.split(/[ \n]/).map((word) => textWidth(word, fontSize))), 0)
}

function textWidth(text: string, fontSize: number): number {
  return estimateTextWidth(text, fontSize) * narrowness
}
