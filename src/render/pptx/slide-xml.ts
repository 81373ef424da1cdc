import type { Chart, Document } from '#domain/document.ts'
import { officeLanguage } from '../ooxml/document-properties.ts'
import { element, xmlHead, xmlText } from '../ooxml/element.ts'
import { namespaces } from '../ooxml/namespaces.ts'
import { palette } from '../palette.ts'
import { slideNumberField } from './own-template.ts'
import { breakLines, type Face } from './set-text.ts'
import type { Box, Paragraph, Slide, SlideItem } from './slide.ts'
import { ganttGroup } from './slide-gantt.ts'
import { bodyFace, colourOf, graphicFrame, paragraphXml, shapeProperties, shapeTree, textRuns, units } from './slide-shapes.ts'
import { tableFrame } from './slide-table.ts'
import type { LayoutRole, Placeholder, SlideLayout, SlideTemplate } from './slide-template.ts'

/** What a slide leads to outside of itself, each by its relationship's id. */
export interface SlideLinks {
  readonly chart: (chart: Chart) => string
  /** A slide, counted from 1. */
  readonly slide: (number: number) => string
}

/** Text beside a title goes into the layout's own place for it, when it is the first thing on the slide. */
export function layoutRoleOf({ layout, items }: Slide): LayoutRole {
  if (layout !== 'content') return layout
  const [first] = items
  return first?.kind === 'text' && first.role === 'body' ? 'content' : 'titleOnly'
}

/** The slide's own part. Shapes stand in reading order: title, content, footer. */
export function slideXml(slide: Slide, document: Document, template: SlideTemplate, links: SlideLinks): string {
  const layout = template.layouts[layoutRoleOf(slide)]
  const shapes: string[] = [titleShape(slide.titleSv, layout, template.face)]
  let isBodyFree = layout.body !== undefined && layoutRoleOf(slide) !== 'titleOnly'
  for (const item of slide.items) {
    const id = shapes.length + 2
    const isBody = isBodyFree && item.kind === 'text' && item.role === 'body'
    shapes.push(itemShape(item, id, isBody ? layout.body : undefined, links))
    if (isBody) isBodyFree = false
  }
  shapes.push(...footerShapes(document, layout, shapes.length + 2))
  return (
    xmlHead +
    element(
      'p:sld',
      { 'xmlns:a': namespaces.drawing, 'xmlns:r': namespaces.relationships, 'xmlns:p': namespaces.presentation },
      element('p:cSld', {}, shapeTree(shapes.join(''))),
      element('p:clrMapOvr', {}, element('a:masterClrMapping')),
    )
  )
}

/** A title longer than its place is set smaller, down to the size of running text. */
export function titleSize(titleSv: string, { title }: SlideLayout, face: Face): number | undefined {
  const fits = (size: number) => {
    const lines = breakLines([{ text: titleSv, strong: true }], title.box.width - 4, size, face).length
    return lines * size * face.lineFactor <= title.box.height
  }
  if (fits(title.size)) return undefined
  for (let size = Math.floor(title.size) - 1; size > 14; size--) if (fits(size)) return size
  return 14
}

function titleShape(titleSv: string, layout: SlideLayout, face: Face): string {
  const size = titleSize(titleSv, layout, face)
  const text = element('a:p', {}, textRuns([{ text: titleSv }], size))
  const { box, isMoved } = layout.title
  return placeholderShape(layout.title, 2, 'Rubrik', isMoved ? box : undefined, text)
}

function itemShape(item: SlideItem, id: number, placeholder: Placeholder | undefined, links: SlideLinks): string {
  switch (item.kind) {
    case 'table':
      return tableFrame(item.piece, item.box, id)
    case 'chart':
      return chartFrame(item.chart, item.box, id, links.chart(item.chart))
    case 'gantt':
      return ganttGroup(item.gantt, item.box, id)
    case 'text': {
      const paragraphs = item.paragraphs.map((one) => paragraphWithLink(one, links)).join('')
      if (placeholder) return placeholderShape(placeholder, id, 'Innehåll', item.box, paragraphs)
      return textBox(item, id, paragraphs)
    }
  }
}

