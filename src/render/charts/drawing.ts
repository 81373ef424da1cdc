import { formatFigure } from '#domain/display.ts'
import type { Chart, ChartSeries } from '#domain/document.ts'
import { displayUnits } from '#domain/units-of-measure.ts'
import { escapeXml } from '../escape-xml.ts'
import { palette } from '../palette.ts'
import { estimateTextWidth } from '../text-width.ts'
import { coordinate } from './coordinate.ts'
import type { NumberAxis } from './number-axis.ts'
import { fillAttributes, styleOfSeries } from './series-style.ts'
import { wrapText } from './wrap-text.ts'

/** A finished drawing in its own coordinates. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly body: string
}

export interface DrawingFrame {
  readonly idPrefix: string
  readonly interactive: boolean
}

export const drawingWidth = 640
export const fontSize = 13
export const lineHeight = 16
/** Room at the top for the legend or the axis's unit. */
export const topMargin = 34

export type Anchor = 'start' | 'middle' | 'end'

export function drawText(text: string, x: number, y: number, anchor: Anchor, attributes = ''): string {
  return `<text x="${coordinate(x)}" y="${coordinate(y)}" text-anchor="${anchor}"${attributes}>${escapeXml(text)}</text>`
}

export function drawRule(x1: number, y1: number, x2: number, y2: number, strong = false): string {
  const paint = strong ? `stroke="${palette.ruleStrong}" stroke-width="1.2"` : `stroke="${palette.rule}" stroke-width="0.8"`
  return `<path d="M${coordinate(x1)} ${coordinate(y1)}L${coordinate(x2)} ${coordinate(y2)}" ${paint}/>`
}

export const mutedText = ` fill="${palette.muted}"`

/** Swatches with the series' names from the left; nothing when there is only one series, which the title names. */
export function drawLegend(chart: Chart, x: number, { idPrefix }: DrawingFrame): string {
  if (chart.series.length < 2) return ''
  let at = x
  return chart.series
    .map((series, index) => {
      const swatch = `<rect x="${coordinate(at)}" y="6" width="14" height="12" ${fillAttributes(styleOfSeries(index), `${idPrefix}-fill-${index}`)}/>`
      const label = drawText(series.labelSv, at + 20, 16.5, 'start')
      at += 20 + estimateTextWidth(series.labelSv, fontSize) + 22
      return swatch + label
    })
    .join('')
}

/** The unit of the axis, at the top right: "tkr". Nothing for a bare count or an index. */
export function drawUnit(chart: Chart): string {
  const { suffixSv } = displayUnits[chart.display.unit]
  return suffixSv === '' ? '' : drawText(suffixSv, drawingWidth - 2, 16.5, 'end', mutedText)
}

/** Horizontal rules with their numbers to the left, the baseline strongest. */
export function drawVerticalAxis(axis: NumberAxis, left: number, right: number): string {
  return [
    ...axis.ticks.map(({ at, textSv }) => drawRule(left, at, right, at) + drawText(textSv, left - 8, at + 4.5, 'end', mutedText)),
    drawRule(left, axis.baseline, right, axis.baseline, true),
  ].join('')
}

/** How much room the axis's numbers need to their left. */
export function axisRoom(axis: NumberAxis): number {
  return Math.ceil(Math.max(...axis.ticks.map(({ textSv }) => estimateTextWidth(textSv, fontSize)), 16)) + 12
}

/** A category's label below the axis, on up to three lines. */
export function drawCategory(label: string, centre: number, top: number, width: number): string {
  return wrapText(label, width, fontSize, 3)
    .map((line, index) => drawText(line, centre, top + index * lineHeight, 'middle'))
    .join('')
}

/** What a mark says when a pointer rests on it: "2025, Jan: 5,2 %". */
export function nameMark(chart: Chart, series: ChartSeries, categoryIndex: number, { interactive }: DrawingFrame): string {
  const figure = series.figures[categoryIndex]
  if (!interactive || figure === undefined) return ''
  const text = `${series.labelSv}, ${chart.categoriesSv[categoryIndex] ?? ''}: ${formatFigure(figure, chart.display, { withUnit: true })}`
  return `<title>${escapeXml(text)}</title>`
}

/** The values printed at the marks: without unit, which the axis has. */
export function markText(chart: Chart, series: ChartSeries, categoryIndex: number): string {
  const figure = series.figures[categoryIndex]
  return figure === undefined ? '' : formatFigure(figure, chart.display)
}

/** The widest text at any mark. */
export function widestMarkText(chart: Chart): number {
  return Math.max(
    0,
    ...chart.series.flatMap((series) =>
      series.figures.map((_, index) => estimateTextWidth(markText(chart, series, index), fontSize)),
    ),
  )
}
