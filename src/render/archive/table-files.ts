import type { Figure } from '#domain/figure.ts'
import { missingReasons } from '#domain/missing-reasons.ts'
import { printedCell } from '#domain/printed-cell.ts'
import type { Column, Row, Table } from '#domain/table.ts'
import { unitsOfMeasure } from '#domain/units-of-measure.ts'
import { type Exact, roundHalfAway } from '#lib/exact.ts'

export interface TableFile {
  readonly name: string
  readonly contentType: string
  readonly text: string
}

/**
 * Each table as a CSV and a JSON file with a record a cell, and one `datapackage.json` (Frictionless Data Package with Table
 * Schema) that describes them. A record holds the unrounded value in its base unit beside what was printed.
 */
export function tableFiles(tables: readonly Table[]): TableFile[] {
  const named = withDistinctNames(tables)
  const files = named.flatMap(({ name, table }) => {
    const records = recordsOf(table)
    const description = { name: table.name, captionSv: table.captionSv, unitNoteSv: table.unitNoteSv, notesSv: table.notesSv }
    return [
      { name: `${name}.csv`, contentType: 'text/csv; charset=utf-8', text: csv(records) },
      { name: `${name}.json`, contentType: 'application/json', text: json({ ...description, records }) },
    ]
  })
  return [...files, { name: 'datapackage.json', contentType: 'application/json', text: json(dataPackage(named)) }]
}

interface NamedTable {
  /** The file's name without ending. */
  readonly name: string
  readonly table: Table
}

/** The same table printed twice is two files. */
function withDistinctNames(tables: readonly Table[]): NamedTable[] {
  const counts = new Map<string, number>()
  return tables.map((table) => {
    const count = (counts.get(table.name) ?? 0) + 1
    counts.set(table.name, count)
    return { name: count === 1 ? table.name : `${table.name}-${count}`, table }
  })
}

/** The fields of a record, in the order of the columns. Descriptions are for those who open the file in fifty years. */
const fields = {
  row: { type: 'string', description: 'Radens nyckel' },
  rowLabel: { type: 'string', description: 'Radens rubrik' },
  column: { type: 'string', description: 'Kolumnens nyckel' },
  columnLabel: { type: 'string', description: 'Kolumnens rubrik' },
  value: { type: 'number', description: 'Värdet oavrundat, i enheten; tomt för text och för det som saknas' },
  unit: { type: 'string', description: 'Värdets enhet' },
  periodFrom: { type: 'yearmonth', description: 'Första månaden som värdet avser' },
  periodTo: { type: 'yearmonth', description: 'Sista månaden som värdet avser' },
  missing: { type: 'string', description: 'Varför värdet saknas' },
  printed: { type: 'string', description: 'Så som cellen är tryckt' },
} as const

type CellRecord = Readonly<Record<keyof typeof fields, string | undefined>>

function recordsOf(table: Table): CellRecord[] {
  return table.rows.flatMap((row) =>
    table.columns.flatMap((column) => (column.kind === 'label' ? [] : (recordOf(row, column) ?? []))),
  )
}

function recordOf(row: Row, column: Column): CellRecord | undefined {
  const cell = row.cells[column.key]
  if (cell === undefined || cell.kind === 'empty') return undefined
  const figure = cell.kind === 'figure' ? cell.figure : undefined
  return {
    row: row.key,
    rowLabel: row.labelSv,
    column: column.key,
    columnLabel: column.labelSv,
    ...amountOf(figure),
    periodFrom: figure?.period?.from,
    periodTo: figure?.period?.to,
    printed: printedCell(cell, column),
  }
}

function amountOf(figure: Figure | undefined): Pick<CellRecord, 'value' | 'unit' | 'missing'> {
  if (figure === undefined) return { value: undefined, unit: undefined, missing: undefined }
  if (figure.kind === 'missing') {
    return { value: undefined, unit: undefined, missing: figure.detailSv ?? missingReasons[figure.reason].labelSv }
  }
  return { value: decimalText(figure.value), unit: unitsOfMeasure[figure.unitOfMeasure].labelSv, missing: undefined }
}

/** 12,5 as "12.5". A value that no decimals hold to the end is cut at twelve, rounded once. */
function decimalText({ numerator, denominator }: Exact): string {
  const digits = roundHalfAway({ numerator, denominator }, mostDecimals).toString()
  const magnitude = digits.replace('-', '').padStart(mostDecimals + 1, '0')
  const text = `${magnitude.slice(0, -mostDecimals)}.${magnitude.slice(-mostDecimals)}`.replace(/\.?0+$/, '')
  return digits.startsWith('-') ? `-${text}` : text
}

const mostDecimals = 12

/** RFC 4180, as the Data Package's default dialect has it. */
function csv(records: readonly CellRecord[]): string {
  const names = Object.keys(fields) as (keyof typeof fields)[]
  const rows = [names, ...records.map((record) => names.map((name) => record[name] ?? ''))]
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function dataPackage(tables: readonly NamedTable[]) {
  return {
    profile: 'tabular-data-package',
    resources: tables.map(({ name, table }) => ({
      name: name.toLowerCase(),
      title: table.captionSv,
      path: `${name}.csv`,
      profile: 'tabular-data-resource',
      encoding: 'utf-8',
      schema: {
        fields: Object.entries(fields).map(([field, described]) => ({ name: field, ...described })),
        primaryKey: ['row', 'column'],
        missingValues: [''],
      },
    })),
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
