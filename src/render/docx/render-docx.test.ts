import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { type Document, tablesOf } from '#domain/document.ts'
import { printedCell } from '#domain/printed-cell.ts'
import { plainText } from '#domain/table.ts'
import { missingNotes } from '../missing-notes.ts'
import { orderFaults } from '../ooxml/element-order.ts'
import { openPackage, type Part, partText, readPackage, targetPath } from '../ooxml/package.ts'
import { childAt, childrenOf, nodesBelow, parseXml, textBelow, type XmlNode } from '../ooxml/xml-tree.ts'
import { sampleDocument } from '../sample-document.ts'
import { cellAt, cellColumns, isGroupHeading, labelColumnTitle } from '../table-shape.ts'
import { renderDocx } from './render-docx.ts'

const document = sampleDocument()
const bytes = renderDocx(document)
const text = bodyOf(bytes)
const tables = [...tablesOf(document)]

test('every cell of every table reads as the report says, in the same order', () => {
  const read = childrenOf(text, 'w:tbl').map((table) =>
    childrenOf(table, 'w:tr').map((row) => childrenOf(row, 'w:tc').map(wordText)),
  )
  const expected = tables.map((table) => {
    const missing = missingNotes(table)
    const columns = cellColumns(table)
    return [
      [labelColumnTitle(table), ...columns.map(({ labelSv }) => labelSv)],
      ...table.rows.map((row) => {
        if (isGroupHeading(row, table)) return [row.labelSv]
        const cells = columns.map((column) => {
          const cell = cellAt(row, column)
          return printedCell(cell, column) + (cell.kind === 'figure' ? (missing.letterOf(cell.figure) ?? '') : '')
        })
        return [row.labelSv, ...cells]
      }),
    ]
  })
  // A status has its symbol before its word; a footnote's mark is a reference.
  const plain = (rows: readonly (readonly string[])[]) =>
    rows.map((row) => row.map((cell) => cell.replace(/^[●○▲■◆↑↓→] |[¹²³]/g, '')))
  assert.deepEqual(read.map(plain), expected.map(plain))
})

test('the header row of each table is marked and repeated, and no row of usual length is cut', () => {
  for (const table of childrenOf(text, 'w:tbl')) {
    const [header, ...rows] = childrenOf(table, 'w:tr')
    assert.ok(childAt(header, 'w:trPr', 'w:tblHeader'))
    for (const row of rows) {
      assert.equal(childAt(row, 'w:trPr', 'w:tblHeader'), undefined)
      assert.ok(childAt(row, 'w:trPr', 'w:cantSplit'))
    }
    assert.equal(childAt(table, 'w:tblPr', 'w:tblLook')?.attributes['w:firstRow'], '1')
  }
})

test('no table is wider than the room between the margins of its page', () => {
  let widest = 0
  const widths: { table: number; page: number }[] = []
  for (const block of childrenOf(text)) {
    if (block.name === 'w:tbl') widest = Math.max(widest, Number(childAt(block, 'w:tblPr', 'w:tblW')?.attributes['w:w']))
    const section = block.name === 'w:sectPr' ? block : childAt(block, 'w:pPr', 'w:sectPr')
    if (!section) continue
    const margins = childAt(section, 'w:pgMar')?.attributes
    const page = Number(childAt(section, 'w:pgSz')?.attributes['w:w'])
    widths.push({ table: widest, page: page - Number(margins?.['w:left']) - Number(margins?.['w:right']) })
    widest = 0
  }
  assert.ok(widths.length > 3)
  for (const { table, page } of widths) assert.ok(table <= page, `${table} on ${page}`)
})

test('headings are those of the document, in real heading styles, and stay with what follows', () => {
  const headings = childrenOf(text, 'w:p').flatMap((paragraph) => {
    const level = /^Heading(\d)$/.exec(styleOf(paragraph))?.[1]
    return level === undefined ? [] : [[Number(level), wordText(paragraph)]]
  })
  assert.deepEqual(headings.slice(0, 4), [
    [1, 'Inledning'],
    [2, 'Det viktigaste i perioden'],
    [3, 'Risker framåt'],
    [1, 'Måluppfyllelse'],
  ])
  for (const id of ['Heading1', 'Heading2', 'Heading3', 'Caption']) {
    assert.ok(childAt(styleWithId(bytes, id), 'w:pPr', 'w:keepNext'), id)
  }
})

