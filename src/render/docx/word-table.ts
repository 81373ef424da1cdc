import { printedCell, printedFigureCell } from '#domain/printed-cell.ts'
import type { Column, Row, Table } from '#domain/table.ts'
import { type ColumnWidth, measureTable } from '../column-widths.ts'
import { type MissingNotes, missingNotes } from '../missing-notes.ts'
import { element, officeColour } from '../ooxml/element.ts'
import { statusSymbols } from '../ooxml/status-symbols.ts'
import { palette, toneColours } from '../palette.ts'
import { cellAt, cellColumns, isGroupHeading, isRightAligned, labelColumnTitle } from '../table-shape.ts'
import { inlineRuns, paragraph, type RunLook, textRun } from './word-runs.ts'
import type { StyleKey } from './word-styles.ts'

export interface WordTableContext {
  readonly styles: ReadonlyMap<StyleKey, string>
  readonly landscape: boolean
  /** The room between the page's margins, in twentieths of a point. */
  readonly textWidth: number
  readonly writeText: (textSv: string, look: RunLook) => string
}

/** Says to Word, and to who reads it aloud, that the first row and the first column are headers. */
export const headedTableLook = element('w:tblLook', {
  'w:val': '04A0',
  'w:firstRow': 1,
  'w:lastRow': 0,
  'w:firstColumn': 1,
  'w:lastColumn': 0,
  'w:noHBand': 0,
  'w:noVBand': 1,
})

/** The table with its notes under it. Its header row is repeated on each page; no row is cut but one that may fill a page. */
export function wordTable(table: Table, context: WordTableContext): string {
  const columns = cellColumns(table)
  const { fontSize, widths } = measureTable(table, context.landscape ? 'landscape' : 'portrait')
  const grid = gridWidths(widths, context.textWidth)
  const missing = missingNotes(table)
  const look: RunLook = fontSize < usualSize ? { size: Math.floor(fontSize * 2) } : {}
  const notes = tableNotes(table, missing, context)
  const drawn: Drawn = { ...context, table, columns, grid, missing, look }
  const rows = table.rows.map((row, index) => tableRow(row, keepsNext(index, table, columns, notes !== ''), drawn))
  return [
    element(
      'w:tbl',
      {},
      element(
        'w:tblPr',
        {},
        element('w:tblStyle', { 'w:val': context.styles.get('table') }),
        element('w:tblW', { 'w:w': grid.reduce((sum, width) => sum + width, 0), 'w:type': 'dxa' }),
        element('w:tblLayout', { 'w:type': 'fixed' }),
        headedTableLook,
        element('w:tblCaption', { 'w:val': table.captionSv }),
        table.unitNoteSv === undefined ? '' : element('w:tblDescription', { 'w:val': table.unitNoteSv }),
      ),
      element('w:tblGrid', {}, ...grid.map((width) => element('w:gridCol', { 'w:w': width }))),
      headerRow(drawn),
      ...rows,
    ),
    notes,
    // Two tables after each other would become one, and text would stand tight under the last row.
    paragraph('', { style: context.styles.get('tableNote') ?? '' }),
  ].join('')
}

/** The size of the table text style, in points; a table that needs to shrinks from it. */
const usualSize = 8.5

/** So many rows of figures fill about a third of a page, and are not divided. */
const keptRows = 16

/** A cell of more characters than this may fill most of a page; shorter rows are never cut. */
const longText = 1500

interface Drawn extends WordTableContext {
  readonly table: Table
  readonly columns: readonly Column[]
  readonly grid: readonly number[]
  readonly missing: MissingNotes
  readonly look: RunLook
}

/** A small table stays whole; in a large one the first rows stay with the header, a heading with its rows, the last with the notes. */
function keepsNext(index: number, table: Table, columns: readonly Column[], hasNotes: boolean): boolean {
  const last = table.rows.length - 1
  if (index === last) return hasNotes
  const row = table.rows[index]
  const isWhole = table.rows.length <= keptRows && columns.every((column) => column.kind !== 'text')
  return isWhole || index === 0 || index === last - 1 || (row !== undefined && isGroupHeading(row, table))
}

/** Fixed columns as measured, the others by their shares of what is left; scaled when the page has less room than was measured. */
function gridWidths(widths: readonly ColumnWidth[], available: number): number[] {
  const fixed = widths.reduce((sum, width) => sum + (width.flexible ? 0 : width.points * 20), 0)
  const shares = widths.reduce((sum, width) => sum + (width.flexible ? width.share : 0), 0)
  const rest = Math.max(available - fixed, available * 0.2)
  const asked = widths.map((width) => (width.flexible ? (rest * width.share) / shares : width.points * 20))
  const total = asked.reduce((sum, width) => sum + width, 0)
  const scale = Math.min(1, available / total)
  return asked.map((width) => Math.floor(width * scale))
}

