import type { Cell, Column, Row, Table } from '#domain/table.ts'

/** The columns that carry cells; the label column is each row's own label. */
export function cellColumns(table: Table): readonly Column[] {
  return table.columns.filter((column) => column.kind !== 'label')
}

/** What the row labels are called; empty when the table does not say. */
export function labelColumnTitle(table: Table): string {
  return table.columns.find((column) => column.kind === 'label')?.labelSv ?? ''
}

/** The row's cell in a column; what is not there asks nothing. */
export function cellAt(row: Row, column: Column): Cell {
  return row.cells[column.key] ?? { kind: 'empty' }
}

/** A group row without cells of its own is a heading over the rows that follow. */
export function isGroupHeading(row: Row, table: Table): boolean {
  return row.kind === 'group' && cellColumns(table).every((column) => cellAt(row, column).kind === 'empty')
}

/** Figures and targets stand right, so that digits line up; words stand left. */
export function isRightAligned(column: Column): boolean {
  return column.kind === 'figure' || column.kind === 'target'
}

/** Rows split at group headings: each part is a heading (or none) with the rows under it. */
export function rowGroups(table: Table): { readonly heading: Row | undefined; readonly rows: readonly Row[] }[] {
  const groups: { heading: Row | undefined; rows: Row[] }[] = []
  for (const row of table.rows) {
    if (isGroupHeading(row, table)) groups.push({ heading: row, rows: [] })
    else if (groups.length === 0) groups.push({ heading: undefined, rows: [row] })
    else groups.at(-1)?.rows.push(row)
  }
  return groups
}