test('the contents field is filled before anyone computes it, and each entry leads to its heading', () => {
  const contents = childAt(text, 'w:sdt', 'w:sdtContent')
  const links = [...nodesBelow(contents ?? text)].filter(({ name }) => name === 'w:hyperlink')
  assert.deepEqual(
    links.map(textBelow),
    document.sections.map(({ titleSv }) => titleSv),
  )
  const bookmarks = new Map(
    childrenOf(text, 'w:p').flatMap((paragraph) =>
      childrenOf(paragraph, 'w:bookmarkStart').map(({ attributes }) => [attributes['w:name'], wordText(paragraph)]),
    ),
  )
  for (const link of links) assert.equal(bookmarks.get(link.attributes['w:anchor'] ?? ''), textBelow(link))
})

test('tables and diagrams are numbered by fields, each kind by itself', () => {
  const captions = childrenOf(text, 'w:p').filter((paragraph) => styleOf(paragraph) === 'Caption')
  assert.deepEqual(
    captions.map((caption) => childAt(caption, 'w:fldSimple')?.attributes['w:instr']?.trim().split(' ')[1]),
    captions.map((caption) => (wordText(caption).startsWith('Diagram') ? 'Diagram' : 'Tabell')),
  )
  const numbers = captions.map(wordText).flatMap((caption) => /^Tabell\u00a0(\d+)\. /.exec(caption)?.[1] ?? [])
  assert.deepEqual(
    numbers.map(Number),
    tables.map((_, index) => index + 1),
  )
})

test('a raised mark becomes a footnote of Word’s own, and the note leaves the text', () => {
  const references = [...nodesBelow(text)].filter(({ name }) => name === 'w:footnoteReference')
  assert.equal(references.length, 1)
  const note = childrenOf(xml(bytes, 'word/footnotes.xml')).find(
    ({ attributes }) => attributes['w:id'] === references[0]?.attributes['w:id'],
  )
  assert.equal(textBelow(note).trim(), 'HoS2029 är målbilden för hälso- och sjukvården 2029.')
  assert.ok(!childrenOf(text, 'w:p').some((paragraph) => wordText(paragraph).includes('HoS2029 är målbilden')))
})

test('a note that nothing refers to stands where it is written', () => {
  const blocks = [{ kind: 'footnote', mark: '7', inlines: plainText('Preliminär uppgift.') } as const]
  const body = bodyOf(renderDocx({ ...document, sections: [{ key: 'a', titleSv: 'A', blocks }] }))
  assert.ok(childrenOf(body, 'w:p').some((paragraph) => wordText(paragraph) === '7 Preliminär uppgift.'))
})

test('each chart is a chart with its own data, a title and words for one who does not see it', () => {
  const charts = document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : [])),
  )
  const drawn = [...nodesBelow(text)].filter(({ name }) => name === 'wp:docPr')
  assert.deepEqual(
    drawn.map(({ attributes }) => [attributes.title, attributes.descr]),
    charts.map(({ titleSv, altSv }) => [titleSv, altSv]),
  )
  assert.equal(new Set(drawn.map(({ attributes }) => attributes.id)).size, charts.length)
  const opened = openPackage(bytes)
  for (const [index, chart] of charts.entries()) {
    const part = opened?.parts.get(`word/charts/tertial${index + 1}.xml`)
    assert.ok(part)
    const workbook = opened?.parts.get(targetPath(part.path, part.relationships?.[0]?.target ?? ''))
    assert.ok(workbook?.content instanceof Uint8Array && readPackage(workbook.content)?.has('xl/workbook.xml'))
    const points = [...nodesBelow(treeOf(part))]
      .filter(({ name }) => name === 'c:numCache')
      .map((cache) => childrenOf(cache, 'c:pt').length)
    assert.deepEqual(
      points,
      chart.series.map(({ figures }) => figures.filter(({ kind }) => kind === 'value').length),
    )
  }
})

test('wide tables lie on landscape pages, and the title page has no header', () => {
  const sections = [...nodesBelow(text)].filter(({ name }) => name === 'w:sectPr')
  assert.ok(childAt(sections[0], 'w:titlePg'))
  const orientations = sections.map((section) => childAt(section, 'w:pgSz')?.attributes['w:orient'] ?? 'portrait')
  assert.deepEqual(new Set(orientations), new Set(['portrait', 'landscape']))
  assert.equal(sections.filter((section) => childAt(section, 'w:titlePg')).length, 1)
})

