import { formatFigure } from '#domain/display.ts'
import type { Chart, Document, Gantt } from '#domain/document.ts'
import { formatInlineFigure } from '#domain/inline-text.ts'
import { formatPeriod } from '#domain/period.ts'
import { printedCell } from '#domain/printed-cell.ts'
import { type Cell, type Column, displayOf, type FigureCell, type Inline, type Row, type Table } from '#domain/table.ts'
import { type MissingNotes, missingNotes } from '../missing-notes.ts'
import { numberFormat, numberText, sheetValue, unitSuffix } from '../ooxml/number-format.ts'
import { statusSymbols } from '../ooxml/status-symbols.ts'
import { type CellContent, cellReference, type Sheet, type SheetCell, type SheetRow, type TextRun } from '../ooxml/workbook.ts'
import type { CellStyle } from '../ooxml/workbook-styles.ts'
import { palette, toneColours } from '../palette.ts'
import { cellAt, cellColumns, isGroupHeading, isRightAligned, labelColumnTitle } from '../table-shape.ts'
import { tablePeriod, tableSources } from '../table-sources.ts'
import { liveFormulas } from './live-formulas.ts'
import { textHeight, withHeight, wrappedLines } from './row-heights.ts'
import { sheetChart } from './sheet-chart.ts'
import { withGantt } from './sheet-gantt.ts'

export interface TableSheetContext {
  readonly document: Document
  readonly name: string
  /** The sheet that lists all others. */
  readonly contentsName: string
  /** Captions of the report's tables by their names, for a figure that is computed from another table's. */
  readonly captions: ReadonlyMap<string, string>
  /** The chart that the table has the figures of, and its number in the workbook. */
  readonly chart?: { readonly chart: Chart; readonly number: number }
  /** When the table's rows go on, drawn to the right of it. */
  readonly gantt?: Gantt
}

/** Where the table's header stands in its sheet; its rows follow. */
export const headerRowIndex = 4

/**
 * A table as people see it in the report, with its figures unrounded behind their formats and its arithmetic as formulas. Under
 * it: notes, why figures are missing, what the columns cover, how statuses were judged, and sources.
 */
export function tableSheet(table: Table, { document, name, contentsName, captions, chart, gantt }: TableSheetContext): Sheet {
  const columns = cellColumns(table)
  const place = {
    rows: new Map(table.rows.map((row, index) => [row.key, headerRowIndex + 1 + index])),
    columns: new Map(columns.map((column, index) => [column.key, index + 1])),
  }
  const formulas = liveFormulas(table, place)
  const missing = missingNotes(table)
  const widths = withSpareColumn(columnWidths(table, columns))
  const period = tablePeriod(table)
  const explanations = explanationRows(table, missing, tableSources(table, captions), widths)
  const tableRows: SheetRow[] = [
    { cells: [textCellOf(table.captionSv, { strong: true, size: 14, colour: palette.primaryDark })], height: 21 },
    {
      cells: [
        textCellOf([table.unitNoteSv, period && `Avser ${formatPeriod(period)}`].filter(Boolean).join('. '), {
          colour: palette.muted,
        }),
      ],
    },
    {
      cells: [
        textCellOf(`${document.titleSv}, ${document.authorSv}. Underlag ${document.snapshotId}.`, { colour: palette.muted }),
      ],
    },
    { cells: [textCellOf(contentsLinkSv, linkStyle)] },
    withHeight(headerRow(table, columns), widths),
    ...table.rows.map((row) => withHeight(tableRow(row, table, columns, { missing, formulas, place }), widths)),
    ...explanations,
  ]
  const drawn =
    chart &&
    sheetChart(chart.chart, {
      sheetName: name,
      place,
      headerRow: headerRowIndex,
      firstRow: tableRows.length + 1,
      number: chart.number,
    })
  const rows = drawn ? [...tableRows, { cells: [] }, ...drawn.rows] : tableRows
  const tableEnd = headerRowIndex + table.rows.length
  const lastColumn = widths.length - 1
  const sheet: Sheet = {
    name,
    columnWidths: widths,
    rows,
    frozen: { row: headerRowIndex + 1, column: columns.length >= 3 ? 1 : 0 },
    merges: [
      ...table.rows.flatMap((row, index) =>
        isGroupHeading(row, table) && columns.length > 0 ? [wholeRow(headerRowIndex + 1 + index, columns.length)] : [],
      ),
      ...explanations.flatMap((row, index) =>
        row.cells.length > 0 && lastColumn > 0 ? [wholeRow(tableEnd + 1 + index, lastColumn)] : [],
      ),
    ],
    links: [{ row: 3, column: 0, sheet: contentsName, textSv: contentsLinkSv }],
    print: {
      landscape: widths.reduce((sum, width) => sum + width, 0) > 95,
      area: { fromRow: 0, fromColumn: 0, toRow: rows.length - 1, toColumn: lastColumn },
      repeatedRows: { from: headerRowIndex, to: headerRowIndex },
      headerSv: `${document.regionSv}, ${document.authorSv}`,
    },
    ...(drawn ? { drawing: drawn.drawing } : {}),
  }
  return gantt ? withGantt(sheet, gantt, { headerRow: headerRowIndex, rows: place.rows }) : sheet
}

