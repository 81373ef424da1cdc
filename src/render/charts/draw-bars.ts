import { scaleBand } from 'd3-scale'
import type { Chart } from '#domain/document.ts'
import { estimateTextWidth } from '../text-width.ts'
import { coordinate } from './coordinate.ts'
import {
  type Drawing,
  type DrawingFrame,
  drawingWidth,
  drawLegend,
  drawRule,
  drawText,
  drawUnit,
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

/** Lying bars, for categories with long names; each bar ends in its figure, so that no axis numbers are needed. */
export function drawBars(chart: Chart, frame: DrawingFrame): Drawing {
  const barHeight = 18
  const widestLabel = Math.max(...chart.categoriesSv.map((label) => estimateTextWidth(label, fontSize)), 0)
  const labelWidth = Math.min(widestLabel, 210)
  const left = labelWidth + 12
  const valueRoom = widestMarkText(chart) + 10
  const values = chart.series.flatMap((series) => series.figures.map((figure) => axisValue(figure, chart.display) ?? 0))
  const axis = numberAxis(values, [left + (values.some((value) => value < 0) ? valueRoom : 0), drawingWidth - valueRoom], {
    fromZero: true,
    whole: isCounted(chart.display),
  })
  const groupHeight = chart.series.length * barHeight + 16
  const bottom = topMargin + chart.categoriesSv.length * groupHeight
  const categories = scaleBand<number>().domain(chart.categoriesSv.keys()).range([topMargin, bottom])

  const rows = chart.categoriesSv.map((label, index) => {
    const top = categories(index) ?? topMargin
    const middle = top + groupHeight / 2
    const lines = wrapText(label, labelWidth, fontSize, 2)
    const name = lines.map((line, lineIndex) =>
      drawText(line, left - 12, middle + 4.5 + (lineIndex - (lines.length - 1) / 2) * lineHeight, 'end'),
    )
    const bars = chart.series.map((series, seriesIndex) => {
      const y = top + 8 + seriesIndex * barHeight
      const text = markText(chart, series, index)
      const figure = series.figures[index]
      const value = figure === undefined ? undefined : axisValue(figure, chart.display)
      if (value === undefined) return drawText(text, axis.baseline + 6, y + 13.5, 'start', mutedText)
      const end = axis.position(value)
      const fill = fillAttributes(styleOfSeries(seriesIndex), `${frame.idPrefix}-fill-${seriesIndex}`)
      const bar = `<rect x="${coordinate(Math.min(end, axis.baseline))}" y="${coordinate(y + 1.5)}" width="${coordinate(Math.abs(end - axis.baseline))}" height="${barHeight - 3}" ${fill}>${nameMark(chart, series, index, frame)}</rect>`
      return bar + (value < 0 ? drawText(text, end - 6, y + 13.5, 'end') : drawText(text, end + 6, y + 13.5, 'start'))
    })
    return [...name, ...bars].join('')
  })
  return {
    width: drawingWidth,
    height: bottom + 6,
    body: [
      drawLegend(chart, left, frame),
      drawUnit(chart),
      ...rows,
      drawRule(axis.baseline, topMargin, axis.baseline, bottom, true),
    ].join(''),
  }
}