function headerRow({ table, columns, grid, look, styles }: Drawn): string {
  const cell = (textSv: string, index: number, right: boolean) =>
    tableCell(
      paragraph(textRun(textSv, { ...look, strong: true }), { style: styles.get('tableText') ?? '', keepNext: true, right }),
      {
        width: grid[index] ?? 0,
        fill: palette.surfaceSum,
        strongRule: true,
        bottom: true,
      },
    )
  return element(
    'w:tr',
    {},
    element('w:trPr', {}, element('w:cantSplit'), element('w:tblHeader')),
    cell(labelColumnTitle(table), 0, false),
    ...columns.map((column, index) => cell(column.labelSv, index + 1, isRightAligned(column))),
  )
}

function tableRow(row: Row, keepNext: boolean, drawn: Drawn): string {
  const { table, columns, grid, look, styles, writeText } = drawn
  const style = styles.get('tableText') ?? ''
  const isLong = columns.some((column) => printedCell(cellAt(row, column), column).length > longText)
  const properties = isLong ? '' : element('w:trPr', {}, element('w:cantSplit'))
  if (isGroupHeading(row, table)) {
    const text = writeText(row.labelSv, { ...look, strong: true, colour: palette.primaryDark })
    const width = grid.reduce((sum, one) => sum + one, 0)
    return element(
      'w:tr',
      {},
      properties,
      tableCell(paragraph(text, { style, keepNext }), { width, span: grid.length, strongRule: true, bottom: true }),
    )
  }
  const { fill, strongRule, ...rowRun } = rowLook(row)
  const run = { ...look, ...rowRun }
  const box = { fill, strongRule }
  return element(
    'w:tr',
    {},
    properties,
    tableCell(paragraph(writeText(row.labelSv, run), { style, keepNext, indent: row.indent * 180 }), {
      ...box,
      width: grid[0] ?? 0,
    }),
    ...columns.map((column, index) =>
      tableCell(paragraph(cellRuns(row, column, run, drawn), { style, keepNext, right: isRightAligned(column) }), {
        ...box,
        width: grid[index + 1] ?? 0,
      }),
    ),
  )
}

function rowLook({ kind }: Row): RunLook & { readonly fill?: string; readonly strongRule?: boolean } {
  switch (kind) {
    case 'sum':
      return { strong: true, fill: palette.surface, strongRule: true }
    case 'result':
      return { strong: true, fill: palette.surfaceSum, strongRule: true }
    case 'group':
      return { strong: true, colour: palette.primaryDark }
    case 'of-which':
    case 'memo':
      return { colour: palette.muted }
    case 'detail':
    case 'residual':
      return {}
  }
}

function cellRuns(row: Row, column: Column, look: RunLook, { missing, writeText }: Drawn): string {
  const cell = cellAt(row, column)
  switch (cell.kind) {
    case 'figure': {
      const letter = missing.letterOf(cell.figure)
      return (
        textRun(printedFigureCell(cell, column), look) + (letter === undefined ? '' : textRun(letter, { ...look, raised: true }))
      )
    }
    case 'text':
      return inlineRuns(cell.inlines, look, writeText)
    case 'status': {
      const { wordSv, shape, tone } = cell.status
      return textRun(`${statusSymbols[shape]} ${wordSv}`, { ...look, colour: toneColours[tone] })
    }
    case 'empty':
      return ''
  }
}

export interface CellBox {
  readonly width: number
  readonly span?: number
  readonly fill?: string | undefined
  readonly strongRule?: boolean | undefined
  readonly bottom?: boolean
}

export function tableCell(content: string, { width, span, fill, strongRule, bottom }: CellBox): string {
  return element(
    'w:tc',
    {},
    element(
      'w:tcPr',
      {},
      element('w:tcW', { 'w:w': width, 'w:type': 'dxa' }),
      span === undefined ? '' : element('w:gridSpan', { 'w:val': span }),
      strongRule
        ? element(
            'w:tcBorders',
            {},
            element('w:bottom', { 'w:val': 'single', 'w:sz': 6, 'w:space': 0, 'w:color': officeColour(palette.ruleStrong) }),
          )
        : '',
      fill === undefined ? '' : element('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': officeColour(fill) }),
      bottom ? element('w:vAlign', { 'w:val': 'bottom' }) : '',
    ),
    content,
  )
}

function tableNotes(table: Table, missing: MissingNotes, { styles }: WordTableContext): string {
  const lines = [
    ...(table.notesSv ?? []).map((noteSv) => textRun(noteSv)),
    ...missing.notes.map(
      ({ mark, letter, reasonSv }) =>
        textRun(mark) + (letter === undefined ? '' : textRun(letter, { raised: true })) + textRun(` ${reasonSv}`),
    ),
  ]
  return lines
    .map((line, index) => paragraph(line, { style: styles.get('tableNote') ?? '', keepNext: index < lines.length - 1 }))
    .join('')
}