const contentsLinkSv = 'Till innehållet'

export const linkStyle: CellStyle = { colour: palette.primary, underlined: true }

export function textCellOf(textSv: string, style: CellStyle = {}): SheetCell {
  return { content: textContent([{ text: textSv }]), style }
}

export const tableHeaderStyle: CellStyle = {
  strong: true,
  fill: palette.surfaceSum,
  below: 'strong',
  wrapped: true,
  vertical: 'bottom',
}

function wholeRow(row: number, lastColumn: number) {
  return { fromRow: row, fromColumn: 0, toRow: row, toColumn: lastColumn }
}

function textContent(runs: readonly TextRun[]): CellContent {
  return runs.every(({ text }) => text === '') ? { kind: 'empty' } : { kind: 'text', runs }
}

function headerRow(table: Table, columns: readonly Column[]): SheetRow {
  return {
    cells: [
      textCellOf(labelColumnTitle(table), tableHeaderStyle),
      ...columns.map((column) => textCellOf(column.labelSv, { ...tableHeaderStyle, ...alignment(column) })),
    ],
  }
}

/** Words stand a step from the figures before them. */
function alignment(column: Column): CellStyle {
  return isRightAligned(column) ? { horizontal: 'right' } : { horizontal: 'left', indent: 1 }
}

interface RowContext {
  readonly missing: MissingNotes
  readonly formulas: ReadonlyMap<string, string>
  readonly place: { readonly rows: ReadonlyMap<string, number>; readonly columns: ReadonlyMap<string, number> }
}

function tableRow(row: Row, table: Table, columns: readonly Column[], context: RowContext): SheetRow {
  const look = rowLook(row)
  if (isGroupHeading(row, table)) {
    const style: CellStyle = { strong: true, colour: palette.primaryDark, below: 'strong', vertical: 'bottom' }
    return {
      cells: [textCellOf(row.labelSv, style), ...columns.map(() => ({ content: { kind: 'empty' }, style }) as const)],
      height: 24,
    }
  }
  const label: CellStyle = { ...look, wrapped: true, vertical: 'top', indent: row.indent, horizontal: 'left' }
  return {
    cells: [
      textCellOf(row.labelSv, label),
      ...columns.map((column) => {
        const style: CellStyle = { ...look, vertical: 'top', ...alignment(column) }
        return sheetCell(row, column, style, context)
      }),
    ],
  }
}

function rowLook({ kind }: Row): CellStyle {
  switch (kind) {
    case 'sum':
      return { strong: true, fill: palette.surface, below: 'strong' }
    case 'result':
      return { strong: true, fill: palette.surfaceSum, below: 'strong' }
    case 'group':
      return { strong: true, colour: palette.primaryDark, below: 'rule' }
    case 'of-which':
    case 'memo':
      return { colour: palette.muted, below: 'rule' }
    case 'detail':
    case 'residual':
      return { below: 'rule' }
  }
}

function sheetCell(row: Row, column: Column, style: CellStyle, { missing, formulas, place }: RowContext): SheetCell {
  const cell = cellAt(row, column)
  switch (cell.kind) {
    case 'figure': {
      const reference = cellReference(place.rows.get(row.key) ?? 0, place.columns.get(column.key) ?? 0)
      return figureCell(cell, column, style, missing, formulas.get(reference))
    }
    case 'text':
      return { content: textContent(cell.inlines.map(runOf)), style: { ...style, wrapped: true } }
    case 'status': {
      const { wordSv, shape, tone } = cell.status
      const symbol = { text: `${statusSymbols[shape]} `, colour: toneColours[tone] }
      return { content: textContent([symbol, { text: wordSv, colour: toneColours[tone] }]), style: { ...style, wrapped: true } }
    }
    case 'empty':
      return { content: { kind: 'empty' }, style }
  }
}

function figureCell(
  cell: FigureCell,
  column: Column,
  style: CellStyle,
  missing: MissingNotes,
  formula: string | undefined,
): SheetCell {
  const { figure, asWrittenSv, withUnit, wordSv } = cell
  if (asWrittenSv !== undefined) return { content: textContent([{ text: asWrittenSv }]), style }
  const display = displayOf(cell, column)
  if (figure.kind === 'missing') {
    const letter = missing.letterOf(figure)
    const runs = [{ text: formatFigure(figure, display) }, ...(letter === undefined ? [] : [{ text: letter, raised: true }])]
    return { content: textContent(runs), style }
  }
  const suffixes = [withUnit ? unitSuffix(display.unit) : undefined, wordSv].filter((text) => text !== undefined)
  const format = numberFormat(figure.value, display, suffixes.length === 0 ? {} : { suffixSv: suffixes.join(' ') })
  return {
    content: {
      kind: 'number',
      numberText: numberText(sheetValue(figure.value, display.unit)),
      ...(formula === undefined ? {} : { formula }),
    },
    style: { ...style, numberFormat: format },
  }
}

