import { unzipSync, type Zippable, zipSync } from 'fflate'
import { type CellValue, writeXlsx } from 'hucre/xlsx'

export interface WorkbookSheet {
  readonly name: string
  /** Lines above the headers, as people write them. */
  readonly titles: readonly string[]
  readonly headers: readonly string[]
  readonly rows: readonly (readonly CellValue[])[]
  /** Width of each column in characters; 12 where none is given. */
  readonly widths?: readonly number[]
  readonly numberFormat?: string
}

/**
 * A workbook of one sheet. Packed again with a fixed time and our own deflate: the platform's compresses differently from
 * machine to machine, and the same rows must give the same bytes.
 */
export async function writeWorkbook({
  name,
  titles,
  headers,
  rows,
  widths = [],
  numberFormat = '#,##0',
}: WorkbookSheet): Promise<Uint8Array> {
  const workbook = await writeXlsx({
    properties: { creator: 'Region Västmanland', created: fixedTime, modified: fixedTime },
    sheets: [
      {
        name,
        columns: headers.map((_, index) => ({ width: widths[index] ?? 12, numFmt: numberFormat })),
        rows: [...titles.map((title) => [title]), [], [...headers], ...rows.map((row) => [...row])],
        freezePane: { rows: titles.length + 2 },
      },
    ],
  })
  const files: Zippable = {}
  for (const [path, content] of Object.entries(unzipSync(workbook))) files[path] = [content, { mtime: zipTime, level: 9 }]
  return zipSync(files)
}

const fixedTime = new Date('2025-09-09T08:00:00Z')
/** ZIP keeps local time without a zone: this one reads the same in every zone. */
const zipTime = '2025-09-09T08:00:00'
