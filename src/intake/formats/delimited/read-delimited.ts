import { CsvError, parse } from 'csv-parse/sync'
import type { FindingLog } from '../../finding-log.ts'
import { type Cell, emptyCell, type Grid, type GridRow } from '../../mapping/grid.ts'

const delimiters = [';', '\t', ',', '|'] as const
type Delimiter = (typeof delimiters)[number]

/** Rows that a guess is made from: titles stand above the headers, and a table soon shows its width. */
const rowsToLookAt = 50

/**
 * The text's rows and fields. A field may be quoted and hold line breaks; a row keeps the line that it begins on. Rows whose
 * number of fields differs from the headers' are findings: an amount must not slide into its neighbour's column.
 */
export function readDelimited(text: string, log: FindingLog): Grid {
  const delimiter = guessDelimiter(text) ?? ';'
  const records = parseRecords(text, delimiter, log)
  const width = widthOf(records.map(({ fields }) => fields.length))
  const header = records.findIndex(({ fields }) => fields.length === width)
  for (const { row, fields } of records.slice(header + 1)) {
    // A line without any delimiter is a note below the table.
    if (fields.length === width || fields.length === 1 || fields.every((field) => field.trim() === '')) continue
    const beyond = fields.slice(width)
    if (fields.length > width && beyond.every((field) => field.trim() === '')) continue
    log.add(
      'I-071',
      { row },
      `Raden har ${fields.length} fält men rubrikraden ${width}. Filen kan vara avklippt, eller ett fält innehålla ${nameOf(delimiter)} utan citattecken.`,
    )
  }
  return { hidden: false, rows: records.map(toGridRow) }
}

/**
 * The delimiter by which most of the first lines split into the same number of fields, two at least. Decimal commas split
 * unevenly or less often than semicolons do, which settles the usual Swedish doubt.
 */
export function guessDelimiter(text: string): Delimiter | undefined {
  const lines = text
    .slice(0, 65_536)
    .replace(/"(?:[^"]|"")*"/g, '""')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, rowsToLookAt)
  const weighed = delimiters.flatMap((delimiter) => {
    const widths = lines.map((line) => line.split(delimiter).length).filter((fields) => fields > 1)
    const width = widthOf(widths)
    const agreeing = widths.filter((fields) => fields === width).length
    return width > 1 ? [{ delimiter, agreeing, width }] : []
  })
  const [best] = weighed.sort(
    (a, b) => b.agreeing - a.agreeing || delimiters.indexOf(a.delimiter) - delimiters.indexOf(b.delimiter),
  )
  // One line among many is a sentence with a comma in it; a file of a header alone is still a table.
  return best && best.agreeing * 2 >= lines.length ? best.delimiter : undefined
}

interface DelimitedRecord {
  readonly row: number
  readonly fields: readonly string[]
}

function parseRecords(text: string, delimiter: Delimiter, log: FindingLog): DelimitedRecord[] {
  // Line breaks made alike beforehand: the parser counts lines by what it finds first.
  const unified = text.replace(/\r\n|\r/g, '\n')
  const read = (relaxed: boolean) =>
    (
      parse(unified, {
        delimiter,
        relax_column_count: true,
        relax_quotes: relaxed,
        ...(relaxed ? { quote: false } : {}),
        skip_empty_lines: true,
        info: true,
      }) as unknown as { info: { lines: number }; record: string[] }[]
    ).map(({ info, record }) => ({ row: info.lines - lineBreaksIn(record), fields: record }))
  try {
    return read(false)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const row = typeof error.lines === 'number' ? error.lines : undefined
    log.add(
      'I-005',
      row === undefined ? {} : { row },
      'Ett citattecken öppnas men stängs aldrig, eller står mitt i ett fält. Filen kan vara avklippt: exportera den på nytt.',
    )
    return read(true)
  }
}

/** The parser counts the line where a record ends. */
function lineBreaksIn(fields: readonly string[]): number {
  return fields.reduce((count, field) => count + field.split('\n').length - 1, 0)
}

/** The commonest width, the widest among equals. */
function widthOf(widths: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  return [...counts].reduce<[number, number]>(
    (best, other) => (other[1] > best[1] || (other[1] === best[1] && other[0] > best[0]) ? other : best),
    [0, 0],
  )[0]
}

function nameOf(delimiter: Delimiter): string {
  return { ';': 'semikolon', '\t': 'tabb', ',': 'komma', '|': 'lodstreck' }[delimiter]
}

function toGridRow({ row, fields }: DelimitedRecord): GridRow {
  return { number: row, cells: fields.map(toCell) }
}

function toCell(field: string): Cell {
  if (field.trim() === '') return emptyCell
  return /^#(?:REF!|VALUE!|DIV\/0!|NAME\?|NUM!|N\/A|NULL!|REFERENS!|VÄRDEFEL!|DIVISION\/0!|NAMN\?|OGILTIGT!|SAKNAS!|SKÄRNING!)$/i.test(
    field.trim(),
  )
    ? { kind: 'error', text: field.trim() }
    : { kind: 'text', text: field }
}
