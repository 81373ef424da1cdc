import type { Block } from '#domain/document.ts'
import type { Table } from '#domain/table.ts'
import { reportFinding } from '../finding-codes.ts'
import { nearest } from '../narrative/nearest.ts'
import type { SectionParts } from '../sections/define-section.ts'
import { isWideTable } from './show-table.ts'

/**
 * The section's tables with only the wished columns, in that order after the label, or the usual ones where nothing is wished; a
 * note that explains a column goes with it. A wish that none of its tables has is a finding; a usual column may well be absent.
 * A table that has none of them is left as it is.
 */
export function withColumns(
  parts: SectionParts,
  wished: readonly string[] | undefined,
  section: string,
  usual?: readonly string[],
): SectionParts {
  const chosen = wished ?? usual
  if (chosen === undefined) return parts
  const offered = [...new Set(tablesIn(parts.blocks).flatMap(({ columns }) => columns.map(({ key }) => key)))]
  const unknown = offered.length === 0 || wished === undefined ? [] : wished.filter((key) => !offered.includes(key))
  const pick = (table: Table): Table => {
    const picked = chosen.flatMap((key) => table.columns.filter((column) => column.key === key))
    if (picked.length === 0) return table
    const columns = [...table.columns.filter(({ kind }) => kind === 'label'), ...picked]
    if (columns.length === table.columns.length && columns.every((column, at) => column === table.columns[at])) return table
    const shown = new Set(columns.map(({ key }) => key))
    const rows = table.rows.map((row) => ({
      ...row,
      cells: Object.fromEntries(Object.entries(row.cells).filter(([key]) => shown.has(key))),
    }))
    const gone = new Set(table.columns.filter(({ key }) => !shown.has(key)).map(({ formulaSv }) => formulaSv))
    const notesSv = table.notesSv?.filter((note) => !gone.has(note))
    return { ...table, columns, rows, ...(notesSv === undefined ? {} : { notesSv }) }
  }
  return {
    blocks: parts.blocks.map((block) => (block.kind === 'table' ? tableBlock(block, pick(block.table)) : block)),
    tables: parts.tables.map(pick),
    findings: [
      ...parts.findings,
      ...unknown.map((key) => {
        const suggestion = nearest(key, offered)
        const remedySv = suggestion === undefined ? `Välj bland: ${offered.join(', ')}.` : `Menade du ”${suggestion}”?`
        return reportFinding(
          'R-010',
          { kind: 'section', section },
          `Rapportmallen visar kolumnen ”${key}”, som inte finns. ${remedySv}`,
        )
      }),
    ],
  }
}

/** With few figures left, a table that was wide is so no more; one with words to read keeps its room. */
function tableBlock(block: Extract<Block, { kind: 'table' }>, table: Table): Block {
  const isWordy = table.columns.some(({ kind }) => kind === 'text')
  return { ...block, table, wide: block.wide && (isWordy || isWideTable(table)) }
}

function tablesIn(blocks: readonly Block[]): Table[] {
  return blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
}