function runOf(inline: Inline): TextRun {
  switch (inline.kind) {
    case 'line-break':
      return { text: '\n' }
    case 'figure':
      return { text: formatInlineFigure(inline) }
    case 'text':
      return {
        text: inline.textSv,
        ...(inline.strong ? { strong: true } : {}),
        ...(inline.emphasis ? { emphasis: true } : {}),
      }
  }
}

/** What stands under the table, each line over its whole width. An empty row keeps parts apart. */
function explanationRows(table: Table, missing: MissingNotes, sources: readonly string[], widths: readonly number[]): SheetRow[] {
  const muted = { colour: palette.muted }
  const notes: TextRun[][] = [
    ...(table.notesSv ?? []).map((text) => [{ text, ...muted }]),
    ...missing.notes.map(({ mark, letter, reasonSv }) => [
      { text: mark, ...muted },
      ...(letter === undefined ? [] : [{ text: letter, raised: true, ...muted }]),
      { text: ` ${reasonSv}`, ...muted },
    ]),
  ]
  const named = (labelSv: string, text: string): TextRun[] => [{ text: `${labelSv}: `, strong: true }, { text }]
  const coverage = cellColumns(table).flatMap((column) => {
    const words = [column.period && `Avser ${formatPeriod(column.period)}.`, column.formulaSv].filter(
      (text) => text !== undefined,
    )
    return words.length === 0 ? [] : [named(column.labelSv, words.join(' '))]
  })
  const judgements = table.rows.flatMap((row) =>
    cellColumns(table).flatMap((column) => {
      const cell: Cell = cellAt(row, column)
      return cell.kind === 'status' && cell.reasonSv
        ? [named(row.labelSv, `${column.labelSv} ${cell.status.wordSv}. ${cell.reasonSv}`)]
        : []
    }),
  )
  const parts: readonly [string | undefined, readonly TextRun[][]][] = [
    [undefined, notes],
    ['Vad kolumnerna visar', coverage],
    ['Så är raderna bedömda', judgements],
    ['Källor', sources.map((text) => [{ text }])],
  ]
  const width = widths.reduce((sum, one) => sum + one, 0)
  return parts.flatMap(([headingSv, lines]) => {
    if (lines.length === 0) return []
    const heading =
      headingSv === undefined ? [] : [lineRow([{ text: headingSv, strong: true, colour: palette.primaryDark }], width)]
    return [{ cells: [] }, ...heading, ...lines.map((runs) => lineRow(runs, width))]
  })
}

/** Programs do not measure merged cells, so the row is given the height that its text needs. */
function lineRow(runs: readonly TextRun[], width: number): SheetRow {
  const lines = wrappedLines(runs.map(({ text }) => text).join(''), width * 0.95)
  return { cells: [{ content: textContent(runs), style: { wrapped: true, vertical: 'top' } }], height: textHeight(lines) }
}

const [leastFigureWidth, leastLabelWidth, mostLabelWidth] = [10, 20, 56]
const [leastTextWidth, mostTextWidth] = [14, 60]

/** A narrow table gets an empty column beside it, so that its title and notes have room on screen and paper. */
function withSpareColumn(widths: readonly number[]): readonly number[] {
  const spare = leastSheetWidth - widths.reduce((sum, width) => sum + width, 0)
  return spare > 0 ? [...widths, spare] : widths
}

const leastSheetWidth = 84

/** Figures whole on one line, headers over a few, words broken over lines at a width that is pleasant to read. */
function columnWidths(table: Table, columns: readonly Column[]): number[] {
  const labels = table.rows.filter((row) => !isGroupHeading(row, table)).map((row) => row.labelSv.length + row.indent * 2)
  const label = Math.max(leastLabelWidth, labelColumnTitle(table).length, ...labels) + 2
  return [Math.min(label, mostLabelWidth), ...columns.map((column) => columnWidth(table, column))]
}

function columnWidth(table: Table, column: Column): number {
  const words = column.labelSv.split(' ').map((word) => word.length)
  const header = Math.max(...words, column.labelSv.length / 3) * 1.15 + 2
  const texts = table.rows.map((row) => printedCell(cellAt(row, column), column).length)
  const longest = Math.max(0, ...texts)
  switch (column.kind) {
    case 'text':
      return Math.min(Math.max(header, longest * 0.9, leastTextWidth), mostTextWidth)
    case 'status':
      return Math.min(Math.max(header, longest + 5), 30)
    default:
      return Math.min(Math.max(header, longest + 3, leastFigureWidth), 40)
  }
}
