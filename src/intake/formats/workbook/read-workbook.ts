import { type CellValue, readXlsx, type Sheet } from 'hucre/xlsx'
import { type Cell, emptyCell, exactOfDouble, type Grid, type GridRow } from '../../mapping/grid.ts'

/**
 * The sheets of an Excel workbook (.xlsx), hidden ones too, in their order. The only place that knows which library reads
 * them. Formulas come as the values that Excel last stored. Throws when the bytes are no readable workbook.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Grid[]> {
  // Styles are needed to tell 5,9 % from 0,059.
  const workbook = await readXlsx(bytes, { readStyles: true })
  return workbook.sheets.map((sheet) => ({
    sheet: sheet.name,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    rows: toRows(sheet),
  }))
}

function toRows(sheet: Sheet): GridRow[] {
  const rows = sheet.rows.map((values, rowIndex) => ({
    number: rowIndex + 1,
    cells: values.map((value, columnIndex) => toCell(sheet, value, rowIndex, columnIndex)),
  }))
  for (const { startRow, startCol, endRow, endCol } of sheet.merges ?? []) {
    const over = rows[startRow]?.cells[startCol]
    if (!over || over.kind === 'empty') continue
    const merged: Cell = { kind: 'empty', mergedInto: over }
    // Only as far as the sheet has rows: a merge may claim the whole column.
    for (let row = startRow; row <= Math.min(endRow, rows.length - 1); row += 1) {
      const cells = rows[row]?.cells
      if (!cells) continue
      for (let column = startCol; column <= Math.min(endCol, cells.length - 1); column += 1) {
        if (row !== startRow || column !== startCol) cells[column] = merged
      }
    }
  }
  return rows
}

function toCell(sheet: Sheet, value: CellValue, row: number, column: number): Cell {
  const detail = sheet.cells?.get(`${row},${column}`)
  if (detail?.formula !== undefined && (detail.formulaResult === undefined || detail.formulaResult === null) && value === null) {
    return { kind: 'uncalculated', formula: detail.formula }
  }
  if (value === null) return emptyCell
  if (value instanceof Date) return { kind: 'date', date: value.toISOString().slice(0, 10) }
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value)
        ? { kind: 'number', value: exactOfDouble(value), percent: detail?.style?.numFmt?.includes('%') === true }
        : { kind: 'error', text: String(value) }
    case 'boolean':
      return { kind: 'text', text: value ? 'SANT' : 'FALSKT' }
    default:
      if (value === '') return emptyCell
      return detail?.type === 'error' || errorValues.has(value) ? { kind: 'error', text: value } : { kind: 'text', text: value }
  }
}

/** Excel's error values, as files store them whatever the language of the program. */
const errorValues = new Set([
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#GETTING_DATA',
  '#SPILL!',
  '#CALC!',
])
