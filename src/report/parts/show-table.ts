import type { Block } from '#domain/document.ts'
import type { Table } from '#domain/table.ts'
import { type ChartChoice, chartFromTable } from './chart-from-table.ts'

/** A computed table as a block; nothing when it was not computed, which the report has then said already. */
export function showTable(tables: readonly Table[], name: string): Block[] {
  const table = tables.find((candidate) => candidate.name === name)
  return table ? [{ kind: 'table', table, wide: isWideTable(table) }] : []
}

/** A computed table as a chart with the table beside it; as the table alone when it has nothing to draw. */
export function showChart(tables: readonly Table[], name: string, choice: ChartChoice): Block[] {
  const table = tables.find((candidate) => candidate.name === name)
  const chart = table && chartFromTable(table, choice)
  return chart ? [{ kind: 'chart', chart }] : showTable(tables, name)
}

/** Whether the table wants a page on its side. */
export function isWideTable({ columns }: Table): boolean {
  return columns.length > widestPortrait
}

/** A label and six figures fit across an upright A4 page in the reports that we have measured. */
const widestPortrait = 7
