import type { Chart } from '#domain/document.ts'
import type { FigureKey } from '#domain/figure.ts'
import { displayOf, figuresOf } from '#domain/table.ts'
import { type ChartReferences, chartContentType, chartNumber, chartXml } from '../ooxml/chart-part.ts'
import { element, xmlHead } from '../ooxml/element.ts'
import { namespaces } from '../ooxml/namespaces.ts'
import { digitsFormat } from '../ooxml/number-format.ts'
import type { Part } from '../ooxml/package.ts'
import { absoluteReference, cellReference, type Sheet, type SheetCell, type SheetRow } from '../ooxml/workbook.ts'
import type { TablePlace } from './live-formulas.ts'

/** A chart under its table, drawn from cells of the sheet so that it follows them. */
export interface SheetChart {
  /** The rows that the chart covers, and those with numbers of its own. */
  readonly rows: readonly SheetRow[]
  readonly drawing: NonNullable<Sheet['drawing']>
}

export interface SheetChartContext {
  readonly sheetName: string
  /** Where the data table stands. */
  readonly place: TablePlace
  readonly headerRow: number
  /** The first row that is free. */
  readonly firstRow: number
  /** Unique in the workbook. */
  readonly number: number
}

/**
 * The chart draws the table's own cells when each series is an unbroken column of numbers there. A missing figure's mark would be
 * drawn as zero by a spreadsheet program, so then the chart has its numbers below it, where nothing stands for what is missing.
 */
export function sheetChart(chart: Chart, context: SheetChartContext): SheetChart {
  const { firstRow, number } = context
  const covered = Array.from({ length: coveredRows }, (): SheetRow => ({ cells: [], height: rowHeight }))
  const fromTable = tableReferences(chart, context)
  const numbersAt = firstRow + coveredRows
  const path = `xl/drawings/drawing${number}.xml`
  const chartPath = `xl/charts/chart${number}.xml`
  const parts: Part[] = [
    {
      path,
      contentType: 'application/vnd.openxmlformats-officedocument.drawing+xml',
      content: xmlHead + drawingXml(chart, firstRow, number),
      relationships: [{ id: 'rId1', type: 'chart', target: `../charts/chart${number}.xml` }],
    },
    {
      path: chartPath,
      contentType: chartContentType,
      content: chartXml(chart, fromTable ?? ownReferences(chart, context.sheetName, numbersAt)),
    },
  ]
  return { rows: fromTable ? covered : [...covered, ...ownNumbers(chart, context)], drawing: { path, parts } }
}

/** Eighteen rows of sixteen points are a little more than the chart is high. */
const [coveredRows, rowHeight] = [18, 16]
const [width, height] = [5_112_000, 3_500_000]

/** Where the table holds the chart's figures as the numbers that the chart draws, by figure. */
function numbersInTable(
  { dataTable, display }: Chart,
  place: TablePlace,
): ReadonlyMap<FigureKey, { row: number; column: number }> {
  const addresses = new Map<FigureKey, { row: number; column: number }>()
  for (const { row, column, cell } of figuresOf(dataTable)) {
    const at = { row: place.rows.get(row.key), column: place.columns.get(column.key) }
    const isNumber = cell.figure.kind === 'value' && cell.asWrittenSv === undefined
    // A chart in mnkr of a table in tkr would draw its cells a thousand times too high.
    if (!isNumber || displayOf(cell, column).unit !== display.unit || at.row === undefined || at.column === undefined) continue
    addresses.set(cell.figure.key, { row: at.row, column: at.column })
  }
  return addresses
}

