import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type DefaultTreeAdapterTypes, html as namespaces, parse, defaultTreeAdapter as tree } from 'parse5'
import { formatFigure } from '#domain/display.ts'
import { type Document, tablesOf } from '#domain/document.ts'
import type { Finding } from '#domain/finding.ts'
import { formatInlineFigure } from '#domain/inline-text.ts'
import { displayOf, figuresOf } from '#domain/table.ts'
import { sampleDocument } from '../sample-document.ts'
import { cellColumns, isGroupHeading } from '../table-shape.ts'
import { renderHtml, renderHtmlBody } from './render-html.ts'
import { reportCss } from './report-css.ts'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.Node

const figureHref = (key: string) => `/siffror/${key}`
const page = parsePage(renderHtml(sampleDocument(), { figureHref }))

test('the page says its language, title and author, and reads without scripts or anything fetched', () => {
  const html = renderHtml(sampleDocument())
  assert.equal(attribute(one(page, 'html'), 'lang'), 'sv')
  assert.equal(textOf(one(page, 'title')), 'Delårsrapport 2 2025 – Förvaltningen för digitaliseringsstöd')
  assert.equal(all(page, 'script').length, 0)
  assert.doesNotMatch(html, /<[^>]+\s(?:style|on\w+)=/, 'no inline styles or handlers, which a strict content policy stops')
  assert.doesNotMatch(html, /(?:src|@import|url\()\s*=?\s*["']?(?:https?:)?\/\//)
})

test('no heading level is skipped, and the title is the only h1', () => {
  const levels = elements(page).flatMap((element) => (/^h[1-6]$/.test(element.tagName) ? [Number(element.tagName[1])] : []))
  assert.equal(levels.filter((level) => level === 1).length, 1)
  for (const [index, level] of levels.entries()) assert.ok(level <= (levels[index - 1] ?? 0) + 1, levels.join(' '))
})

test('the contents list leads to every section, and every id stands once', () => {
  const ids = elements(page).flatMap((element) => attribute(element, 'id') ?? [])
  assert.equal(new Set(ids).size, ids.length)
  const links = all(one(page, 'nav'), 'a').map((link) => attribute(link, 'href'))
  assert.deepEqual(
    links,
    sampleDocument().sections.map(({ key }) => `#${key}`),
  )
  for (const link of links) assert.ok(ids.includes(link?.slice(1) ?? ''))
  for (const element of elements(page)) {
    for (const id of attribute(element, 'aria-labelledby')?.split(' ') ?? []) assert.ok(ids.includes(id), id)
  }
})

test('a table that is printed twice has an anchor of its own each time', () => {
  const [table] = tablesOf(sampleDocument())
  assert.ok(table)
  const block = { kind: 'table', table, wide: false } as const
  const given: Document = { ...sampleDocument(), sections: [{ key: 's', titleSv: 'Avsnitt', blocks: [block, { ...block }] }] }
  const ids = elements(parsePage(renderHtml(given))).flatMap((element) => attribute(element, 'id') ?? [])
  assert.equal(new Set(ids).size, ids.length)
  assert.ok(ids.includes('tabell-goals-and-indicators') && ids.includes('tabell-goals-and-indicators-2'))
})

test('every figure in a table reads exactly as it is formatted, and leads to its explanation', () => {
  const rendered = all(page, 'table').flatMap((table) => all(table, 'td').flatMap((cell) => all(cell, 'a').filter(isFigure)))
  const figures = [...tablesOf(sampleDocument())].flatMap((table) => [
    ...[...figuresOf(table)].map(({ column, cell }) => ({
      key: cell.figure.key,
      text: formatFigure(cell.figure, displayOf(cell, column), { withUnit: cell.withUnit ?? false }),
    })),
  ])
  assert.deepEqual(
    rendered.map((link) => ({ href: attribute(link, 'href'), text: visibleText(link) })),
    figures.map(({ key, text }) => ({ href: figureHref(key), text })),
  )
})

test('every figure in a text is the bound figure and a link to it', () => {
  const expected = sampleDocument().sections.flatMap((section) =>
    section.blocks.flatMap((block) => {
      const inlines = block.kind === 'paragraph' ? block.inlines : block.kind === 'list' ? block.items.flat() : []
      return inlines.flatMap((inline) => (inline.kind === 'figure' ? [[inline.figure.key, formatInlineFigure(inline)]] : []))
    }),
  )
  const rendered = [...all(page, 'p'), ...all(page, 'li')].flatMap((block) => all(block, 'a').filter(isFigure))
  assert.ok(expected.length > 3)
  assert.deepEqual(
    rendered.map((link) => [attribute(link, 'data-figure'), textOf(link)]),
    expected,
  )
})

test('without an address for explanations, figures are text that still says which figure it is', () => {
  const plain = parsePage(renderHtml(sampleDocument()))
  assert.equal(elements(plain).filter((element) => element.tagName === 'a' && isFigure(element)).length, 0)
  assert.equal(elements(plain).filter(isFigure).length, elements(page).filter(isFigure).length)
})

test('a table has a caption with its unit, column headers, and a header for every row', () => {
  const tables = [...tablesOf(sampleDocument())]
  for (const [index, element] of all(page, 'table').entries()) {
    const table = tables[index]
    assert.ok(table)
    assert.equal(textOf(one(element, 'caption')), [table.captionSv, table.unitNoteSv].filter(Boolean).join(' '))
    const headers = all(one(element, 'thead'), 'th')
    assert.deepEqual(
      headers.map(textOf),
      table.columns.map((column) => column.labelSv),
    )
    for (const header of headers) assert.equal(attribute(header, 'scope'), 'col')
    const rows = all(element, 'tbody').flatMap((body) => all(body, 'tr'))
    assert.equal(rows.length, table.rows.length)
    for (const [rowIndex, row] of table.rows.entries()) {
      const header = all(rows[rowIndex] ?? element, 'th')
      assert.equal(header.length, 1)
      assert.equal(textOf(header[0] ?? element), row.labelSv)
      assert.equal(attribute(header[0] ?? element, 'scope'), isGroupHeading(row, table) ? 'rowgroup' : 'row')
      if (!isGroupHeading(row, table)) assert.equal(all(rows[rowIndex] ?? element, 'td').length, cellColumns(table).length)
    }
  }
})

test('a table scrolls in a box that a keyboard reaches and that has the caption as its name', () => {
  for (const table of all(page, 'table')) {
    const box = table.parentNode as Element
    assert.equal(attribute(box, 'role'), 'region')
    assert.equal(attribute(box, 'tabindex'), '0')
    assert.equal(attribute(box, 'aria-labelledby'), attribute(one(table, 'caption'), 'id'))
  }
})

test('why a figure is missing is said to those who listen, and under the table to all', () => {
  const goals = byId(page, 'tabell-goals-and-indicators')
  const missing = all(goals, 'td').filter((cell) => visibleText(cell).startsWith('–'))
  assert.deepEqual(
    missing.map((cell) => textOf(cell)),
    [
      '– (Mäts en gång om året, nästa gång i november.)a',
      '– (ny serie, inget tidigare värde)b',
      '– (ny serie, inget tidigare värde)b',
    ],
  )
  const notes = all(goals, 'ul').flatMap((list) => all(list, 'li').map(textOf))
  assert.deepEqual(notes, ['–a Mäts en gång om året, nästa gång i november.', '–b ny serie, inget tidigare värde'])
})

test('one reason alone needs no letter', () => {
  const table = byId(page, 'tabell-sickness-absence-by-month')
  assert.equal(all(table, 'sup').length, 0)
  assert.deepEqual(all(table, 'li').map(textOf), ['– inte levererat ännu'])
})

test('a status is a word with a silent drawing', () => {
  const statuses = elements(page).filter((element) => attribute(element, 'class')?.startsWith('report-status'))
  assert.ok(statuses.length > 20)
  for (const status of statuses) {
    assert.notEqual(textOf(status).trim(), '')
    assert.equal(attribute(one(status, 'svg'), 'aria-hidden'), 'true')
  }
})

test('a chart is drawn, described, and followed by its figures in an open table', () => {
  const charts = all(page, 'figure')
  assert.equal(charts.length, 3)
  for (const chart of charts) {
    assert.notEqual(textOf(one(chart, 'desc')), '')
    assert.notEqual(attribute(all(chart, 'details')[0] ?? chart, 'open'), undefined)
    assert.equal(all(chart, 'table').length, 1)
  }
})

test('findings stand beside what they speak of; what has no place in the report comes first', () => {
  const finding = (code: string, where: Finding['where']): Finding => ({
    code,
    severity: 'warning',
    where,
    messageSv: `Se ${code}.`,
  })
  const key = 'fds/2025-D2/income-statement/resultat/actual-ytd'
  const body = parsePage(
    renderHtmlBody(sampleDocument(), {
      findings: [
        finding('F-001', { kind: 'figure', figureKey: key }),
        finding('F-002', { kind: 'table', table: 'activities', row: 'a1' }),
        finding('F-003', { kind: 'section', section: 'inledning', excerptSv: 'återrekrytering' }),
        finding('F-004', { kind: 'section', section: 'ekonomi' }),
        finding('I-005', { kind: 'source', place: { fileName: 'x.csv' } }),
        finding('F-006', { kind: 'section', section: 'borttaget' }),
      ],
    }),
  )
  const notes = elements(body).filter((element) => attribute(element, 'class') === 'report-findings')
  const besideText = (code: string) => {
    const note = notes.find((element) => textOf(element).includes(code))
    return note === undefined ? '' : textOf(note.parentNode as Element)
  }
  assert.match(besideText('F-001'), /Resultaträkning/)
  assert.doesNotMatch(besideText('F-001'), /Kommentarer/)
  assert.match(besideText('F-002'), /Aktiviteter per uppdrag/)
  assert.match(besideText('F-003'), /Återhållsamhet kring utbildning/)
  assert.match(besideText('F-004'), /^Ekonomi/)
  assert.match(textOf(notes[0] ?? body), /I-005.*F-006/)
  const flagged = elements(body).filter((element) => attribute(element, 'class')?.includes('report-flagged'))
  assert.ok(flagged.length > 0)
  for (const cell of flagged) assert.equal(attribute(all(cell, 'span')[0] ?? cell, 'data-figure'), key)
})

test('whatever a text holds, it is text on the page and never markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (textSv) => {
      const given = withParagraph(`a${textSv}b`)
      const [paragraph] = all(byId(parsePage(renderHtml(given)), 's'), 'p')
      assert.ok(paragraph)
      assert.equal(paragraph.childNodes.length, 1)
      const expected = [...`a${textSv}b`].filter(isAllowedInXml).join('').replace(/\r\n?/g, '\n')
      assert.equal(rawText(paragraph), expected)
    }),
  )
})

