import { decodeText } from '#lib/decode-text.ts'
import { createFindingLog } from './finding-log.ts'
import { readDelimited } from './formats/delimited/read-delimited.ts'
import { readWorkbook } from './formats/workbook/read-workbook.ts'
import { cellText, type Grid } from './mapping/grid.ts'
import { likelyHeaderRow } from './mapping/match-profile.ts'

/** A place in a delivered file as its sender wrote it: the row, its neighbours, and the headers above. */
export type SourceExcerpt =
  | { readonly kind: 'text-lines'; readonly lines: readonly ExcerptLine[] }
  | {
      readonly kind: 'sheet-rows'
      readonly sheet: string
      readonly headers: readonly string[]
      readonly rows: readonly ExcerptRow[]
    }

export interface ExcerptLine {
  readonly row: number
  readonly text: string
  /** The row that was asked for. */
  readonly current: boolean
}

export interface ExcerptRow {
  readonly row: number
  readonly cells: readonly string[]
  readonly current: boolean
}

/** How many rows are shown on each side. */
const neighbours = 3

/**
 * What stands at the place, for one who asks where a figure comes from. `format` is the reading's own ('sie4'). Without a
 * row, the file's first rows; empty when the file has no such row. The file was read before: one that cannot be read now is a defect and throws.
 */
export async function sourceExcerpt(
  file: { readonly fileName: string; readonly bytes: Uint8Array; readonly format: string },
  place: { readonly sheet?: string; readonly row?: number },
): Promise<SourceExcerpt> {
  const row = place.row ?? 1
  if (file.format === 'workbook') {
    const grids = await readWorkbook(file.bytes)
    const grid = grids.find((candidate) => candidate.sheet === place.sheet) ?? grids[0]
    return sheetRows(grid ?? { hidden: false, rows: [] }, row)
  }
  const { text } = decodeText(file.bytes, { preferred: file.format === 'sie4' ? 'cp437' : 'windows-1252' })
  return {
    kind: 'text-lines',
    lines: textLines(text, row, file.format === 'delimited' ? headerRowOf(text, file.fileName) : undefined),
  }
}

function sheetRows(grid: Grid, row: number): SourceExcerpt {
  const header = likelyHeaderRow(grid)
  const exists = grid.rows.some((candidate) => candidate.number === row)
  const shown = grid.rows.filter((candidate) => exists && isNear(candidate.number, row) && candidate.number !== header?.number)
  return {
    kind: 'sheet-rows',
    sheet: grid.sheet ?? '',
    headers: header?.cells.map(cellText) ?? [],
    rows: shown.map(({ number, cells }) => ({ row: number, cells: cells.map(cellText), current: number === row })),
  }
}

function textLines(text: string, row: number, headerRow: number | undefined): ExcerptLine[] {
  const lines = text.replace(/(?:\r\n|\n|\r)$/, '').split(/\r\n|\n|\r/)
  if (row > lines.length) return []
  return lines
    .map((line, index) => ({ row: index + 1, text: line, current: index + 1 === row }))
    .filter((line) => isNear(line.row, row) || line.row === headerRow)
    .map((line) => ({ ...line, text: shortened(line.text) }))
}

/** Programs may write a whole XML file as one line, which is no help to read. */
function shortened(line: string): string {
  return line.length <= longestLine ? line : `${line.slice(0, longestLine)}…`
}

const longestLine = 2_000

function headerRowOf(text: string, fileName: string): number | undefined {
  return likelyHeaderRow(readDelimited(text, createFindingLog(fileName)))?.number
}

function isNear(candidate: number, row: number): boolean {
  return Math.abs(candidate - row) <= neighbours
}
