import type { Gantt } from '#domain/document.ts'
import { formatMonth } from '#domain/month.ts'
import { type GanttLayout, type GanttRow, layOutGantt } from '../gantt-layout.ts'
import { element } from '../ooxml/element.ts'
import { statusSymbols } from '../ooxml/status-symbols.ts'
import { palette, toneColours } from '../palette.ts'
import { paragraph, type RunLook, textRun } from './word-runs.ts'
import type { StyleKey } from './word-styles.ts'
import { headedTableLook, tableCell } from './word-table.ts'

export interface WordGanttContext {
  readonly styles: ReadonlyMap<StyleKey, string>
  /** In twentieths of a point. */
  readonly textWidth: number
}

/** A Gantt as a table that a person can go on with: a column a month, each bar its months' cells joined, with its months in words. */
export function wordGantt(gantt: Gantt, { styles, textWidth }: WordGanttContext): string {
  const labelWidth = Math.floor(textWidth * 0.3)
  const layout = layOutGantt(gantt, textWidth - labelWidth, fontSize * 20)
  const monthWidth = Math.floor(layout.monthWidth)
  const style = styles.get('tableText') ?? ''
  const cell = (content: string, width: number, box: { span?: number; fill?: string; strongRule?: boolean } = {}) =>
    tableCell(paragraph(content, { style, keepNext: true }), { width, ...box })
  const step = monthsInColumn(layout.months)
  const months = (from: number, to: number, content = '', fill?: string) =>
    from === to
      ? ''
      : cell(content, (to - from) * monthWidth, { span: (to - from) / step, ...(fill === undefined ? {} : { fill }) })

  const header = element(
    'w:tr',
    {},
    element('w:trPr', {}, element('w:cantSplit'), element('w:tblHeader')),
    cell('', labelWidth, { fill: palette.surfaceSum, strongRule: true }),
    ...layout.years.map(({ labelSv, count }) =>
      cell(textRun(labelSv, { ...small, strong: true }), count * monthWidth, {
        span: count / step,
        fill: palette.surfaceSum,
        strongRule: true,
      }),
    ),
  )
  const rows = layout.rows.map((row) =>
    element(
      'w:tr',
      {},
      element('w:trPr', {}, element('w:cantSplit')),
      cell(labelRuns(row), labelWidth),
      ...spans(row, layout.months, step, months),
    ),
  )
  return [
    element(
      'w:tbl',
      {},
      element(
        'w:tblPr',
        {},
        element('w:tblStyle', { 'w:val': styles.get('table') }),
        element('w:tblW', { 'w:w': labelWidth + monthWidth * layout.months, 'w:type': 'dxa' }),
        element('w:tblLayout', { 'w:type': 'fixed' }),
        element('w:tblCellMar', {}, side('w:left'), side('w:right')),
        headedTableLook,
        element('w:tblCaption', { 'w:val': gantt.titleSv }),
        element('w:tblDescription', { 'w:val': gantt.altSv }),
      ),
      element(
        'w:tblGrid',
        {},
        element('w:gridCol', { 'w:w': labelWidth }),
        ...Array.from({ length: layout.months / step }, () => element('w:gridCol', { 'w:w': monthWidth * step })),
      ),
      header,
      ...rows,
    ),
    paragraph(legend(gantt, layout), { style: styles.get('tableNote') ?? '' }),
    paragraph('', { style: styles.get('tableNote') ?? '' }),
  ].join('')
}

const fontSize = 8
const small: RunLook = { size: fontSize * 2 }

function side(name: string): string {
  return element(name, { 'w:w': 60, 'w:type': 'dxa' })
}

function labelRuns({ bar }: GanttRow): string {
  const { status, labelSv } = bar
  const symbol =
    status === undefined ? '' : textRun(`${statusSymbols[status.shape]} `, { ...small, colour: toneColours[status.tone] })
  return symbol + textRun(labelSv, small)
}

/** A table in Word has 63 columns at the most. */
function monthsInColumn(months: number): 1 | 3 | 12 {
  return months <= 60 ? 1 : months <= 180 ? 3 : 12
}

/** The row's months as cells: those before the bar, the bar, those after it; a bar in part of a column takes the whole of it. */
function spans(
  { bar, span, colour, words }: GanttRow,
  total: number,
  step: number,
  months: (from: number, to: number, content?: string, fill?: string) => string,
): string[] {
  if (span === undefined) return [months(0, total, textRun(bar.monthsSv, { ...small, colour: palette.muted }))]
  const text = (place: GanttRow['words'], look: RunLook) => (words === place ? textRun(bar.monthsSv, { ...small, ...look }) : '')
  const from = Math.floor(span.start / step) * step
  const to = Math.ceil((span.start + span.count) / step) * step
  return [
    months(0, from, text('before', {})),
    months(from, to, text('inside', { colour: palette.paper }), colour),
    months(to, total, text('after', {})),
  ]
}

function legend({ followedTo }: Gantt, { statuses }: GanttLayout): string {
  const marks = statuses.map(({ wordSv, shape, tone }) =>
    textRun(`${statusSymbols[shape]} ${wordSv}   `, { colour: toneColours[tone] }),
  )
  return marks.join('') + (followedTo === undefined ? '' : textRun(`Uppföljt till och med ${formatMonth(followedTo)}.`))
}
