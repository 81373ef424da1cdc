import { printedCell, printedFigureCell } from '#domain/printed-cell.ts'
import type { Column, Row, Table } from '#domain/table.ts'
import { wordShare } from '../column-widths.ts'
import { type MissingNotes, missingNotes } from '../missing-notes.ts'
import { statusSymbols } from '../ooxml/status-symbols.ts'
import { toneColours } from '../palette.ts'
import { cellAt, cellColumns, isGroupHeading, isRightAligned, labelColumnTitle } from '../table-shape.ts'
import { breakLines, type Face, type Line, type Run, runsOf, runWidth } from './set-text.ts'

/** Some of a table's columns, or all, with the label column before them: set, so that its height is known. */
export interface SetTable {
  readonly table: Table
  readonly columns: readonly Column[]
  readonly grid: readonly number[]
  /** Points. */
  readonly size: number
  readonly lineHeight: number
  readonly header: SetRow
  readonly rows: readonly SetRow[]
}

export interface SetRow {
  /** Undefined for the header. */
  readonly row: Row | undefined
  /** One a cell, the label's first; a group's heading has the label only, over all columns. */
  readonly cells: readonly (readonly Line[])[]
  readonly height: number
}

/** The space in a cell beside its text, and above and below it, both sides together. */
export const cellPadding = { beside: 11, above: 5 } as const
/** How far a row of the first level of indent stands in. */
export const indentStep = 12

/** Down to this size a table is set smaller rather than divided over slides. */
const sizes = [14, 12, 11, 10] as const
/** The largest is for tables that leave half the slide to what follows. */
const largestShare = 0.5
/** And down to this rather than have its columns divided. */
const smallest = 9

/**
 * The table in as large a text as lets it stand whole within the room, else divided: first by rows, which is left to whoever
 * places it, and where it is too wide even at 9 points, by columns, each part with the row labels again.
 */
export function setTable(table: Table, room: { readonly width: number; readonly height: number }, face: Face): SetTable[] {
  const columns = cellColumns(table)
  for (const size of sizes) {
    const whole = setColumns(table, columns, size, room.width, face)
    const height = size === sizes[0] ? room.height * largestShare : room.height
    if (whole && heightOf(whole) <= height) return [whole]
  }
  const long = setColumns(table, columns, 10, room.width, face) ?? setColumns(table, columns, smallest, room.width, face)
  if (long) return [long]
  for (let parts = 2; parts < columns.length; parts++) {
    const set = inParts(columns, parts).map((some) => setColumns(table, some, 10, room.width, face))
    if (set.every((part) => part !== undefined)) return set
  }
  // One column beside its labels: its text is broken wherever it must.
  return columns.map((column) => setGrid(table, [column], 10, [room.width * 0.4, room.width * 0.6], face))
}

export function heightOf({ header, rows }: SetTable): number {
  return rows.reduce((sum, { height }) => sum + height, header.height)
}

/** The row's first `lines` lines and the rest of it, when a row is higher than a slide. */
export function cutRow(row: SetRow, lines: number, lineHeight: number): { readonly head: SetRow; readonly rest: SetRow } {
  const take = (cells: readonly (readonly Line[])[]) => ({ ...row, cells, height: rowHeight(cells, lineHeight) })
  return {
    head: take(row.cells.map((cell) => cell.slice(0, lines))),
    rest: take(row.cells.map((cell) => cell.slice(lines))),
  }
}

/** Undefined when the columns do not fit beside each other at this size. */
function setColumns(table: Table, columns: readonly Column[], size: number, width: number, face: Face): SetTable | undefined {
  const grid = gridOf(table, columns, size, width, face)
  return grid && setGrid(table, columns, size, grid, face)
}

function setGrid(table: Table, columns: readonly Column[], size: number, grid: readonly number[], face: Face): SetTable {
  const lineHeight = size * face.lineFactor
  const missing = missingNotes(table)
  const set = (row: Row | undefined, cells: readonly (readonly Run[])[]): SetRow => {
    const spans = cells.length === 1 && grid.length > 1
    const lines = cells.map((runs, index) => {
      const cellWidth = spans ? grid.reduce((sum, one) => sum + one, 0) : (grid[index] ?? 0)
      const indent = index === 0 ? (row?.indent ?? 0) * indentStep : 0
      return breakLines(runs, cellWidth - cellPadding.beside - indent, size, face)
    })
    return { row, cells: lines, height: rowHeight(lines, lineHeight) }
  }
  const header = [labelColumnTitle(table), ...columns.map(({ labelSv }) => labelSv)]
  return {
    table,
    columns,
    grid,
    size,
    lineHeight,
    header: set(
      undefined,
      header.map((text) => [{ text, strong: true }]),
    ),
    rows: table.rows.map((row) => set(row, rowRuns(row, table, columns, missing))),
  }
}

function rowHeight(cells: readonly (readonly Line[])[], lineHeight: number): number {
  return Math.max(1, ...cells.map((lines) => lines.length)) * lineHeight + cellPadding.above
}

