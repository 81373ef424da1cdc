import type { Chart } from '#domain/document.ts'
import type { Figure } from '#domain/figure.ts'
import { styleOfSeries } from '../charts/series-style.ts'
import { palette, type SeriesStyle } from '../palette.ts'
import { officeLanguage } from './document-properties.ts'
import { element, officeColour, xmlHead, xmlText } from './element.ts'
import { namespaces } from './namespaces.ts'
import { digitsFormat, numberText, sheetValue } from './number-format.ts'
import { type Part, relativeTarget, writePackage } from './package.ts'
import { absoluteReference, type CellContent, workbookParts } from './workbook.ts'

/** Where a chart's texts and numbers stand in a workbook, as formulas name them. */
export interface ChartReferences {
  readonly categories: string
  readonly series: readonly { readonly name: string; readonly values: string }[]
}

/**
 * The chart as one that Office draws and a person can change, with a workbook of its own to change it in. Numbers and texts are
 * kept in the chart too, so that it shows before anyone opens the workbook. A missing figure is a gap, never a zero.
 */
export function chartParts(
  chart: Chart,
  path: string,
  embeddedPath: string,
  { textSize = printTextSize }: { readonly textSize?: number } = {},
): readonly Part[] {
  const sheet = 'Data'
  const last = chart.categoriesSv.length
  const column = (index: number, fromRow: number, toRow: number) =>
    absoluteReference(sheet, { fromRow, toRow, fromColumn: index, toColumn: index })
  const references: ChartReferences = {
    categories: column(0, 1, last),
    series: chart.series.map((_, index) => ({ name: column(index + 1, 0, 0), values: column(index + 1, 1, last) })),
  }
  return [
    {
      path,
      contentType: chartContentType,
      content: chartXml(chart, references, { externalData: 'rId1', textSize }),
      relationships: [{ id: 'rId1', type: 'package', target: relativeTarget(path, embeddedPath) }],
    },
    {
      path: embeddedPath,
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      content: dataWorkbook(chart, sheet),
    },
  ]
}

export const chartContentType = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'

/** The chart's own part; `externalData` is the relationship to its workbook where it has one of its own, `textSize` is in points. */
export function chartXml(
  chart: Chart,
  references: ChartReferences,
  { externalData, textSize = printTextSize }: { readonly externalData?: string; readonly textSize?: number } = {},
): string {
  const textProperties = textPropertiesOf(textSize)
  const axes = element('c:axId', { val: categoryAxisId }) + element('c:axId', { val: valueAxisId })
  const series = chart.series.map((_, index) => seriesXml(chart, index, references, textProperties))
  const plot =
    chart.kind === 'line'
      ? element(
          'c:lineChart',
          {},
          element('c:grouping', { val: 'standard' }),
          element('c:varyColors', { val: 0 }),
          ...series,
          element('c:marker', { val: 1 }),
          axes,
        )
      : element(
          'c:barChart',
          {},
          element('c:barDir', { val: chart.kind === 'bar' ? 'bar' : 'col' }),
          element('c:grouping', { val: 'clustered' }),
          element('c:varyColors', { val: 0 }),
          ...series,
          element('c:gapWidth', { val: 60 }),
          axes,
        )
  const space = element(
    'c:chartSpace',
    { 'xmlns:c': namespaces.chart, 'xmlns:a': namespaces.drawing, 'xmlns:r': namespaces.relationships },
    element('c:date1904', { val: 0 }),
    element('c:lang', { val: officeLanguage }),
    element('c:roundedCorners', { val: 0 }),
    element(
      'c:chart',
      {},
      element('c:autoTitleDeleted', { val: 1 }),
      element('c:plotArea', {}, element('c:layout'), plot, categoryAxis(chart, textProperties), valueAxis(chart, textProperties)),
      chart.series.length > 1
        ? element('c:legend', {}, element('c:legendPos', { val: 't' }), element('c:overlay', { val: 0 }), textProperties)
        : '',
      element('c:plotVisOnly', { val: 1 }),
      element('c:dispBlanksAs', { val: 'gap' }),
    ),
    element('c:spPr', {}, element('a:noFill'), element('a:ln', {}, element('a:noFill'))),
    externalData === undefined ? '' : element('c:externalData', { 'r:id': externalData }, element('c:autoUpdate', { val: 0 })),
  )
  return xmlHead + space
}