function paragraphWithLink(paragraph: Paragraph, links: SlideLinks): string {
  return paragraphXml(paragraph, paragraph.leadsTo === undefined ? undefined : links.slide(paragraph.leadsTo))
}

function placeholderShape(
  { attributes }: Placeholder,
  id: number,
  nameSv: string,
  box: Box | undefined,
  paragraphs: string,
): string {
  return element(
    'p:sp',
    {},
    element(
      'p:nvSpPr',
      {},
      element('p:cNvPr', { id, name: `${nameSv} ${id}` }),
      element('p:cNvSpPr', {}, element('a:spLocks', { noGrp: 1 })),
      element('p:nvPr', {}, element('p:ph', attributes)),
    ),
    shapeProperties(box),
    element(
      'p:txBody',
      {},
      box
        ? element('a:bodyPr', { lIns: 0, tIns: 0, rIns: 0, bIns: 0, anchor: 't' }, element('a:normAutofit'))
        : element('a:bodyPr', {}, element('a:normAutofit')),
      element('a:lstStyle'),
      paragraphs,
    ),
  )
}

function textBox({ box, role }: Extract<SlideItem, { kind: 'text' }>, id: number, paragraphs: string): string {
  const isCallout = role !== 'body' && role !== 'caption'
  const inset = isCallout ? units(calloutInset) : 0
  const edge = role === 'warning' ? colourOf(palette.warning) : element('a:schemeClr', { val: 'accent1' })
  const look = isCallout
    ? element('a:solidFill', {}, element('a:schemeClr', { val: 'bg1' }, element('a:lumMod', { val: 95_000 }))) +
      element('a:ln', { w: 12_700 }, element('a:solidFill', {}, edge))
    : element('a:noFill')
  return element(
    'p:sp',
    {},
    element(
      'p:nvSpPr',
      {},
      element('p:cNvPr', { id, name: `${isCallout ? 'Ruta' : 'Text'} ${id}` }),
      element('p:cNvSpPr', { txBox: 1 }),
      element('p:nvPr'),
    ),
    shapeProperties(box, look),
    element(
      'p:txBody',
      {},
      element(
        'a:bodyPr',
        { wrap: 'square', lIns: inset, tIns: inset, rIns: inset, bIns: inset, anchor: 't' },
        element('a:noAutofit'),
      ),
      bodyFace,
      paragraphs,
    ),
  )
}

/** Points; what the layout leaves around a callout's text. */
const calloutInset = 9

function chartFrame(chart: Chart, box: Box, id: number, relationship: string): string {
  const said = { id, name: `Diagram ${id}`, descr: chart.altSv, title: chart.titleSv }
  const content = element('c:chart', { 'xmlns:c': namespaces.chart, 'r:id': relationship })
  return graphicFrame(said, box, { uri: namespaces.chart, content })
}

function footerShapes(document: Document, { footer, slideNumber }: SlideLayout, id: number): string[] {
  const footerText = element(
    'a:p',
    {},
    element('a:pPr', { algn: footer?.alignment }),
    element(
      'a:r',
      {},
      // Said again here, since LibreOffice gives a footer a look of its own.
      element(
        'a:rPr',
        { lang: officeLanguage, sz: footer && Math.round(footer.size * 100) },
        element('a:latin', { typeface: '+mn-lt' }),
      ),
      element('a:t', {}, xmlText(`${document.titleSv}, ${document.authorSv}`)),
    ),
  )
  const numberText = element(
    'a:p',
    {},
    element(
      'a:fld',
      { id: slideNumberField, type: 'slidenum' },
      element('a:rPr', { lang: officeLanguage }),
      element('a:t', {}, '‹nr›'),
    ),
  )
  return [
    ...(footer ? [placeholderShape(footer, id, 'Sidfot', undefined, footerText)] : []),
    ...(slideNumber ? [placeholderShape(slideNumber, id + 1, 'Bildnummer', undefined, numberText)] : []),
  ]
}
