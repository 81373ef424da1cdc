import type { Display } from '#domain/display.ts'
import type { Table } from '#domain/table.ts'
import type { SectionParts } from '../sections/define-section.ts'

/**
 * The section's tables with their amounts shown with so many decimals: the same figures, computed once, in whole millions where
 * a text is read and with one decimal in an annex. Percentages keep their own.
 */
export function withDecimals(parts: SectionParts, decimals: number | undefined): SectionParts {
  if (decimals === undefined) return parts
  const show = (display: Display): Display => (display.unit === 'percent' ? display : { ...display, decimals })
  const inTable = (table: Table): Table => ({
    ...table,
    columns: table.columns.map((column) =>
      column.display === undefined ? column : { ...column, display: show(column.display) },
    ),
    rows: table.rows.map((row) => ({
      ...row,
      cells: Object.fromEntries(
        Object.entries(row.cells).map(([key, cell]) => [
          key,
          cell.kind === 'figure' && cell.display !== undefined ? { ...cell, display: show(cell.display) } : cell,
        ]),
      ),
    })),
  })
  return {
    ...parts,
    blocks: parts.blocks.map((block) => (block.kind === 'table' ? { ...block, table: inTable(block.table) } : block)),
    tables: parts.tables.map(inTable),
  }
}