/** Figures and statuses get what their longest text needs, words and labels share the rest and take no more than they can use. */
function gridOf(
  table: Table,
  columns: readonly Column[],
  size: number,
  available: number,
  face: Face,
): readonly number[] | undefined {
  const labels = table.rows.filter((row) => !isGroupHeading(row, table))
  const natural = (runs: readonly Run[]) => runs.reduce((sum, run) => sum + runWidth(run, size, face), 0) + cellPadding.beside + 2
  const widestLabel = Math.max(
    0,
    ...labels.map((row) => natural([{ text: row.labelSv, strong: true }]) + row.indent * indentStep),
  )
  const entries = [
    {
      least: Math.min(Math.max(widestLabel, natural([{ text: labelColumnTitle(table), strong: true }])), 13 * size),
      most: widestLabel,
      share: wordShare(labels.map((row) => row.labelSv)) * 1.25,
    },
    ...columns.map((column) => {
      const texts = labels.map((row) => printedCell(cellAt(row, column), column))
      const widest = Math.max(0, ...texts.map((text) => natural([{ text, strong: true }])))
      const header = natural([{ text: column.labelSv, strong: true }])
      const word = Math.max(0, ...column.labelSv.split(' ').map((text) => natural([{ text, strong: true }])))
      // A heading of many words is broken over three lines or so, but never inside a word.
      const heading = Math.max(word, header / 3)
      if (column.kind === 'status') {
        const words = texts.flatMap((text) => text.split(' ').map((one) => natural([{ text: `● ${one}` }])))
        const least = Math.max(heading, ...words)
        return { least, most: Math.max(least, widest + 12), share: wordShare(texts) / 2 }
      }
      if (column.kind !== 'text') {
        const least = Math.max(heading, widest, 3.5 * size)
        // Where there is width to spare, two lines are enough for the heading.
        return { least, most: Math.max(least, header / 2 + 2 * size), share: 3 }
      }
      const longestWord = Math.max(0, ...texts.flatMap((text) => text.split(/[ \n]/).map((one) => natural([{ text: one }]))))
      const least = Math.max(heading, Math.min(longestWord, 14 * size), Math.min(widest, 9 * size))
      return { least, most: Math.max(widest, header), share: wordShare([column.labelSv, ...texts]) }
    }),
  ]
  const spare = available - entries.reduce((sum, { least }) => sum + least, 0)
  if (spare < 0) return undefined
  return evenNumbers(shareOut(entries, spare), columns, available)
}

/** The spare width by share, until a column has what its text can use. */
function shareOut(
  entries: readonly { readonly least: number; readonly most: number; readonly share: number }[],
  spare: number,
): number[] {
  const widths = entries.map(({ least }) => least)
  let left = spare
  for (;;) {
    const wanting = entries.flatMap(({ most, share }, at) => (share > 0 && (widths[at] ?? 0) < most ? [at] : []))
    const shares = wanting.reduce((sum, at) => sum + (entries[at]?.share ?? 0), 0)
    if (shares === 0 || left < 1) return widths
    const given = wanting.map((at) => {
      const { most = 0, share = 0 } = entries[at] ?? {}
      const more = Math.min((left * share) / shares, most - (widths[at] ?? 0))
      widths[at] = (widths[at] ?? 0) + more
      return more
    })
    left -= given.reduce((sum, more) => sum + more, 0)
  }
}

/** Columns of numbers as wide as the widest of them where there is room: they are read across. */
function evenNumbers(widths: readonly number[], columns: readonly Column[], available: number): readonly number[] {
  const isNumber = (index: number) => columns[index - 1]?.kind === 'figure'
  const widest = Math.max(0, ...widths.filter((_, index) => isNumber(index)))
  const even = widths.map((width, index) => (isNumber(index) ? widest : width))
  return even.reduce((sum, width) => sum + width, 0) <= available ? even : widths
}

/** The columns in so many parts, as even as they can be. */
function inParts(columns: readonly Column[], parts: number): Column[][] {
  const each = Math.ceil(columns.length / parts)
  return Array.from({ length: parts }, (_, part) => columns.slice(part * each, (part + 1) * each)).filter(
    (some) => some.length > 0,
  )
}

function rowRuns(row: Row, table: Table, columns: readonly Column[], missing: MissingNotes): Run[][] {
  const look = rowLook(row)
  const label: Run[] = [{ ...look, text: row.labelSv }]
  if (isGroupHeading(row, table)) return [label]
  return [label, ...columns.map((column) => cellRuns(row, column, look, missing))]
}

function rowLook({ kind }: Row): Omit<Run, 'text'> {
  switch (kind) {
    case 'sum':
    case 'result':
      return { strong: true }
    case 'group':
      return { strong: true, colour: 'heading' }
    case 'of-which':
    case 'memo':
      return { colour: 'muted' }
    case 'detail':
    case 'residual':
      return {}
  }
}

function cellRuns(row: Row, column: Column, look: Omit<Run, 'text'>, missing: MissingNotes): Run[] {
  const cell = cellAt(row, column)
  switch (cell.kind) {
    case 'figure': {
      const letter = missing.letterOf(cell.figure)
      const figure = { ...look, text: printedFigureCell(cell, column) }
      return letter === undefined ? [figure] : [figure, { ...look, text: letter, raised: true }]
    }
    case 'text':
      return runsOf(cell.inlines, look)
    case 'status': {
      const { wordSv, shape, tone } = cell.status
      return [{ ...look, text: `${statusSymbols[shape]} ${wordSv}`, colour: toneColours[tone] }]
    }
    case 'empty':
      return []
  }
}

export function rightAlignedColumns({ columns }: SetTable): boolean[] {
  return [false, ...columns.map(isRightAligned)]
}