/** A figure as the chart and its workbook keep it; undefined when it is missing. */
export function chartNumber(figure: Figure, { display }: Chart): string | undefined {
  return figure.kind === 'value' ? numberText(sheetValue(figure.value, display.unit)) : undefined
}

const categoryAxisId = 111
const valueAxisId = 112

function seriesXml(chart: Chart, index: number, references: ChartReferences, textProperties: string): string {
  const series = chart.series[index]
  const reference = references.series[index]
  if (!series || !reference) return ''
  const style = styleOfSeries(index)
  const isLine = chart.kind === 'line'
  return element(
    'c:ser',
    {},
    element('c:idx', { val: index }),
    element('c:order', { val: index }),
    element('c:tx', {}, textReference(reference.name, [series.labelSv])),
    element('c:spPr', {}, isLine ? lineOf(style) : fillOf(style) + outlineOf(style)),
    isLine ? markerOf(style) : element('c:invertIfNegative', { val: 0 }),
    hasLabels(chart) ? labelsXml(chart, textProperties) : '',
    element('c:cat', {}, textReference(references.categories, chart.categoriesSv)),
    element(
      'c:val',
      {},
      element(
        'c:numRef',
        {},
        element('c:f', {}, xmlText(reference.values)),
        element(
          'c:numCache',
          {},
          element('c:formatCode', {}, xmlText(signedDigits(chart))),
          element('c:ptCount', { val: series.figures.length }),
          ...series.figures.map((figure, at) => {
            const number = chartNumber(figure, chart)
            return number === undefined ? '' : element('c:pt', { idx: at }, element('c:v', {}, number))
          }),
        ),
      ),
    ),
    isLine ? element('c:smooth', { val: 0 }) : '',
  )
}

/** Numbers at the marks where they do not stand on each other; the data table has them all. */
function hasLabels({ kind, series, categoriesSv }: Chart): boolean {
  return kind === 'line' ? series.length === 1 && categoriesSv.length <= 12 : series.length * categoriesSv.length <= 20
}

function labelsXml(chart: Chart, textProperties: string): string {
  return element(
    'c:dLbls',
    {},
    element('c:numFmt', { formatCode: signedDigits(chart), sourceLinked: 0 }),
    element('c:spPr', {}, element('a:noFill'), element('a:ln', {}, element('a:noFill'))),
    textProperties,
    element('c:dLblPos', { val: chart.kind === 'line' ? 't' : 'outEnd' }),
    element('c:showLegendKey', { val: 0 }),
    element('c:showVal', { val: 1 }),
    element('c:showCatName', { val: 0 }),
    element('c:showSerName', { val: 0 }),
    element('c:showPercent', { val: 0 }),
    element('c:showBubbleSize', { val: 0 }),
  )
}

function signedDigits({ display }: Chart): string {
  const digits = digitsFormat(display)
  return `${digits};"−"${digits};${digits}`
}

function textReference(formula: string, texts: readonly string[]): string {
  return element(
    'c:strRef',
    {},
    element('c:f', {}, xmlText(formula)),
    element(
      'c:strCache',
      {},
      element('c:ptCount', { val: texts.length }),
      ...texts.map((text, idx) => element('c:pt', { idx }, element('c:v', {}, xmlText(text)))),
    ),
  )
}

function categoryAxis({ kind }: Chart, textProperties: string): string {
  const isBar = kind === 'bar'
  return element(
    'c:catAx',
    {},
    element('c:axId', { val: categoryAxisId }),
    // Bars are read from the top, as the table beside them.
    element('c:scaling', {}, element('c:orientation', { val: isBar ? 'maxMin' : 'minMax' })),
    element('c:delete', { val: 0 }),
    element('c:axPos', { val: isBar ? 'l' : 'b' }),
    element('c:numFmt', { formatCode: 'General', sourceLinked: 0 }),
    element('c:majorTickMark', { val: 'none' }),
    element('c:minorTickMark', { val: 'none' }),
    element('c:tickLblPos', { val: 'low' }),
    element('c:spPr', {}, line(palette.ruleStrong, 9525)),
    textProperties,
    element('c:crossAx', { val: valueAxisId }),
    element('c:crosses', { val: 'autoZero' }),
    element('c:auto', { val: 0 }),
    element('c:lblAlgn', { val: 'ctr' }),
    element('c:lblOffset', { val: 100 }),
    element('c:noMultiLvlLbl', { val: 1 }),
  )
}

