import { type Column, type FigureCell, figuresOf, type Row, type Table } from '#domain/table.ts'
import type { UnitOfMeasure } from '#domain/units-of-measure.ts'

/** A cell that its table says is the sum of others. */
export interface DeclaredSum {
  readonly row: Row
  readonly column: Column
  readonly total: FigureCell
  readonly addends: readonly { readonly row: Row; readonly cell: FigureCell }[]
}

/** Every sum that the table declares, column by column. Shares and indices are never sums, whatever row they stand in. */
export function* declaredSums(table: Table): Generator<DeclaredSum> {
  for (const { row, column, cell } of figuresOf(table)) {
    if (!row.sumOf || !addsUp(cell, column)) continue
    const addends = row.sumOf.flatMap((key) => {
      const addend = table.rows.find((candidate) => candidate.key === key)
      const addendCell = addend?.cells[column.key]
      return addend && addendCell?.kind === 'figure' ? [{ row: addend, cell: addendCell }] : []
    })
    yield { row, column, total: cell, addends }
  }
}

/** A cell that its column says is one column minus another. */
export interface DeclaredDifference {
  readonly row: Row
  readonly column: Column
  readonly difference: FigureCell
  readonly minuend: FigureCell
  readonly subtrahend: FigureCell
}

export function* declaredDifferences(table: Table): Generator<DeclaredDifference> {
  for (const { row, column, cell } of figuresOf(table)) {
    if (!column.difference) continue
    const minuend = row.cells[column.difference.minuend]
    const subtrahend = row.cells[column.difference.subtrahend]
    if (minuend?.kind !== 'figure' || subtrahend?.kind !== 'figure') continue
    yield { row, column, difference: cell, minuend, subtrahend }
  }
}

const neverSummed: readonly UnitOfMeasure[] = ['share', 'percentage-points', 'index']

function addsUp({ figure }: FigureCell, column: Column): boolean {
  if (figure.kind === 'value') return !neverSummed.includes(figure.unitOfMeasure)
  return column.display?.unit !== 'percent' && column.display?.unit !== 'percentage-points'
}