test('numbered lists each count from one', () => {
  const list = { kind: 'list', ordered: true, items: [plainText('Först'), plainText('Sedan')] } as const
  const file = renderDocx({ ...document, sections: [{ key: 'a', titleSv: 'A', blocks: [list, list] }] })
  const used = [...nodesBelow(bodyOf(file))].filter(({ name }) => name === 'w:numId').map(({ attributes }) => attributes['w:val'])
  assert.equal(new Set(used).size, 2)
  const numbering = childrenOf(xml(file, 'word/numbering.xml'), 'w:num')
  for (const id of new Set(used)) {
    const num = numbering.find(({ attributes }) => attributes['w:numId'] === id)
    assert.equal(childAt(num, 'w:lvlOverride', 'w:startOverride')?.attributes['w:val'], '1')
  }
})

test('elements stand in the order of the format in every part, and every reference leads somewhere', () => {
  assertWhole(bytes)
})

test('the file says its title, author and language, and its text is Swedish', () => {
  const core = Object.fromEntries(childrenOf(xml(bytes, 'docProps/core.xml')).map((node) => [node.name, textBelow(node)]))
  assert.equal(core['dc:title'], 'Delårsrapport 2 2025 – Förvaltningen för digitaliseringsstöd')
  assert.equal(core['dc:creator'], 'Förvaltningen för digitaliseringsstöd')
  assert.equal(core['dc:language'], 'sv-SE')
  const language = childAt(xml(bytes, 'word/styles.xml'), 'w:docDefaults', 'w:rPrDefault', 'w:rPr', 'w:lang')
  assert.equal(language?.attributes['w:val'], 'sv-SE')
})

test('a document without sections is a title page and nothing else', () => {
  const empty: Document = { ...document, sections: [] }
  assertWhole(renderDocx(empty))
})

test('the same document gives the same bytes', () => {
  const hash = (file: Uint8Array) => createHash('sha256').update(file).digest('hex')
  assert.equal(hash(renderDocx(sampleDocument())), hash(bytes))
})

/** What Word would call damaged: elements out of order, styles, notes, lists, bookmarks or parts that are not there. */
function assertWhole(file: Uint8Array): void {
  const opened = openPackage(file)
  assert.ok(opened)
  for (const part of opened.parts.values()) {
    if (part.path.endsWith('.xml')) assert.deepEqual(orderFaults(treeOf(part)), [], part.path)
    const ids = part.relationships?.map(({ id }) => id) ?? []
    assert.equal(new Set(ids).size, ids.length, part.path)
    for (const { target, external } of part.relationships ?? []) {
      if (!external) assert.ok(opened.parts.has(targetPath(part.path, target)), `${part.path} → ${target}`)
    }
    if (!part.path.endsWith('.xml')) continue
    for (const { attributes } of nodesBelow(treeOf(part))) {
      const used = attributes['r:id']
      if (used !== undefined) assert.ok(ids.includes(used), `${part.path} uses ${used}`)
    }
  }
  const styles = new Set(childrenOf(xml(file, 'word/styles.xml'), 'w:style').map(({ attributes }) => attributes['w:styleId']))
  for (const { name, attributes } of nodesBelow(bodyOf(file))) {
    if (/^w:(?:pStyle|rStyle|tblStyle)$/.test(name)) assert.ok(styles.has(attributes['w:val']), attributes['w:val'])
  }
}

function bodyOf(file: Uint8Array): XmlNode {
  const body = childAt(xml(file, 'word/document.xml'), 'w:body')
  assert.ok(body)
  return body
}

function xml(file: Uint8Array, path: string): XmlNode {
  const part = openPackage(file)?.parts.get(path)
  assert.ok(part, path)
  return treeOf(part)
}

function treeOf({ content, path }: Part): XmlNode {
  const root = parseXml(typeof content === 'string' ? content : partText(content))
  assert.ok(root, path)
  return root
}

function styleWithId(file: Uint8Array, id: string): XmlNode | undefined {
  return childrenOf(xml(file, 'word/styles.xml'), 'w:style').find(({ attributes }) => attributes['w:styleId'] === id)
}

function styleOf(paragraph: XmlNode): string {
  return childAt(paragraph, 'w:pPr', 'w:pStyle')?.attributes['w:val'] ?? ''
}

/** The node's text as Word shows it, line breaks as "\n". */
function wordText(node: XmlNode): string {
  return [...nodesBelow(node)].map((one) => (one.name === 'w:t' ? textBelow(one) : one.name === 'w:br' ? '\n' : '')).join('')
}
