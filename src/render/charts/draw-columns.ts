import { scaleBand } from 'd3-scale'
import type { Chart } from '#domain/document.ts'
import { coordinate } from './coordinate.ts'
import {
  axisRoom,
  type Drawing,
  type DrawingFrame,
  drawCategory,
  drawingWidth,
  drawLegend,
  drawText,
  drawUnit,
  drawVerticalAxis,
  fontSize,
  lineHeight,
  markText,
  mutedText,
  nameMark,
  topMargin,
  widestMarkText,
} from './drawing.ts'
import { axisValue, isCounted, numberAxis } from './number-axis.ts'
import { fillAttributes, styleOfSeries } from './series-style.ts'
import { wrapText } from './wrap-text.ts'

/** Standing bars, one group a category, from a baseline of zero. */
export function drawColumns(chart: Chart, frame: DrawingFrame): Drawing {
  const plotHeight = 220
  const top = topMargin + 12
  const values = chart.series.flatMap((series) => series.figures.map((figure) => axisValue(figure, chart.display) ?? 0))
  const axis = numberAxis(values, [top + plotHeight, top], { fromZero: true, whole: isCounted(chart.display) })
  const left = axisRoom(axis)
  const categories = scaleBand<number>()
    .domain(chart.categoriesSv.keys())
    .range([left, drawingWidth])
    .paddingInner(0.28)
    .paddingOuter(0.14)
  const barWidth = Math.min((categories.bandwidth() - 2 * (chart.series.length - 1)) / chart.series.length, widestBar)
  const centreOf = (index: number) => (categories(index) ?? left) + categories.bandwidth() / 2
  const printsValues = widestMarkText(chart) <= barWidth + 8

  const marks = chart.series.flatMap((series, seriesIndex) =>
    series.figures.map((figure, index) => {
      const centre = centreOf(index) + (seriesIndex - (chart.series.length - 1) / 2) * (barWidth + 2)
      const value = axisValue(figure, chart.display)
      const text = markText(chart, series, index)
      if (value === undefined) return drawText(text, centre, axis.baseline - 5, 'middle', mutedText)
      const end = axis.position(value)
      const height = Math.abs(end - axis.baseline)
      const fill = fillAttributes(styleOfSeries(seriesIndex), `${frame.idPrefix}-fill-${seriesIndex}`)
      const bar = `<rect x="${coordinate(centre - barWidth / 2)}" y="${coordinate(Math.min(end, axis.baseline))}" width="${coordinate(barWidth)}" height="${coordinate(height)}" ${fill}>${nameMark(chart, series, index, frame)}</rect>`
      return printsValues ? bar + drawText(text, centre, value < 0 ? end + 15 : end - 5, 'middle') : bar
    }),
  )
  const labelWidth = categories.step() - 8
  const lines = Math.max(...chart.categoriesSv.map((label) => wrapText(label, labelWidth, fontSize, 3).length), 1)
  const labelTop = top + plotHeight + 20
  const labels = chart.categoriesSv.map((label, index) => drawCategory(label, centreOf(index), labelTop, labelWidth))
  return {
    width: drawingWidth,
    height: labelTop + (lines - 1) * lineHeight + 8,
    body: [drawLegend(chart, left, frame), drawUnit(chart), drawVerticalAxis(axis, left, drawingWidth), ...marks, ...labels].join(
      '',
    ),
  }
}

/** A wider bar looks like a surface and no longer like a length. */
const widestBar = 64