test('the same document gives the same page', () => {
  assert.equal(renderHtml(sampleDocument(), { figureHref }), renderHtml(sampleDocument(), { figureHref }))
})

test('the style reaches nothing outside the report', () => {
  const rules = reportCss
    .replace(/@page[^{]*\{(?:[^{}]|\{[^{}]*\})*\}/g, '')
    .replace(/@media[^{]*\{/g, '')
    .matchAll(/(?:^|\})\s*([^{}@]+)\{/g)
  const selectors = [...rules].flatMap(([, list = '']) => list.split(/,(?![^(]*\))/).map((selector) => selector.trim()))
  assert.ok(selectors.length > 60)
  assert.deepEqual(
    selectors.filter((selector) => !selector.startsWith('.report')),
    [],
  )
})

function withParagraph(textSv: string): Document {
  const block = { kind: 'paragraph', inlines: [{ kind: 'text', textSv }] } as const
  return { ...sampleDocument(), sections: [{ key: 's', titleSv: 'Avsnitt', blocks: [block] }] }
}

function parsePage(html: string): Element {
  const document = parse(html)
  const root = document.childNodes.find((node) => tree.isElementNode(node))
  assert.ok(root && tree.isElementNode(root))
  return root
}

function elements(node: Node): Element[] {
  const children = 'childNodes' in node ? node.childNodes : []
  return children.flatMap((child) => (tree.isElementNode(child) ? [child, ...elements(child)] : []))
}

/** Elements of the name; HTML's own titles, not those of drawings. */
function all(node: Node, tagName: string): Element[] {
  return elements(node).filter(
    (element) => element.tagName === tagName && (tagName !== 'title' || element.namespaceURI === namespaces.NS.HTML),
  )
}

function one(node: Node, tagName: string): Element {
  if (tree.isElementNode(node) && node.tagName === tagName) return node
  const [found, ...others] = all(node, tagName)
  assert.ok(found, `no <${tagName}>`)
  assert.equal(others.length, 0, `several <${tagName}>`)
  return found
}

function byId(node: Node, id: string): Element {
  const found = elements(node).find((element) => attribute(element, 'id') === id)
  assert.ok(found, `nothing has the id ${id}`)
  return found
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value
}

function isFigure(element: Element): boolean {
  return attribute(element, 'data-figure') !== undefined
}

function rawText(node: Node): string {
  if (tree.isTextNode(node)) return node.value
  return 'childNodes' in node ? node.childNodes.map(rawText).join('') : ''
}

/** XML 1.0, 2.2 Char, but for lone surrogates, which no text here has. */
function isAllowedInXml(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return (code >= 0x20 || [0x9, 0xa, 0xd].includes(code)) && code !== 0xfffe && code !== 0xffff
}

/** As read: what a browser makes of spaces and line ends in the source, no-break spaces kept. */
function textOf(node: Node): string {
  return rawText(node)
    .replace(/[ \n]+/g, ' ')
    .trim()
}

/** Without what only a screen reader says. */
function visibleText(node: Node): string {
  if (tree.isTextNode(node)) return node.value
  if (tree.isElementNode(node) && attribute(node, 'class')?.includes('report-hidden')) return ''
  return 'childNodes' in node ? node.childNodes.map(visibleText).join('') : ''
}
