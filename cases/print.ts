import { existsSync, readdirSync, readFileSync } from 'node:fs'

/**
 * A report as it was printed: its tables with our names for tables, rows and columns, each cell as printed and as a number.
 * `lines` are lines of the published report's text.
 */
export interface Print {
  readonly document: { readonly orgUnit: string; readonly round: string }
  readonly tables: readonly PrintedTable[]
  /** Running texts and bullets, in the order of their section. */
  readonly texts: readonly { readonly section: string; readonly text: string }[]
  /** Tables that the report holds back, with the reason that it prints. */
  readonly withheld?: readonly { readonly section: string; readonly table: string; readonly text: string }[]
  /** Numbers that stand in running text or in a comment, and the figure that each is. */
  readonly figuresInText: readonly {
    readonly section: string
    readonly table: string
    readonly row: string
    readonly column: string
    readonly printed: string
  }[]
}

export interface PrintedTable {
  readonly table: string
  readonly unitInPrint: string | null
  readonly columns: readonly { readonly column: string; readonly label: string }[]
  readonly rows: readonly PrintedRow[]
}

export interface PrintedRow {
  readonly row: string
  /** A word before the row's label that only says what kind of row it is: "Indikator:". */
  readonly prefix?: string
  readonly label: string
  /** What a project's row has of filled squares: the months of its timeline and its three lights, told apart by colour alone. */
  readonly squares?: number
  readonly cells: Readonly<Record<string, PrintedCell>>
}

export interface PrintedCell {
  readonly printed: string
  /** Absent when a dash or words are printed. */
  readonly value?: number
}

/** The printed document of that folder, 'fds-2025-d2'. */
export function readPrint(document: string): Print {
  return JSON.parse(readFileSync(new URL(`./${document}/print.json`, import.meta.url), 'utf8')) as Print
}

/** The folders of cases/ that hold a printed document. */
export function listPrints(): string[] {
  const entries = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(new URL(`./${entry.name}/print.json`, import.meta.url)))
    .map(({ name }) => name)
    .sort()
}

/** The number printed in a cell, in the unit of the table: −129 (mnkr). Throws when print has no number there. */
export function printedValue(print: Print, table: string, row: string, column: string): number {
  const rows = print.tables.find((candidate) => candidate.table === table)?.rows
  const value = rows?.find((candidate) => candidate.row === row)?.cells[column]?.value
  if (value === undefined) throw new RangeError(`Print has no number in ${table}/${row}/${column}.`)
  return value
}
