import type { Chart, Document, Gantt } from '#domain/document.ts'
import type { Table } from '#domain/table.ts'
import { propertyParts, rootRelationships } from '../ooxml/document-properties.ts'
import { writePackage } from '../ooxml/package.ts'
import { workbookParts } from '../ooxml/workbook.ts'
import { contentsSheet } from './contents-sheet.ts'
import { sheetNames } from './sheet-names.ts'
import { tableSheet } from './table-sheet.ts'

/** The report's tables as a workbook: a contents sheet, then a sheet a table in reading order. The same document, the same bytes. */
export function renderXlsx(document: Document): Uint8Array {
  const printed = printedTables(document)
  const names = sheetNames(
    printed.map(({ table }) => table.captionSv),
    [contentsName],
  )
  const lines = printed.map((line, index) => ({ ...line, sheetName: names[index] ?? '' }))
  const captions = new Map(lines.map(({ table }) => [table.name, table.captionSv]))
  const sheets = [
    contentsSheet(document, contentsName, lines),
    ...lines.map(({ table, chart, gantt, sheetName }, index) =>
      tableSheet(table, {
        document,
        name: sheetName,
        contentsName,
        captions,
        ...(chart ? { chart: { chart, number: index + 1 } } : {}),
        ...(gantt ? { gantt } : {}),
      }),
    ),
  ]
  return writePackage([...workbookParts(sheets), ...propertyParts(document)], rootRelationships('xl/workbook.xml'))
}

const contentsName = 'Innehåll'

interface PrintedTable {
  readonly table: Table
  readonly sectionSv: string
  /** When the table stands beside a chart of its figures. */
  readonly chart?: Chart
  /** When the table's rows go on. */
  readonly gantt?: Gantt
}

function printedTables({ sections }: Document): PrintedTable[] {
  return sections.flatMap(({ titleSv: sectionSv, blocks }) =>
    blocks.flatMap((block): PrintedTable[] => {
      if (block.kind === 'table') {
        const { table } = block
        const drawn = blocks.find((other) => other.kind === 'gantt' && other.gantt.table === table.name)
        return [{ table, sectionSv, ...(drawn?.kind === 'gantt' ? { gantt: drawn.gantt } : {}) }]
      }
      return block.kind === 'chart' ? [{ table: block.chart.dataTable, sectionSv, chart: block.chart }] : []
    }),
  )
}
