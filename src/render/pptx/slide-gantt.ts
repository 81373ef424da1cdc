import type { Gantt, GanttBar } from '#domain/document.ts'
import { formatMonth } from '#domain/month.ts'
import { type GanttRow, layOutGantt } from '../gantt-layout.ts'
import { element } from '../ooxml/element.ts'
import { statusSymbols } from '../ooxml/status-symbols.ts'
import { palette, toneColours } from '../palette.ts'
import type { Run, RunColour } from './set-text.ts'
import type { Box } from './slide.ts'
import { bodyFace, colourOf, frame, paragraphXml, shapeProperties, units } from './slide-shapes.ts'

/** Points. */
const rowHeight = 21
const headerHeight = 20
const legendHeight = 18
const textSize = 10

/** How high so many bars are with the years above and the legend below. */
export function ganttHeight(bars: number): number {
  return headerHeight + bars * rowHeight + legendHeight
}

/** How many bars a slide has room for. */
export function ganttRoom(height: number): number {
  return Math.max(Math.floor((height - headerHeight - legendHeight) / rowHeight), 1)
}

/** A Gantt as one group of shapes that PowerPoint moves and edits one by one: labels, bars with their months, years. */
export function ganttGroup(gantt: Gantt, box: Box, id: number): string {
  const labelWidth = box.width * 0.28
  const layout = layOutGantt(gantt, box.width - labelWidth, textSize)
  const { monthWidth } = layout
  const left = box.x + labelWidth
  const top = box.y + headerHeight
  const bottom = top + layout.rows.length * rowHeight
  const shapes = new Shapes(id)
  for (const { labelSv, start, count } of layout.years) {
    const at = { x: left + start * monthWidth, y: box.y, width: count * monthWidth, height: headerHeight }
    shapes.text(at, [{ text: labelSv, strong: true }], { anchor: 'ctr' })
    shapes.line({ x: at.x, y: box.y, width: 0, height: bottom - box.y }, ruleOf(palette.rule))
  }
  if (layout.followed !== undefined) {
    const x = left + layout.followed * monthWidth
    shapes.line({ x, y: top, width: 0, height: bottom - top }, ruleOf(palette.warning, true))
  }
  for (const [index, row] of layout.rows.entries()) {
    const y = top + index * rowHeight
    shapes.line({ x: box.x, y: y + rowHeight, width: box.width, height: 0 }, ruleOf(palette.rule))
    shapes.text({ x: box.x, y, width: labelWidth, height: rowHeight }, labelRuns(row.bar), { anchor: 'ctr' })
    drawBar(row, { y, left, right: box.x + box.width, monthWidth }, shapes)
  }
  const marks = layout.statuses.map(
    ({ wordSv, shape, tone }): Run => ({
      text: `${statusSymbols[shape]} ${wordSv}   `,
      colour: toneColours[tone],
    }),
  )
  const followed: Run[] =
    gantt.followedTo === undefined
      ? []
      : [{ text: `Streckad linje: uppföljt till och med ${formatMonth(gantt.followedTo)}.`, colour: 'muted' }]
  shapes.text({ x: box.x, y: bottom + 2, width: box.width, height: legendHeight - 2 }, [...marks, ...followed], { anchor: 'b' })
  return shapes.group(gantt, box)
}

function labelRuns({ labelSv, status }: GanttBar): Run[] {
  const symbol: Run[] =
    status === undefined ? [] : [{ text: `${statusSymbols[status.shape]} `, colour: toneColours[status.tone] }]
  return [...symbol, { text: labelSv }]
}

interface BarFrame {
  readonly y: number
  readonly left: number
  readonly right: number
  readonly monthWidth: number
}

