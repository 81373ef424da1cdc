import { type Cell, cellAt, cellText, type Grid, type GridRow } from './grid.ts'

/**
 * The headers of a row, column by column. Under two rows of headings ("Utfall" and "Budget" over the same months) a header that
 * stands several times is said with its group: "Utfall jan", "Budget jan"; and what has its heading in the upper row alone is
 * called that. Where groups do not tell the columns apart, the row's own texts are all there is.
 */
export function headerTexts(grid: Grid, row: GridRow): readonly string[] {
  const own = row.cells.map((cell) => cellText(cell).trim())
  const above = grid.rows[grid.rows.indexOf(row) - 1]
  if (above === undefined || above.number !== row.number - 1 || !isOfWords(above)) return own
  const repeated = new Set(own.filter((text, column) => text !== '' && own.indexOf(text) !== column))
  if (repeated.size === 0) return own

  const grouped = own.map((text, column) => {
    if (text === '') return cellText(cellAt(above, column)).trim()
    return repeated.has(text) ? `${groupOver(above, column)} ${text}`.trim() : text
  })
  const named = grouped.filter((text) => text !== '')
  return new Set(named).size === named.length ? grouped : own
}

/** The nearest text to the left in the upper row: a group stands over its first column, merged over the rest or not. */
function groupOver(above: GridRow, column: number): string {
  const cells = Array.from({ length: column + 1 }, (_, index) => cellAt(above, index))
  return cellText(cells.findLast(isFilled) ?? cellAt(above, column)).trim()
}

function isOfWords(row: GridRow): boolean {
  return row.cells.every((cell) => cell.kind === 'text' || cell.kind === 'empty')
}

function isFilled(cell: Cell): boolean {
  return cellText(cell).trim() !== ''
}
