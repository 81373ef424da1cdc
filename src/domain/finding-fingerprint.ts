import { sha256 } from '#lib/sha256.ts'
import { type Document, tablesOf } from './document.ts'
import type { FigureKey } from './figure.ts'
import { type Finding, formatFindingPlace } from './finding.ts'
import type { ReportFinding } from './finding-answer.ts'
import { printedCell } from './printed-cell.ts'
import { figuresOf, type Row, type Table } from './table.ts'

/**
 * Gives each finding its identity: the rule, the place, what it says, and what stands at the place. The same finding in the next
 * version has the same one, and an answer follows to it. When a figure, a word in the row or the text around has changed it is
 * another finding, and must be answered anew. A place in a file counts without its row number: rows move when others are written.
 */
export function fingerprintFindings(
  findings: readonly Finding[],
  report: { readonly document: Document; readonly tables: readonly Table[] },
): ReportFinding[] {
  if (findings.length === 0) return []
  const tables = [...tablesOf(report.document), ...report.tables]
  const figures = new Map<FigureKey, string>()
  for (const table of report.tables) {
    for (const { cell } of figuresOf(table)) {
      const { figure } = cell
      figures.set(figure.key, figure.kind === 'value' ? `${figure.value.numerator}/${figure.value.denominator}` : figure.reason)
    }
  }
  return findings.map((finding) => {
    const identity = [finding.code, placeOf(finding), finding.messageSv, standsAt(finding, tables, figures)]
    return { ...finding, fingerprint: sha256(Buffer.from(JSON.stringify(identity))).slice(0, 24) }
  })
}

function placeOf({ where }: Finding): string {
  return where.kind === 'source' ? where.place.fileName : formatFindingPlace(where)
}

/** The figure unrounded, or the row as it is read. A text's own words are in the finding already. */
function standsAt({ where }: Finding, tables: readonly Table[], figures: ReadonlyMap<FigureKey, string>): string {
  if (where.kind === 'figure') return figures.get(where.figureKey) ?? ''
  if (where.kind !== 'table' || where.row === undefined) return ''
  const table = tables.find(({ name }) => name === where.table)
  const row = table?.rows.find(({ key }) => key === where.row)
  return table && row ? printedRow(row, table) : ''
}

function printedRow(row: Row, { columns }: Table): string {
  return [row.labelSv, ...columns.map((column) => printedCell(row.cells[column.key], column))].join('\t')
}