function tableReferences(chart: Chart, { sheetName, place, headerRow }: SheetChartContext): ChartReferences | undefined {
  const addresses = numbersInTable(chart, place)
  const firstKey = chart.series[0]?.figures[0]?.key
  const first = firstKey === undefined ? undefined : addresses.get(firstKey)?.row
  if (first === undefined) return undefined
  const last = first + chart.categoriesSv.length - 1
  const labels = chart.dataTable.rows.filter(({ key }) => {
    const row = place.rows.get(key)
    return row !== undefined && row >= first && row <= last
  })
  if (labels.some(({ labelSv }, index) => labelSv !== chart.categoriesSv[index])) return undefined
  const column = (at: number, fromRow: number, toRow: number) =>
    absoluteReference(sheetName, { fromRow, toRow, fromColumn: at, toColumn: at })
  const series = chart.series.map(({ figures }) => {
    const columns = figures.map(({ key }, index) => {
      const address = addresses.get(key)
      return address?.row === first + index ? address.column : undefined
    })
    const [at] = columns
    if (at === undefined || columns.some((one) => one !== at)) return undefined
    return { name: column(at, headerRow, headerRow), values: column(at, first, last) }
  })
  if (!series.every((one) => one !== undefined)) return undefined
  return { categories: column(0, first, last), series }
}

function ownReferences(chart: Chart, sheetName: string, headerAt: number): ChartReferences {
  const column = (at: number, fromRow: number, toRow: number) =>
    absoluteReference(sheetName, { fromRow, toRow, fromColumn: at, toColumn: at })
  const last = headerAt + chart.categoriesSv.length
  return {
    categories: column(0, headerAt + 1, last),
    series: chart.series.map((_, index) => ({
      name: column(index + 1, headerAt, headerAt),
      values: column(index + 1, headerAt + 1, last),
    })),
  }
}

function ownNumbers(chart: Chart, { place }: SheetChartContext): SheetRow[] {
  const text = (textSv: string, right = false): SheetCell => ({
    content: { kind: 'text', runs: [{ text: textSv }] },
    style: right ? { horizontal: 'right', strong: true, below: 'strong' } : { below: 'rule' },
  })
  const digits = digitsFormat(chart.display)
  const style = { numberFormat: `${digits};"−"${digits};${digits}`, below: 'rule' } as const
  const addresses = numbersInTable(chart, place)
  return [
    { cells: [text('Diagrammets siffror'), ...chart.series.map(({ labelSv }) => text(labelSv, true))] },
    ...chart.categoriesSv.map((categorySv, index) => ({
      cells: [
        text(categorySv),
        ...chart.series.map(({ figures }): SheetCell => {
          const figure = figures[index]
          const numberText = figure && chartNumber(figure, chart)
          if (figure === undefined || numberText === undefined) return { content: { kind: 'empty' }, style }
          const at = addresses.get(figure.key)
          const formula = at && cellReference(at.row, at.column)
          return { content: { kind: 'number', numberText, ...(formula === undefined ? {} : { formula }) }, style }
        }),
      ],
    })),
  ]
}

function drawingXml(chart: Chart, row: number, number: number): string {
  const place = (name: string, value: number) => element(name, {}, String(value))
  return element(
    'xdr:wsDr',
    { 'xmlns:xdr': namespaces.sheetDrawing, 'xmlns:a': namespaces.drawing },
    element(
      'xdr:oneCellAnchor',
      {},
      element('xdr:from', {}, place('xdr:col', 0), place('xdr:colOff', 0), place('xdr:row', row), place('xdr:rowOff', 0)),
      element('xdr:ext', { cx: width, cy: height }),
      element(
        'xdr:graphicFrame',
        { macro: '' },
        element(
          'xdr:nvGraphicFramePr',
          {},
          element('xdr:cNvPr', { id: 2, name: `Diagram ${number}`, descr: chart.altSv, title: chart.titleSv }),
          element('xdr:cNvGraphicFramePr'),
        ),
        element('xdr:xfrm', {}, element('a:off', { x: 0, y: 0 }), element('a:ext', { cx: 0, cy: 0 })),
        element(
          'a:graphic',
          {},
          element(
            'a:graphicData',
            { uri: namespaces.chart },
            element('c:chart', {
              'xmlns:c': namespaces.chart,
              'xmlns:r': namespaces.relationships,
              'r:id': 'rId1',
            }),
          ),
        ),
      ),
      element('xdr:clientData'),
    ),
  )
}