function valueAxis(chart: Chart, textProperties: string): string {
  const isBar = chart.kind === 'bar'
  return element(
    'c:valAx',
    {},
    element('c:axId', { val: valueAxisId }),
    element('c:scaling', {}, element('c:orientation', { val: 'minMax' })),
    element('c:delete', { val: 0 }),
    element('c:axPos', { val: isBar ? 'b' : 'l' }),
    element('c:majorGridlines', {}, element('c:spPr', {}, line(palette.rule, 6350))),
    element('c:numFmt', { formatCode: signedDigits(chart), sourceLinked: 0 }),
    element('c:majorTickMark', { val: 'none' }),
    element('c:minorTickMark', { val: 'none' }),
    // With the category axis turned, the values would else stand above the drawing.
    element('c:tickLblPos', { val: isBar ? 'high' : 'nextTo' }),
    element('c:spPr', {}, element('a:ln', {}, element('a:noFill'))),
    textProperties,
    element('c:crossAx', { val: categoryAxisId }),
    element('c:crosses', { val: 'autoZero' }),
  )
}

function textPropertiesOf(points: number): string {
  return element(
    'c:txPr',
    {},
    element('a:bodyPr'),
    element('a:lstStyle'),
    element(
      'a:p',
      {},
      element('a:pPr', {}, element('a:defRPr', { sz: points * 100 }, solid(palette.ink))),
      element('a:endParaRPr', { lang: officeLanguage }),
    ),
  )
}

/** On paper and screen; what is shown on a wall asks for more. */
const printTextSize = 9

const patterns: Record<SeriesStyle['pattern'], string | undefined> = {
  solid: undefined,
  hatched: 'wdUpDiag',
  dotted: 'pct40',
  crossed: 'openDmnd',
}

const dashes: Record<SeriesStyle['pattern'], string> = { solid: 'solid', hatched: 'dash', dotted: 'sysDot', crossed: 'lgDashDot' }

function fillOf({ pattern, colour }: SeriesStyle): string {
  const preset = patterns[pattern]
  if (preset === undefined) return solid(colour)
  return element('a:pattFill', { prst: preset }, element('a:fgClr', {}, rgb(colour)), element('a:bgClr', {}, rgb(palette.paper)))
}

function outlineOf({ colour }: SeriesStyle): string {
  return line(colour, 9525)
}

function lineOf({ colour, pattern }: SeriesStyle): string {
  return element(
    'a:ln',
    { w: 28575, cap: 'rnd' },
    solid(colour),
    element('a:prstDash', { val: dashes[pattern] }),
    element('a:round'),
  )
}

function markerOf({ marker, colour }: SeriesStyle): string {
  return element(
    'c:marker',
    {},
    element('c:symbol', { val: marker }),
    element('c:size', { val: 7 }),
    element('c:spPr', {}, solid(colour), line(palette.paper, 9525)),
  )
}

function line(colour: string, width: number): string {
  return element('a:ln', { w: width }, solid(colour))
}

function solid(colour: string): string {
  return element('a:solidFill', {}, rgb(colour))
}

function rgb(colour: string): string {
  return element('a:srgbClr', { val: officeColour(colour) })
}

function dataWorkbook(chart: Chart, sheet: string): Uint8Array {
  const text = (textSv: string): CellContent => ({ kind: 'text', runs: [{ text: textSv }] })
  const style = { numberFormat: signedDigits(chart) }
  const rows = [
    { cells: [{ content: { kind: 'empty' } as const }, ...chart.series.map(({ labelSv }) => ({ content: text(labelSv) }))] },
    ...chart.categoriesSv.map((categorySv, at) => ({
      cells: [
        { content: text(categorySv) },
        ...chart.series.map(({ figures }) => {
          const figure = figures[at]
          const number = figure && chartNumber(figure, chart)
          return number === undefined
            ? { content: { kind: 'empty' } as const }
            : { content: { kind: 'number', numberText: number } as const, style }
        }),
      ],
    })),
  ]
  const parts = workbookParts([{ name: sheet, columnWidths: [30, ...chart.series.map(() => 16)], rows }])
  return writePackage(parts, [{ id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' }])
}
