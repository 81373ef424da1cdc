import { type Exact, exact } from '#lib/exact.ts'

/** A sheet of a workbook or a delimited file, as its sender sees it: rows of cells, no meaning yet. */
export interface Grid {
  /** A workbook's sheet; a delimited file has none. */
  readonly sheet?: string
  readonly hidden: boolean
  readonly rows: readonly GridRow[]
}

export interface GridRow {
  /** 1-based, as the file's own program counts. */
  readonly number: number
  readonly cells: readonly Cell[]
}

export type Cell =
  | {
      readonly kind: 'empty'
      /** The cell that is merged over this one: it speaks for it as a key, and never as an amount. */
      readonly mergedInto?: Cell
    }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'number'
      readonly value: Exact /** Shown as a percentage: 0,059 stands there as 5,9 %. */
      readonly percent: boolean
    }
  /** ISO date. */
  | { readonly kind: 'date'; readonly date: string }
  /** '#REF!', '#SAKNAS!' … */
  | { readonly kind: 'error'; readonly text: string }
  /** A formula whose outcome the sending program never stored. */
  | { readonly kind: 'uncalculated'; readonly formula: string }

export const emptyCell: Cell = { kind: 'empty' }

export function cellAt(row: GridRow, column: number): Cell {
  return row.cells[column] ?? emptyCell
}

/** The cell as a person reads it: decimal comma, ISO dates. Numbers without thousands spaces, so that codes stay codes. */
export function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'empty':
      return ''
    case 'text':
    case 'error':
      return cell.text
    case 'number':
      return exactText(cell.value)
    case 'date':
      return cell.date
    case 'uncalculated':
      return `=${cell.formula}`
  }
}

export function isEmptyRow(row: GridRow): boolean {
  return row.cells.every((cell) => cell.kind === 'empty' || (cell.kind === 'text' && cell.text.trim() === ''))
}

/**
 * The decimal number that a person wrote, from the binary double that Excel stored: the shortest decimal that gives the same
 * double back, as Excel itself shows it. 0.1 + 0.2 is stored as …0004 and stays so here; whoever knows the unit rounds it.
 */
export function exactOfDouble(value: number): Exact {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value))
  if (!match) throw new RangeError(`Not a finite number: ${value}`)
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  const digits = BigInt(`${sign}${whole}${fraction}`)
  const scale = fraction.length - Number(exponent)
  return scale >= 0 ? exact(digits, 10n ** BigInt(scale)) : exact(digits * 10n ** BigInt(-scale))
}

function exactText({ numerator, denominator }: Exact): string {
  const scale = denominator.toString().length - 1
  const magnitude = (numerator < 0n ? -numerator : numerator).toString().padStart(scale + 1, '0')
  const whole = magnitude.slice(0, magnitude.length - scale)
  return `${numerator < 0n ? '\u2212' : ''}${whole}${scale > 0 ? `,${magnitude.slice(-scale)}` : ''}`
}
