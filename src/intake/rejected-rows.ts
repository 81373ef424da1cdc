import type { Finding } from '#domain/finding.ts'
import { decodeText } from '#lib/decode-text.ts'
import { cellText, type Grid } from './mapping/grid.ts'
import { likelyHeaderRow } from './mapping/match-profile.ts'
import { gridFormats, openGrids } from './open-grids.ts'
import { readUpload } from './read-upload.ts'
import type { Reference } from './reference.ts'

/** The rows of a file that have errors, each as its sender wrote it and with every reason. */
export interface RejectedRows {
  /** The file's own headers; none for a file without columns. */
  readonly headers: readonly string[]
  readonly rows: readonly RejectedRow[]
  /** Errors that no row can be blamed for. */
  readonly fileReasonsSv: readonly string[]
}

export interface RejectedRow {
  readonly sheet?: string
  readonly row: number
  readonly reasonsSv: readonly string[]
  readonly cells: readonly string[]
}

/**
 * Reads the file again, against what is known now, and tells every row with an error: where the findings of a delivery
 * write out twenty of a kind, a person who mends the file needs them all.
 */
export async function rejectedRows(
  file: { readonly fileName: string; readonly bytes: Uint8Array; readonly format: string },
  reference: Reference,
): Promise<RejectedRows> {
  const { findings } = await readUpload({ fileName: file.fileName, bytes: file.bytes, everyRow: true }, reference)
  const errors = findings.filter((finding) => finding.severity === 'error')
  const byPlace = Map.groupBy(errors.filter(hasRow), ({ where }) => JSON.stringify([where.place.sheet, where.place.row]))
  const source = await openSource(file)
  const rows = [...byPlace.values()].flatMap((ofRow): RejectedRow[] => {
    const [{ where } = missingPlace()] = ofRow
    const { sheet, row = 0 } = where.place
    return [
      {
        ...(sheet === undefined ? {} : { sheet }),
        row,
        reasonsSv: [...new Set(ofRow.map(reasonSv))],
        cells: source.cellsOf(sheet, row),
      },
    ]
  })
  return {
    headers: source.headersOf(rows[0]?.sheet),
    rows: rows.toSorted((a, b) => (a.sheet ?? '').localeCompare(b.sheet ?? '', 'sv') || a.row - b.row),
    fileReasonsSv: [...new Set(errors.filter((finding) => !hasRow(finding)).map(({ messageSv }) => messageSv))],
  }
}

type SourceFinding = Finding & { readonly where: Extract<Finding['where'], { kind: 'source' }> }

function hasRow(finding: Finding): finding is SourceFinding {
  return finding.where.kind === 'source' && finding.where.place.row !== undefined
}

/** "Belopp: ”x” är inget tal …": the column first, where there is one. */
function reasonSv({ where, messageSv }: SourceFinding): string {
  return where.place.column === undefined ? messageSv : `${where.place.column}: ${messageSv}`
}

function missingPlace(): never {
  throw new TypeError('A group of findings has at least one.')
}

interface Source {
  headersOf(sheet: string | undefined): string[]
  cellsOf(sheet: string | undefined, row: number): string[]
}

async function openSource(file: { readonly bytes: Uint8Array; readonly format: string }): Promise<Source> {
  if (!gridFormats.includes(file.format)) {
    const lines = decodeText(file.bytes, { preferred: file.format === 'sie4' ? 'cp437' : 'windows-1252' }).text.split(
      /\r\n|\n|\r/,
    )
    return { headersOf: () => [], cellsOf: (_sheet, row) => [lines[row - 1] ?? ''] }
  }
  const grids = await openGrids(file)
  const gridOf = (sheet: string | undefined) => grids.find((grid) => grid.sheet === sheet) ?? grids[0]
  const rowsOf = new Map(grids.map((grid) => [grid, new Map(grid.rows.map((row) => [row.number, row]))]))
  const texts = (grid: Grid | undefined, row: number) => (grid && rowsOf.get(grid)?.get(row)?.cells.map(cellText)) ?? []
  return {
    headersOf(sheet) {
      const grid = gridOf(sheet)
      const header = grid && likelyHeaderRow(grid)
      return header ? texts(grid, header.number) : []
    },
    cellsOf: (sheet, row) => texts(gridOf(sheet), row),
  }
}
