import type { Display } from '#domain/display.ts'
import type { Figure } from '#domain/figure.ts'
import type { Period } from '#domain/period.ts'
import type { Cell, Row } from '#domain/table.ts'
import type { UnitOfMeasure } from '#domain/units-of-measure.ts'
import { differenceOf, sumFigures } from './figures.ts'
import type { TableContext } from './table-definition.ts'

/** A row without its cells. */
export type RowHead = Omit<Row, 'cells'>

/** A row of figures by column key; the display is the row's own where it differs from its columns'. */
export function figureRow(head: RowHead, figures: Iterable<readonly [string, Figure]>, display?: Display): Row {
  const cells = [...figures].map(([column, figure]): [string, Cell] => [
    column,
    { kind: 'figure', figure, ...(display === undefined ? {} : { display }) },
  ])
  return { ...head, cells: Object.fromEntries(cells) }
}

/** The figure of a row that has one in the column; anything else is a defect in the table's definition. */
export function figureIn({ key, cells }: Row, column: string): Figure {
  const cell = cells[column]
  if (cell?.kind !== 'figure') throw new Error(`Row ${key} has no figure in column ${column}.`)
  return cell.figure
}

/** The addends' sum in each of the columns, saying of itself which rows it sums. */
export function sumRow(
  context: TableContext,
  table: string,
  head: RowHead,
  addends: readonly Row[],
  columns: readonly { readonly key: string; readonly period: Period }[],
  unitOfMeasure: UnitOfMeasure,
): Row {
  const formulaSv = `${addends.map((addend) => addend.labelSv).join(' + ')}.`
  const figures = columns.map(({ key: column, period }): [string, Figure] => {
    const slot = { key: context.keyOf(table, head.key, column), unitOfMeasure, period }
    return [
      column,
      sumFigures(
        slot,
        addends.map((addend) => figureIn(addend, column)),
        formulaSv,
      ),
    ]
  })
  return figureRow({ ...head, sumOf: addends.map((addend) => addend.key) }, figures)
}

/** A column that is one column less another. */
export interface DifferenceColumn {
  readonly key: string
  readonly labelSv: string
  readonly minuend: string
  readonly subtrahend: string
  readonly formulaSv: string
  readonly period: Period
}

/** The row with the difference columns filled from its own figures. */
export function withDifferences(
  context: TableContext,
  table: string,
  row: Row,
  columns: readonly DifferenceColumn[],
  unitOfMeasure: UnitOfMeasure,
): Row {
  const cells = columns.map(({ key, minuend, subtrahend, formulaSv, period }): [string, Cell] => {
    const slot = { key: context.keyOf(table, row.key, key), unitOfMeasure, period }
    const figure = differenceOf(slot, figureIn(row, minuend), figureIn(row, subtrahend), formulaSv)
    const display = row.cells[minuend]?.kind === 'figure' ? row.cells[minuend].display : undefined
    return [key, { kind: 'figure', figure, ...(display === undefined ? {} : { display }) }]
  })
  return { ...row, cells: { ...row.cells, ...Object.fromEntries(cells) } }
}
