import type { Table } from '#domain/table.ts'
import { reportFinding } from '../finding-codes.ts'
import { nearest } from '../narrative/nearest.ts'
import type { SectionParts } from '../sections/define-section.ts'

/**
 * The section's tables with only the wished rows, in the table's own order: the same computed figures as in an annex that
 * shows them all. A row whose addends are not all there no longer says that it is their sum. A wish that none of the tables has
 * is a finding; a table that has none of them is left as it is.
 */
export function withRows(parts: SectionParts, wished: readonly string[] | undefined, section: string): SectionParts {
  if (wished === undefined) return parts
  const offered = parts.blocks.flatMap((block) => (block.kind === 'table' ? block.table.rows.map(({ key }) => key) : []))
  const unknown = offered.length === 0 ? [] : wished.filter((key) => !offered.includes(key))
  const pick = (table: Table): Table => {
    const rows = table.rows.filter(({ key }) => wished.includes(key))
    const shown = new Set(rows.map(({ key }) => key))
    const declared = rows.map(({ sumOf, ...row }) => (sumOf?.every((key) => shown.has(key)) ? { ...row, sumOf } : row))
    return rows.length === 0 ? table : { ...table, rows: declared }
  }
  return {
    blocks: parts.blocks.map((block) => (block.kind === 'table' ? { ...block, table: pick(block.table) } : block)),
    tables: parts.tables.map(pick),
    findings: [
      ...parts.findings,
      ...unknown.map((key) => {
        const suggestion = nearest(key, offered)
        const remedySv = suggestion === undefined ? `Välj bland: ${offered.join(', ')}.` : `Menade du ”${suggestion}”?`
        const message = `Rapportmallen visar raden ”${key}”, som inte finns. ${remedySv}`
        return reportFinding('R-010', { kind: 'section', section }, message)
      }),
    ],
  }
}
