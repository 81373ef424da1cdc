import { readdirSync, readFileSync } from 'node:fs'

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
  /** Held against the table as that section shows it, for a table that print shows twice: short, and long in its annex. */
  readonly section?: string
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

/** The printed document of that folder, 'fds-2025-d2'. A long one is transcribed in several files: print-staff.json, print-economy.json. */
export function readPrint(document: string): Print {
  const folder = new URL(`./${document}/`, import.meta.url)
  const parts = printFiles(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Print)
  const [first] = parts
  if (first === undefined) throw new RangeError(`cases/${document} holds no printed document.`)
  return {
    document: first.document,
    tables: parts.flatMap(({ tables }) => tables),
    texts: parts.flatMap(({ texts }) => texts),
    withheld: parts.flatMap(({ withheld = [] }) => withheld),
    figuresInText: parts.flatMap(({ figuresInText }) => figuresInText),
  }
}

/** The folders of cases/ that hold a printed document. */
export function listPrints(): string[] {
  const here = new URL('.', import.meta.url)
  return readdirSync(here, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && printFiles(new URL(`./${entry.name}/`, here)).length > 0)
    .map(({ name }) => name)
    .sort()
}

function printFiles(folder: URL): string[] {
  return readdirSync(folder)
    .filter((name) => /^print(-[a-z-]+)?\.json$/.test(name))
    .sort()
}

/** The number printed in a cell, in the unit of the table: −129 (mnkr). Throws when print has no number there. */
export function printedValue(print: Print, table: string, row: string, column: string): number {
  const rows = print.tables.find((candidate) => candidate.table === table)?.rows
  const value = rows?.find((candidate) => candidate.row === row)?.cells[column]?.value
  if (value === undefined) throw new RangeError(`Print has no number in ${table}/${row}/${column}.`)
  return value
}
