import type { Document } from '#domain/document.ts'
import { formatPeriod } from '#domain/period.ts'
import type { Table } from '#domain/table.ts'
import type { Sheet, SheetRow } from '../ooxml/workbook.ts'
import { palette } from '../palette.ts'
import { tablePeriod } from '../table-sources.ts'
import { withHeight } from './row-heights.ts'
import { linkStyle, tableHeaderStyle, textCellOf } from './table-sheet.ts'

export interface ContentsLine {
  readonly sectionSv: string
  readonly table: Table
  readonly sheetName: string
}

const columnWidths = [34, 58, 34, 30]

/** The workbook's first sheet: whose report it is, and every table with its section, unit and months, a link to each. */
export function contentsSheet(document: Document, name: string, lines: readonly ContentsLine[]): Sheet {
  const facts: [string, string][] = [
    ['Period', formatPeriod(document.period)],
    ['Datum', document.dated],
    ...(document.caseNumber === undefined ? [] : [['Diarienummer', document.caseNumber] satisfies [string, string]]),
    ['Underlag', document.snapshotId],
  ]
  const top: SheetRow[] = [
    { cells: [textCellOf(document.regionSv, { colour: palette.muted })] },
    { cells: [textCellOf(document.titleSv, { strong: true, size: 16, colour: palette.primaryDark })], height: 24 },
    { cells: [textCellOf(document.authorSv, { size: 12 })], height: 18 },
    { cells: [] },
    ...facts.map(([termSv, textSv]) => ({ cells: [textCellOf(termSv, { colour: palette.muted }), textCellOf(textSv)] })),
    { cells: [] },
    {
      cells: [
        textCellOf(
          'Siffrorna är oavrundade bakom sina format. Summor och skillnader är formler; det som är räknat ur annat än tabellens egna celler står som värde.',
          { colour: palette.muted, wrapped: true, vertical: 'top' },
        ),
      ],
      height: 30,
    },
    { cells: [] },
  ]
  const header = ['Avsnitt', 'Tabell', 'Enhet', 'Avser'].map((textSv) => textCellOf(textSv, tableHeaderStyle))
  const cell = { below: 'rule', vertical: 'top', wrapped: true } as const
  const rows = lines.map(({ sectionSv, table }): SheetRow => {
    const period = tablePeriod(table)
    const cells = [
      textCellOf(sectionSv, cell),
      textCellOf(table.captionSv, { ...cell, ...linkStyle }),
      textCellOf(table.unitNoteSv ?? '', cell),
      textCellOf(period ? formatPeriod(period) : '', cell),
    ]
    return withHeight({ cells }, columnWidths)
  })
  const headerAt = top.length
  return {
    name,
    columnWidths,
    rows: [...top, { cells: header }, ...rows],
    merges: [{ fromRow: headerAt - 2, toRow: headerAt - 2, fromColumn: 0, toColumn: 3 }],
    links: lines.map(({ sheetName, table }, index) => ({
      row: headerAt + 1 + index,
      column: 1,
      sheet: sheetName,
      textSv: table.captionSv,
    })),
    print: {
      landscape: true,
      area: { fromRow: 0, fromColumn: 0, toRow: headerAt + rows.length, toColumn: 3 },
      repeatedRows: { from: headerAt, to: headerAt },
      headerSv: `${document.regionSv}, ${document.authorSv}`,
    },
  }
}
