import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Document, Gantt } from '#domain/document.ts'
import { month } from '#domain/month.ts'
import { fullYear, period } from '#domain/period.ts'
import { progressStatuses } from '#domain/status.ts'
import { type Table, textCell } from '#domain/table.ts'
import { renderDocx } from './docx/render-docx.ts'
import { layOutGantt } from './gantt-layout.ts'
import { renderHtml } from './html/render-html.ts'
import { orderFaults } from './ooxml/element-order.ts'
import { openPackage, partXml } from './ooxml/package.ts'
import { childAt, childrenOf, nodesBelow, textBelow, type XmlNode } from './ooxml/xml-tree.ts'
import { createPdfEngine } from './pdf/pdf-engine.ts'
import { readBack } from './pdf/read-back.ts'
import { renderPdf } from './pdf/render-pdf.ts'
import { renderPptx } from './pptx/render-pptx.ts'
import { sampleDocument } from './sample-document.ts'
import { renderXlsx } from './xlsx/render-xlsx.ts'

const delayed = { wordSv: 'Försenad', tone: progressStatuses.delayed.tone, shape: progressStatuses.delayed.shape }
const gantt: Gantt = {
  name: 'tidslinje',
  titleSv: 'Projektens tidsplan',
  altSv: 'Tidslinje: Projektens tidsplan, 2025–2026. Journal: apr 2025–mar 2026, Försenad.',
  table: 'projects',
  period: { from: fullYear(2025).from, to: fullYear(2026).to },
  followedTo: month('2025-08'),
  bars: [
    {
      key: 'journal',
      labelSv: 'Journal',
      months: period(month('2025-04'), month('2026-03')),
      monthsSv: 'apr 2025–mar 2026',
      status: delayed,
    },
    { key: 'short', labelSv: 'Kort', months: period(month('2025-05')), monthsSv: 'maj 2025' },
    { key: 'last', labelSv: 'Sist', months: period(month('2026-12')), monthsSv: 'dec 2026' },
    { key: 'unplanned', labelSv: 'Oplanerat', monthsSv: 'Tid saknas' },
  ],
}
const table: Table = {
  name: 'projects',
  captionSv: 'Projektportfölj',
  columns: [
    { key: 'label', labelSv: 'Projekt', kind: 'label' },
    { key: 'months', labelSv: 'Tid', kind: 'text' },
  ],
  rows: gantt.bars.map(({ key, labelSv, monthsSv }) => ({
    key,
    labelSv,
    kind: 'detail',
    indent: 0,
    cells: { months: textCell(monthsSv) },
  })),
}
const document: Document = {
  ...sampleDocument(),
  sections: [
    {
      key: 'projekt',
      titleSv: 'Projekt',
      blocks: [
        { kind: 'gantt', gantt },
        { kind: 'table', table, wide: false },
      ],
    },
  ],
}
const engine = createPdfEngine()
after(() => engine.close())

test('a bar stands over its months; its words stand in it when they have room, else in the empty months beside it', () => {
  const { months, followed, rows } = layOutGantt(gantt, 480, 8)
  assert.deepEqual([months, followed], [24, 8])
  assert.deepEqual(
    rows.map(({ span, words }) => [span, words]),
    [
      [{ start: 3, count: 12 }, 'inside'],
      [{ start: 4, count: 1 }, 'after'],
      [{ start: 23, count: 1 }, 'before'],
      [undefined, 'after'],
    ],
  )
})

test('on the page it is one drawing that says what it shows, before the table with the same in words', () => {
  const html = renderHtml(document)
  assert.ok(html.includes(`<desc id="tidslinje-tidslinje-desc">${gantt.altSv}</desc>`))
  assert.ok(html.indexOf('Projektens tidsplan') < html.indexOf('id="tabell-projects"'))
  for (const wordSv of ['apr 2025–mar 2026', 'Tid saknas', 'Försenad', 'Till och med augusti 2025']) {
    assert.ok(html.includes(`>${wordSv}</text>`), wordSv)
  }
})

test('in the PDF it is a figure with words for one who does not see it', async () => {
  const { figureTexts } = await readBack(await renderPdf(document, engine))
  assert.deepEqual(figureTexts, [gantt.altSv])
})

test('in Word it is a table in which every row has all the months, and the bar’s are joined and filled', () => {
  const xml = part(renderDocx(document), 'word/document.xml')
  const [drawn] = [...nodesBelow(xml)].filter(({ name }) => name === 'w:tbl')
  assert.ok(drawn)
  assert.equal(childAt(drawn, 'w:tblPr', 'w:tblDescription')?.attributes['w:val'], gantt.altSv)
  const spansOf = (row: XmlNode) =>
    childrenOf(row, 'w:tc').map((cell) => Number(childAt(cell, 'w:tcPr', 'w:gridSpan')?.attributes['w:val'] ?? 1))
  const rows = childrenOf(drawn, 'w:tr')
  for (const row of rows)
    assert.equal(
      spansOf(row).reduce((sum, span) => sum + span, 0),
      25,
    )
  assert.deepEqual(rows.map(spansOf)[1], [1, 3, 12, 9])
  const bar = rows[1] && childrenOf(rows[1], 'w:tc')[2]
  assert.equal(childAt(bar, 'w:tcPr', 'w:shd')?.attributes['w:fill'], 'B3261E')
  assert.equal(bar && textBelow([...nodesBelow(bar)].find(({ name }) => name === 'w:t')), 'apr 2025–mar 2026')
  assert.deepEqual(orderFaults(xml), [])
})

