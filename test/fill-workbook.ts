/** Fills in a round's workbook as a person does in Excel: opens it, writes in cells, and saves. */
import assert from 'node:assert/strict'
import { type CellValue, readXlsx, writeXlsx } from 'hucre/xlsx'

/** A sheet's rows by its name. */
export type Grids = ReadonlyMap<string, CellValue[][]>

export async function fillWorkbook(bytes: Uint8Array, change: (grids: Grids) => void): Promise<Uint8Array> {
  const { sheets } = await readXlsx(bytes, { readStyles: true })
  const grids: Grids = new Map(sheets.map(({ name, rows }) => [name, rows]))
  change(grids)
  return writeXlsx({
    sheets: sheets.map(({ name, veryHidden }) => ({
      name,
      // The library leaves the escaping of Excel's escapes to the one who writes.
      rows: rowsOf(grids, name).map((row) =>
        row.map((value) => (typeof value === 'string' ? value.replaceAll('_x000D_', '_x005F_x000D_') : value)),
      ),
      ...(veryHidden ? { veryHidden } : {}),
    })),
  })
}

export function rowsOf(grids: Grids, name: string): CellValue[][] {
  const rows = grids.get(name)
  assert.ok(rows, name)
  return rows
}

/** Writes the value in the row (1-based) under the header, which stands in the third. */
export function setCell(rows: CellValue[][], row: number, headerSv: string, value: CellValue): void {
  const column = rows[2]?.indexOf(headerSv) ?? -1
  const cells = rows[row - 1]
  assert.ok(column >= 0 && cells, headerSv)
  cells[column] = value
}

/** The row (1-based) of the question with this key. */
export function rowOfTask(rows: readonly CellValue[][], task: string): number {
  const index = rows.findIndex(([key]) => key === task)
  assert.ok(index >= 0, task)
  return index + 1
}
