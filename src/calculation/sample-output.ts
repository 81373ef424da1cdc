import { formatFigure } from '#domain/display.ts'
import type { Fact } from '#domain/fact.ts'
import { displayOf, figuresOf, type Table } from '#domain/table.ts'
import { computeTables } from './compute.ts'
import { sampleInput } from './sample-input.ts'
import type { TableInput } from './table-definition.ts'

/** The named table of the sample unit, for the tests of this room. Throws when the facts make none. */
export function sampleTable(facts: readonly Fact[], name: string, more: Partial<TableInput> = {}): Table {
  const found = computeTables(sampleInput(facts, more)).tables.find((table) => table.name === name)
  if (found === undefined) throw new Error(`The facts make no table ${name}.`)
  return found
}

/** The income statement among the tables, whatever else the facts make. */
export function statementOf(tables: readonly Table[]): Table | undefined {
  return tables.find(({ name }) => name === 'income-statement')
}

/** By row key: each figure as it is printed, with plain spaces. */
export function printedRows(table: Table): Record<string, string[]> {
  const rows: Record<string, string[]> = {}
  for (const { row, column, cell } of figuresOf(table)) {
    rows[row.key] ??= []
    rows[row.key]?.push(formatFigure(cell.figure, displayOf(cell, column)).replaceAll('\u00a0', ' '))
  }
  return rows
}