function drawBar({ bar, span, colour, words }: GanttRow, { y, left, right, monthWidth }: BarFrame, shapes: Shapes): void {
  if (span === undefined) {
    shapes.text({ x: left, y, width: right - left, height: rowHeight }, [{ text: bar.monthsSv, colour: 'muted' }], {
      anchor: 'ctr',
    })
    return
  }
  const from = left + span.start * monthWidth
  const to = from + span.count * monthWidth
  const fill = element(
    'a:solidFill',
    {},
    bar.status === undefined ? element('a:schemeClr', { val: 'accent1' }) : colourOf(colour),
  )
  const inside: Run[] = words === 'inside' ? [{ text: bar.monthsSv, colour: palette.paper }] : []
  shapes.text({ x: from, y: y + 3, width: to - from, height: rowHeight - 6 }, inside, { anchor: 'ctr', fill, centred: true })
  if (words === 'after')
    shapes.text({ x: to, y, width: right - to, height: rowHeight }, [{ text: bar.monthsSv }], { anchor: 'ctr' })
  if (words === 'before') {
    shapes.text({ x: left, y, width: from - left, height: rowHeight }, [{ text: bar.monthsSv }], { anchor: 'ctr', right: true })
  }
}

interface TextLook {
  readonly anchor: 'ctr' | 'b'
  readonly fill?: string
  readonly centred?: boolean
  readonly right?: boolean
}

/** The group's shapes, numbered beside everything else on the slide. */
class Shapes {
  readonly #id: number
  readonly #shapes: string[] = []

  constructor(id: number) {
    this.#id = id
  }

  text(box: Box, runs: readonly Run[], { anchor, fill = element('a:noFill'), centred, right }: TextLook): void {
    const alignment = centred ? 'ctr' : right ? 'r' : 'l'
    const paragraph = paragraphXml({ runs, size: textSize, spaceBefore: 0, indent: 0 }).replace('algn="l"', `algn="${alignment}"`)
    const body = element(
      'a:bodyPr',
      { wrap: 'square', lIns: units(3), tIns: 0, rIns: units(3), bIns: 0, anchor },
      element('a:noAutofit'),
    )
    this.#add(
      'p:sp',
      'p:nvSpPr',
      element('p:cNvSpPr', {}),
      shapeProperties(box, fill) + element('p:txBody', {}, body, bodyFace, paragraph),
    )
  }

  line(box: Box, look: string): void {
    const properties = element(
      'p:spPr',
      {},
      frame('a:xfrm', box),
      element('a:prstGeom', { prst: 'line' }, element('a:avLst')) + look,
    )
    this.#add('p:cxnSp', 'p:nvCxnSpPr', element('p:cNvCxnSpPr'), properties)
  }

  #add(name: string, holder: string, kind: string, content: string): void {
    const id = this.#id * 1000 + this.#shapes.length
    const properties = element('p:cNvPr', { id, name: `Del ${this.#shapes.length + 1}` })
    this.#shapes.push(element(name, {}, element(holder, {}, properties, kind, element('p:nvPr')), content))
  }

  group({ titleSv, altSv }: Gantt, box: Box): string {
    const [off, ext] = [
      { x: units(box.x), y: units(box.y) },
      { cx: units(box.width), cy: units(box.height) },
    ]
    return element(
      'p:grpSp',
      {},
      element(
        'p:nvGrpSpPr',
        {},
        element('p:cNvPr', { id: this.#id, name: `Tidslinje ${this.#id}`, descr: altSv, title: titleSv }),
        element('p:cNvGrpSpPr'),
        element('p:nvPr'),
      ),
      element(
        'p:grpSpPr',
        {},
        element('a:xfrm', {}, element('a:off', off), element('a:ext', ext), element('a:chOff', off), element('a:chExt', ext)),
      ),
      ...this.#shapes,
    )
  }
}

function ruleOf(colour: RunColour, dashed = false): string {
  return element(
    'a:ln',
    { w: dashed ? 15_875 : 6_350 },
    element('a:solidFill', {}, colourOf(colour)),
    dashed ? element('a:prstDash', { val: 'dash' }) : '',
  )
}
