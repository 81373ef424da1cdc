import type { Gantt } from '#domain/document.ts'
import { formatMonth, type Month } from '#domain/month.ts'
import type { StatusMark } from '#domain/status.ts'
import { statusShapes } from '#domain/status-shapes.ts'
import { escapeXml } from '../escape-xml.ts'
import { type GanttRow, layOutGantt } from '../gantt-layout.ts'
import { palette, toneColours } from '../palette.ts'
import { estimateTextWidth } from '../text-width.ts'
import { coordinate } from './coordinate.ts'
import { drawRule, drawText, fontSize, lineHeight, mutedText } from './drawing.ts'
import { wrapText } from './wrap-text.ts'

/**
 * A Gantt as one self-contained SVG drawing, the same bytes for the same Gantt: a row a thing, a bar over its months with the
 * months in words in it or beside it, and a line after the last month that has been followed up.
 */
export function renderGanttSvg(gantt: Gantt, { idPrefix }: { readonly idPrefix: string }): string {
  const widestLabel = Math.max(...gantt.bars.map(({ labelSv }) => estimateTextWidth(labelSv, fontSize)), 0)
  const labelWidth = Math.min(widestLabel, 240)
  const left = labelWidth + symbolRoom + 8
  const layout = layOutGantt(gantt, ganttWidth - left, fontSize)
  const { monthWidth } = layout
  const x = (month: number) => left + month * monthWidth
  const legendHeight = layout.statuses.length > 0 ? 26 : 0
  const top = legendHeight + 40
  const bottom = top + layout.rows.length * rowHeight
  const height = bottom + 6

  const years = layout.years.map(
    ({ labelSv, start, count }) =>
      drawText(labelSv, x(start + count / 2), legendHeight + 34, 'middle', ' font-weight="600"') +
      drawRule(x(start), legendHeight + 20, x(start), bottom, true),
  )
  const quarters = Array.from({ length: layout.months / 3 }, (_, quarter) =>
    drawRule(x(quarter * 3), top, x(quarter * 3), bottom),
  )
  const rows = layout.rows.map((row, index) => drawRow(row, { top: top + index * rowHeight, labelWidth, monthWidth, x }))
  const titleId = `${idPrefix}-title`
  const descriptionId = `${idPrefix}-desc`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${ganttWidth} ${coordinate(height)}" width="${ganttWidth}" height="${coordinate(height)}"`,
    ` role="img" aria-labelledby="${titleId} ${descriptionId}" font-family="'Source Sans 3', sans-serif"`,
    ` font-size="${fontSize}" fill="${palette.ink}">`,
    `<title id="${titleId}">${escapeXml(gantt.titleSv)}</title>`,
    `<desc id="${descriptionId}">${escapeXml(gantt.altSv)}</desc>`,
    drawStatuses(layout.statuses),
    ...quarters,
    ...years,
    layout.followed === undefined || gantt.followedTo === undefined
      ? ''
      : drawFollowed(gantt.followedTo, x(layout.followed), legendHeight, bottom),
    ...rows,
    '</svg>',
  ].join('')
}

/** Wider than a chart: it has names and months beside each other. */
const ganttWidth = 760
const rowHeight = 24
/** Keeps lines behind it from crossing a word. */
const clear = ` stroke="${palette.paper}" stroke-width="4" paint-order="stroke"`
/** To the left of a label, for its status's shape. */
const symbolRoom = 16

interface RowFrame {
  readonly top: number
  readonly labelWidth: number
  readonly monthWidth: number
  readonly x: (month: number) => number
}

function drawRow({ bar, span, colour, words }: GanttRow, { top, labelWidth, monthWidth, x }: RowFrame): string {
  const middle = top + rowHeight / 2
  const lines = wrapText(bar.labelSv, labelWidth, fontSize, 2)
  const size = lines.length > 1 ? 10.5 : fontSize
  const label = lines.map((line, index) =>
    drawText(
      line,
      symbolRoom,
      middle + 4 + (index - (lines.length - 1) / 2) * (lines.length > 1 ? 11 : lineHeight),
      'start',
      ` font-size="${size}"`,
    ),
  )
  const symbol = bar.status === undefined ? '' : drawShape(bar.status, 0, middle - 5)
  const rule = drawRule(0, top + rowHeight, ganttWidth, top + rowHeight)
  if (span === undefined)
    return rule + symbol + label.join('') + drawText(bar.monthsSv, x(0) + 6, middle + 4.5, 'start', mutedText)
  const [from, to] = [x(span.start), x(span.start) + span.count * monthWidth]
  const rect = `<rect x="${coordinate(from)}" y="${coordinate(top + 4)}" width="${coordinate(to - from)}" height="${rowHeight - 8}" rx="2" fill="${colour}"/>`
  const text = {
    inside: () => drawText(bar.monthsSv, (from + to) / 2, middle + 4.5, 'middle', ` fill="${palette.paper}"`),
    after: () => drawText(bar.monthsSv, to + 6, middle + 4.5, 'start', clear),
    before: () => drawText(bar.monthsSv, from - 6, middle + 4.5, 'end', clear),
  }[words]()
  return rule + symbol + label.join('') + rect + text
}

/** The words of the shapes beside the labels. */
function drawStatuses(statuses: readonly StatusMark[]): string {
  let at = symbolRoom
  return statuses
    .map((status) => {
      const drawn = drawShape(status, at - symbolRoom, 6) + drawText(status.wordSv, at, 15.5, 'start')
      at += estimateTextWidth(status.wordSv, fontSize) + 18 + symbolRoom
      return drawn
    })
    .join('')
}

function drawShape({ shape, tone }: StatusMark, x: number, y: number): string {
  const geometry = statusShapes[shape]
  const colour = toneColours[tone]
  if (geometry.kind === 'polygon') {
    const points = geometry.points.map(([px, py]) => `${coordinate(x + px)} ${coordinate(y + py)}`)
    return `<path d="M${points.join('L')}Z" fill="${colour}"/>`
  }
  const paint = geometry.filled ? `fill="${colour}"` : `fill="none" stroke="${colour}" stroke-width="1.8"`
  return `<circle cx="${coordinate(x + 5)}" cy="${coordinate(y + 5)}" r="${geometry.radius}" ${paint}/>`
}

function drawFollowed(followedTo: Month, x: number, top: number, bottom: number): string {
  const wordsSv = `Till och med ${formatMonth(followedTo)}`
  const width = estimateTextWidth(wordsSv, 11)
  const at = Math.min(Math.max(x, width / 2 + 2), ganttWidth - width / 2 - 2)
  const line = `<path d="M${coordinate(x)} ${top + 18}L${coordinate(x)} ${coordinate(bottom)}" stroke="${palette.warning}" stroke-width="1.6" stroke-dasharray="5 3"/>`
  return line + drawText(wordsSv, at, top + 13, 'middle', ` font-size="11" fill="${palette.warning}"`)
}
