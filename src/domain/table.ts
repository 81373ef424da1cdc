import type { Display } from './display.ts'
import type { Figure } from './figure.ts'
import type { Period } from './period.ts'
import type { SignWord } from './sign-words.ts'
import type { StatusMark } from './status.ts'

/**
 * A table of figures and words, before anyone decides how it looks. It states its own arithmetic (`sumOf`, `difference`),
 * so that checks and explanations read it instead of guessing.
 */
export interface Table {
  /** 'income-statement'. */
  readonly name: string
  readonly captionSv: string
  /** "Belopp i mnkr" — said once above the table when all figures share it. */
  readonly unitNoteSv?: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  readonly notesSv?: readonly string[]
}

export type ColumnKind = 'label' | 'figure' | 'text' | 'status' | 'target'

export interface Column {
  readonly key: string
  readonly labelSv: string
  readonly kind: ColumnKind
  /** How the column's figures are printed unless the cell says otherwise. */
  readonly display?: Display
  /** The months that the column's figures really cover. */
  readonly period?: Period
  /** This column = minuend − subtrahend, by column key. */
  readonly difference?: { readonly minuend: string; readonly subtrahend: string }
  /** This column = (current − prior) ÷ prior, by column key. */
  readonly relativeChange?: { readonly current: string; readonly prior: string }
  /** The calculation in words, for a reader who asks. */
  readonly formulaSv?: string
}

export type RowKind = 'detail' | 'sum' | 'result' | 'group' | 'of-which' | 'memo' | 'residual'

export interface Row {
  readonly key: string
  readonly labelSv: string
  readonly kind: RowKind
  /** 0 for the outermost. */
  readonly indent: number
  /** By column key; the label column has no cell. */
  readonly cells: Readonly<Record<string, Cell>>
  /** The rows whose sum this row is, by row key, for every figure column. */
  readonly sumOf?: readonly string[]
}

export type Cell = FigureCell | TextCell | StatusCell | EmptyCell

export interface FigureCell {
  readonly kind: 'figure'
  readonly figure: Figure
  /** Overrides the column's. */
  readonly display?: Display
  /** Prints the unit in the cell: needed where a column mixes units. */
  readonly withUnit?: boolean
  /** What the figure counts, printed after it where each row of a column counts something of its own: "behandl.". */
  readonly wordSv?: string
  /** Printed instead of the formatted value: a target as the plan writes it, "≥ 90 %". */
  readonly asWrittenSv?: string
}

export interface TextCell {
  readonly kind: 'text'
  /** Plain text, or Markdown with bound figures once the report has bound them; see `Inline`. */
  readonly inlines: readonly Inline[]
}

export interface StatusCell {
  readonly kind: 'status'
  readonly status: StatusMark
  /** What a computed status rests on: "94 % mot målet minst 90 %." */
  readonly reasonSv?: string
}

/** Nothing is asked here (a goal's row has no outcome). */
export interface EmptyCell {
  readonly kind: 'empty'
}

/** A run of text, or a figure standing in it. */
export type Inline = TextInline | FigureInline | LineBreakInline

export interface TextInline {
  readonly kind: 'text'
  readonly textSv: string
  readonly strong?: boolean
  readonly emphasis?: boolean
}

/** A figure bound in a text: it prints what the figure says and cannot drift. */
export interface FigureInline {
  readonly kind: 'figure'
  readonly figure: Figure
  readonly display: Display
  readonly withUnit: boolean
  /** 'whole-range' prints the two whole display units around the value: 5 636 tkr as "5–6 mnkr". */
  readonly form: 'number' | 'absolute' | 'whole-range' | SignWord
  /** With a sign word: a positive difference means that the amount shrank, as between two costs, which are negative. */
  readonly reversed?: true
}

export interface LineBreakInline {
  readonly kind: 'line-break'
}

export function plainText(textSv: string): readonly Inline[] {
  return textSv === '' ? [] : [{ kind: 'text', textSv }]
}

export function textCell(textSv: string): TextCell {
  return { kind: 'text', inlines: plainText(textSv) }
}

export function findCell(table: Table, rowKey: string, columnKey: string): Cell | undefined {
  return table.rows.find((row) => row.key === rowKey)?.cells[columnKey]
}

export function figureAt(table: Table, rowKey: string, columnKey: string): Figure | undefined {
  const cell = findCell(table, rowKey, columnKey)
  return cell?.kind === 'figure' ? cell.figure : undefined
}

/** Every figure of the table with its row and column, in reading order. */
export function* figuresOf(table: Table): Generator<{ row: Row; column: Column; cell: FigureCell }> {
  for (const row of table.rows) {
    for (const column of table.columns) {
      const cell = row.cells[column.key]
      if (cell?.kind === 'figure') yield { row, column, cell }
    }
  }
}

/** How a cell's figure is printed: the cell's own display, else the column's, else whole numbers. */
export function displayOf(cell: FigureCell, column: Column): Display {
  return cell.display ?? column.display ?? { unit: 'count', decimals: 0 }
}