test('Word’s table keeps to the columns that it can have, however many years there are', () => {
  for (const years of [5, 8, 30]) {
    const long = { ...gantt, period: { from: fullYear(2025).from, to: fullYear(2024 + years).to } }
    const xml = part(
      renderDocx({ ...document, sections: [{ key: 'a', titleSv: 'A', blocks: [{ kind: 'gantt', gantt: long }] }] }),
      'word/document.xml',
    )
    const drawn = [...nodesBelow(xml)].find(({ name }) => name === 'w:tbl')
    const columns = childrenOf(childAt(drawn, 'w:tblGrid')).length
    assert.ok(columns <= 63, `${years} years in ${columns} columns`)
    for (const row of childrenOf(drawn, 'w:tr')) {
      const spans = childrenOf(row, 'w:tc').map((cell) => Number(childAt(cell, 'w:tcPr', 'w:gridSpan')?.attributes['w:val'] ?? 1))
      assert.equal(
        spans.reduce((sum, span) => sum + span, 0),
        columns,
      )
    }
  }
})

test('on a slide it is a group of shapes with words of its own, all within it', () => {
  const slides = [...(openPackage(renderPptx(document))?.parts.values() ?? [])].filter(({ path }) =>
    /slides\/slide\d+\.xml$/.test(path),
  )
  const groups = slides.flatMap((slide) => {
    const xml = partXml(slide)
    assert.deepEqual(xml && orderFaults(xml), [], slide.path)
    return xml ? [...nodesBelow(xml)].filter(({ name }) => name === 'p:grpSp') : []
  })
  assert.equal(groups.length, 1)
  const [group] = groups
  assert.equal(childAt(group, 'p:nvGrpSpPr', 'p:cNvPr')?.attributes.descr, gantt.altSv)
  const frameOf = (node: XmlNode | undefined, holder: string) => {
    const xfrm = childAt(node, holder, 'a:xfrm')
    const [off, ext] = [childAt(xfrm, 'a:off')?.attributes, childAt(xfrm, 'a:ext')?.attributes]
    const [x, y] = [Number(off?.x), Number(off?.y)]
    return { x, y, right: x + Number(ext?.cx), bottom: y + Number(ext?.cy) }
  }
  const whole = frameOf(group, 'p:grpSpPr')
  const shapes = [...childrenOf(group, 'p:sp'), ...childrenOf(group, 'p:cxnSp')].map((shape) => frameOf(shape, 'p:spPr'))
  assert.ok(shapes.length > gantt.bars.length * 2)
  for (const { x, y, right, bottom } of shapes) {
    assert.ok(x >= whole.x - 1 && y >= whole.y - 1 && right <= whole.right + 1 && bottom <= whole.bottom + 1)
  }
})

test('more bars than a slide has room for go on on the next, and none is lost', () => {
  const bars = Array.from({ length: 45 }, (_, index) => ({
    ...(gantt.bars[0] as Gantt['bars'][number]),
    key: `p${index}`,
    labelSv: `Projekt ${index}`,
  }))
  const long: Document = {
    ...document,
    sections: [{ key: 'projekt', titleSv: 'Projekt', blocks: [{ kind: 'gantt', gantt: { ...gantt, bars } }] }],
  }
  const slides = [...(openPackage(renderPptx(long))?.parts.values() ?? [])].filter(({ path }) =>
    /slides\/slide\d+\.xml$/.test(path),
  )
  const texts = slides.flatMap((slide) =>
    [...nodesBelow(partXml(slide) ?? { name: '', attributes: {}, children: [] })]
      .filter(({ name }) => name === 'a:t')
      .map(textBelow),
  )
  for (const { labelSv } of bars) assert.equal(texts.filter((text) => text === labelSv).length, 1, labelSv)
})

test('in Excel the bar’s months are filled to the right of the table, in its own row', () => {
  const bytes = renderXlsx(document)
  const rows = childrenOf(childAt(part(bytes, 'xl/worksheets/sheet2.xml'), 'sheetData'), 'row')
  const styles = part(bytes, 'xl/styles.xml')
  const fills = childrenOf(childAt(styles, 'fills'), 'fill').map(
    (fill) => childAt(fill, 'patternFill', 'fgColor')?.attributes.rgb,
  )
  const fillOf = (cell: XmlNode) =>
    fills[Number(childrenOf(childAt(styles, 'cellXfs'), 'xf')[Number(cell.attributes.s)]?.attributes.fillId)]
  const filled = rows.map(
    (row) => childrenOf(row, 'c').filter((cell) => ['FFB3261E', 'FF005B7F'].includes(fillOf(cell) ?? '')).length,
  )
  assert.deepEqual(filled.slice(5, 9), [12, 1, 1, 0])
})

function part(bytes: Uint8Array, path: string): XmlNode {
  const xml = partXml(openPackage(bytes)?.parts.get(path))
  assert.ok(xml, path)
  return xml
}
