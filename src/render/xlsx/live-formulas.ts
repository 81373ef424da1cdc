import { isValue } from '#domain/figure.ts'
import { type Cell, type Column, displayOf, type Row, type Table } from '#domain/table.ts'
import { add, type Exact, equals, negate, zero } from '#lib/exact.ts'
import { sheetValue } from '../ooxml/number-format.ts'
import { cellReference, columnLetters } from '../ooxml/workbook.ts'

/** Where the table's rows and columns stand in its sheet, by key; 0-based. */
export interface TablePlace {
  readonly rows: ReadonlyMap<string, number>
  readonly columns: ReadonlyMap<string, number>
}

/**
 * The formulas of a table's cells, by cell reference: what the table says of its own arithmetic (a difference of columns, a sum
 * of rows) and what a figure says of how it was computed. A formula is given only where the cells that it names give exactly the
 * figure that we print; a percentage in a sum row is not the sum of percentages, and stays a value.
 */
export function liveFormulas(table: Table, place: TablePlace): ReadonlyMap<string, string> {
  const cells = numericCells(table, place)
  const formulas = new Map<string, string>()
  const dependencies = new Map<string, readonly string[]>()
  for (const row of table.rows) {
    for (const column of table.columns) {
      const reference = referenceOf(place, row.key, column.key)
      const printed = reference === undefined ? undefined : cells.get(reference)
      if (reference === undefined || printed === undefined) continue
      const terms = waysToCompute(table, row, column, place)
        .map((way) => way.filter((term) => cells.has(term.reference)))
        .find((way) => way.length > 0 && equals(total(way, cells), printed) && !leadsTo(way, reference, dependencies))
      if (!terms) continue
      formulas.set(reference, formulaText(terms))
      dependencies.set(
        reference,
        terms.map((term) => term.reference),
      )
    }
  }
  return formulas
}

interface Term {
  readonly reference: string
  readonly row: number
  readonly column: number
  readonly sign: 1 | -1
}

/** The ways that the table and the figure name, the plainest to read first; a way that names a cell elsewhere is none. */
function waysToCompute(table: Table, row: Row, column: Column, place: TablePlace): (readonly Term[])[] {
  const term = (rowKey: string, columnKey: string, sign: 1 | -1): Term | undefined => {
    const at = { row: place.rows.get(rowKey), column: place.columns.get(columnKey) }
    if (at.row === undefined || at.column === undefined) return undefined
    return { row: at.row, column: at.column, reference: cellReference(at.row, at.column), sign }
  }
  const ways: (readonly (Term | undefined)[])[] = []
  if (column.difference) {
    const { minuend, subtrahend } = column.difference
    ways.push([term(row.key, minuend, 1), term(row.key, subtrahend, -1)])
  }
  if (row.sumOf) ways.push(row.sumOf.map((key) => term(key, column.key, 1)))
  const signed = signedInputs(row.cells[column.key])
  if (signed) {
    const addresses = figureAddresses(table)
    ways.push(
      signed.map(({ key, sign }) => {
        const address = addresses.get(key)
        return address && term(address.row, address.column, sign)
      }),
    )
  }
  return ways.filter((way): way is readonly Term[] => way.length > 0 && way.every((one) => one !== undefined))
}

function signedInputs(cell: Cell | undefined): { readonly key: string; readonly sign: 1 | -1 }[] | undefined {
  if (cell?.kind !== 'figure' || cell.figure.basis?.kind !== 'formula') return undefined
  const { inputs, signs } = cell.figure.basis
  return signs && inputs.map((key, index) => ({ key, sign: signs[index] ?? 1 }))
}

const addressesOf = new WeakMap<Table, ReadonlyMap<string, { readonly row: string; readonly column: string }>>()

function figureAddresses(table: Table): ReadonlyMap<string, { readonly row: string; readonly column: string }> {
  const known = addressesOf.get(table)
  if (known) return known
  const addresses = new Map<string, { row: string; column: string }>()
  for (const row of table.rows) {
    for (const [column, cell] of Object.entries(row.cells)) {
      if (cell.kind === 'figure') addresses.set(cell.figure.key, { row: row.key, column })
    }
  }
  addressesOf.set(table, addresses)
  return addresses
}

/** What the sheet's cells hold as numbers, in the unit that each is shown in. */
function numericCells(table: Table, place: TablePlace): ReadonlyMap<string, Exact> {
  const values = new Map<string, Exact>()
  for (const row of table.rows) {
    for (const column of table.columns) {
      const cell = row.cells[column.key]
      const reference = referenceOf(place, row.key, column.key)
      if (reference === undefined || cell?.kind !== 'figure' || cell.asWrittenSv !== undefined || !isValue(cell.figure)) continue
      values.set(reference, sheetValue(cell.figure.value, displayOf(cell, column).unit))
    }
  }
  return values
}

function referenceOf(place: TablePlace, rowKey: string, columnKey: string): string | undefined {
  const [row, column] = [place.rows.get(rowKey), place.columns.get(columnKey)]
  return row === undefined || column === undefined ? undefined : cellReference(row, column)
}

function total(terms: readonly Term[], cells: ReadonlyMap<string, Exact>): Exact {
  return terms.reduce((sum, { reference, sign }) => {
    const value = cells.get(reference) ?? zero
    return add(sum, sign === 1 ? value : negate(value))
  }, zero)
}

/** Whether a formula of these terms would, over the formulas that are there, come back to its own cell. */
function leadsTo(terms: readonly Term[], reference: string, dependencies: ReadonlyMap<string, readonly string[]>): boolean {
  const waiting = terms.map((term) => term.reference)
  const seen = new Set<string>()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === reference) return true
    if (seen.has(next)) continue
    seen.add(next)
    waiting.push(...(dependencies.get(next) ?? []))
  }
  return false
}

/** "B5-C5", "SUM(B5:B8,B10)". */
function formulaText(terms: readonly Term[]): string {
  const column = terms[0]?.column
  const isSum = terms.every((term) => term.sign === 1 && term.column === column)
  if (isSum && column !== undefined && terms.length > 1)
    return `SUM(${ranges(
      terms.map(({ row }) => row),
      column,
    ).join(',')})`
  return terms
    .map(({ reference, sign }, index) => (sign === -1 ? `-${reference}` : index === 0 ? reference : `+${reference}`))
    .join('')
}

function ranges(rows: readonly number[], column: number): string[] {
  const letters = columnLetters(column)
  const runs: { from: number; to: number }[] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last && last.to === row - 1) last.to = row
    else runs.push({ from: row, to: row })
  }
  return runs.map(({ from, to }) => (from === to ? `${letters}${from + 1}` : `${letters}${from + 1}:${letters}${to + 1}`))
}
