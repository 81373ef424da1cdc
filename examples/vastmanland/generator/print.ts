import { readFileSync } from 'node:fs'

/** A report as it was printed: tables with our names, each cell as printed and as a number. */
export interface Print {
  readonly tables: readonly PrintedTable[]
}

export interface PrintedTable {
  readonly table: string
  readonly rows: readonly { readonly row: string; readonly cells: Readonly<Record<string, PrintedCell>> }[]
}

export interface PrintedCell {
  readonly printed: string
  /** Absent when a dash or words are printed. */
  readonly value?: number
}

const file = new URL('../../../cases/fds-2025-d2/print.json', import.meta.url)

/** What FDS printed in its interim report 2 2025. The generator makes rows that add up to it. */
export function readPrint(): Print {
  return JSON.parse(readFileSync(file, 'utf8')) as Print
}

/** The number printed in a cell, in the unit of the table: −129 (mnkr). Throws when print has no number there. */
export function printedValue(print: Print, table: string, row: string, column: string): number {
  const cells = print.tables
    .find((candidate) => candidate.table === table)
    ?.rows.find((candidate) => candidate.row === row)?.cells
  const value = cells?.[column]?.value
  if (value === undefined) throw new RangeError(`Print has no number in ${table}/${row}/${column}.`)
  return value
}
