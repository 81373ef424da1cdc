import { scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import type { Chart } from '#domain/document.ts'
import { estimateTextWidth } from '../text-width.ts'
import {
  axisRoom,
  type Drawing,
  type DrawingFrame,
  drawCategory,
  drawingWidth,
  drawText,
  drawUnit,
  drawVerticalAxis,
  fontSize,
  lineHeight,
  markText,
  nameMark,
  topMargin,
} from './drawing.ts'
import { axisValue, isCounted, numberAxis } from './number-axis.ts'
import { marker, styleOfSeries } from './series-style.ts'
import { wrapText } from './wrap-text.ts'

/** Lines over the categories, broken where a figure is missing, each named with its latest figure where it ends. */
export function drawLines(chart: Chart, frame: DrawingFrame): Drawing {
  const plotHeight = 220
  const values = chart.series.map((series) => series.figures.map((figure) => axisValue(figure, chart.display)))
  const known = values.flat().filter((value) => value !== undefined)
  const axis = numberAxis(known, [topMargin + plotHeight, topMargin], {
    fromZero: !variesLittle(known),
    whole: isCounted(chart.display),
  })
  const left = axisRoom(axis)
  const names = chart.series.map((series, index) => {
    const latest = values[index]?.findLastIndex((value) => value !== undefined) ?? -1
    return { latest, text: latest < 0 ? `${series.labelSv}: –` : `${series.labelSv}: ${markText(chart, series, latest)}` }
  })
  const right = drawingWidth - 1.15 * Math.max(...names.map(({ text }) => estimateTextWidth(text, fontSize)), 0) - 24
  const categories = scalePoint<number>().domain(chart.categoriesSv.keys()).range([left, right]).padding(0.4)
  const labelWidth = categories.step() - 6
  const xOf = (index: number) => categories(index) ?? left

  const lines = chart.series.map((series, seriesIndex) => {
    const style = styleOfSeries(seriesIndex)
    const points = values[seriesIndex] ?? []
    const path = line<number | undefined>()
      .defined((value) => value !== undefined)
      .x((_, index) => xOf(index))
      .y((value) => axis.position(value ?? 0))
      .digits(2)(points)
    const dash = style.dash === '' ? '' : ` stroke-dasharray="${style.dash}"`
    const markers = points.map((value, index) =>
      value === undefined
        ? ''
        : `<g>${nameMark(chart, series, index, frame)}${marker(style, xOf(index), axis.position(value))}</g>`,
    )
    return `<path d="${path ?? ''}" fill="none" stroke="${style.colour}" stroke-width="2.2" stroke-linejoin="round"${dash}/>${markers.join('')}`
  })
  const nameHeights = spreadNames(names.map(({ latest }, index) => axis.position(values[index]?.[latest] ?? 0)))
  const nameTexts = names.map(({ text }, index) => {
    const y = nameHeights[index] ?? topMargin
    return marker(styleOfSeries(index), right + 12, y) + drawText(text, right + 22, y + 4.5, 'start', ' font-weight="600"')
  })
  const lineCount = Math.max(...chart.categoriesSv.map((label) => wrapText(label, labelWidth, fontSize, 3).length), 1)
  const labelTop = topMargin + plotHeight + 20
  return {
    width: drawingWidth,
    height: labelTop + (lineCount - 1) * lineHeight + 8,
    body: [
      drawUnit(chart),
      drawVerticalAxis(axis, left, right),
      ...lines,
      ...nameTexts,
      ...chart.categoriesSv.map((label, index) => drawCategory(label, xOf(index), labelTop, labelWidth)),
    ].join(''),
  }
}

/** An index that moves between 85 and 87 would be a flat line on an axis from zero; a line's height, unlike a bar's, may start above. */
function variesLittle(values: readonly number[]): boolean {
  const low = Math.min(...values)
  const high = Math.max(...values)
  return low > 0 && high - low < high * 0.25
}

/** The heights moved apart so that no two names lie on each other, in the order of the lines' ends. */
function spreadNames(heights: readonly number[]): number[] {
  const order = [...heights.keys()].toSorted((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0))
  const spread = [...heights]
  let above = Number.NEGATIVE_INFINITY
  for (const index of order) {
    above = Math.max(spread[index] ?? 0, above + lineHeight)
    spread[index] = above
  }
  return spread
}
