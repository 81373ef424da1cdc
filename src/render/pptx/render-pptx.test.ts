import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Block, type Document, tablesOf } from '#domain/document.ts'
import { printedCell } from '#domain/printed-cell.ts'
import { plainText, type Table, textCell } from '#domain/table.ts'
import { missingNotes } from '../missing-notes.ts'
import { orderFaults } from '../ooxml/element-order.ts'
import { openPackage, partText, readPackage, relationshipKind, targetPath } from '../ooxml/package.ts'
import { childAt, childrenOf, nodesBelow, parseXml, textBelow, type XmlNode } from '../ooxml/xml-tree.ts'
import { sampleDocument } from '../sample-document.ts'
import { cellAt, cellColumns, isGroupHeading, labelColumnTitle } from '../table-shape.ts'
import { renderPptx } from './render-pptx.ts'

const document = sampleDocument()
const bytes = renderPptx(document)
const slides = slidesIn(bytes)

test('every slide has a title that says what it shows, and no two have the same', () => {
  const titles = slides.map((slide) => titleOf(slide))
  assert.ok(titles.every((title) => title !== ''))
  // A section's own slide has its section's name, as the first slide after it may.
  const content = slides.filter((slide) => layoutTypeOf(bytes, slide) !== 'secHead').map(titleOf)
  assert.equal(new Set(content).size, content.length)
  assert.equal(titles[0], document.titleSv)
  for (const { titleSv } of document.sections)
    assert.ok(
      titles.some((title) => title.startsWith(titleSv)),
      titleSv,
    )
})

test('every cell of every table stands on some slide as the report prints it, whole and in its order', () => {
  const read = tablesIn(slides)
  for (const table of tablesOf(document)) assert.deepEqual(read.get(table.captionSv), expectedRows(table), table.captionSv)
})

test('each table says that its first row is a header, repeats it on every slide, and is not banded', () => {
  for (const frame of slides.flatMap((slide) => framesOf(slide, 'a:tbl'))) {
    const table = childAt(frame, 'a:graphic', 'a:graphicData', 'a:tbl')
    assert.equal(childAt(table, 'a:tblPr')?.attributes.firstRow, '1')
    assert.equal(childAt(table, 'a:tblPr')?.attributes.bandRow, undefined)
    const columns = childrenOf(childAt(table, 'a:tblGrid')).length
    for (const row of childrenOf(table, 'a:tr')) assert.equal(childrenOf(row, 'a:tc').length, columns)
  }
})

test('figures stand right under their headings, words left', () => {
  const frame = slides.flatMap((slide) => framesOf(slide, 'a:tbl')).find((one) => captionOf(one) === 'Resultaträkning')
  for (const row of childrenOf(childAt(frame, 'a:graphic', 'a:graphicData', 'a:tbl'), 'a:tr')) {
    const sides = childrenOf(row, 'a:tc').map((cell) => childAt(cell, 'a:txBody', 'a:p', 'a:pPr')?.attributes.algn)
    assert.deepEqual(sides, ['l', 'r', 'r', 'r', 'r', 'r'])
  }
})

test('tables and charts have words for one who does not see them, and every shape of a slide its own number', () => {
  for (const slide of slides) {
    const named = [...nodesBelow(slide)].filter(({ name }) => name === 'p:cNvPr')
    assert.equal(new Set(named.map(({ attributes }) => attributes.id)).size, named.length)
    for (const frame of childrenOf(childAt(slide, 'p:cSld', 'p:spTree'), 'p:graphicFrame')) {
      assert.notEqual(childAt(frame, 'p:nvGraphicFramePr', 'p:cNvPr')?.attributes.descr ?? '', '')
    }
  }
})

test('each chart is a chart with its own data in a workbook, at a size that is read from a wall', () => {
  const opened = openPackage(bytes)
  const charts = document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : [])),
  )
  const frames = slides.flatMap((slide) => framesOf(slide, 'c:chart'))
  assert.deepEqual(
    frames.map((frame) => childAt(frame, 'p:nvGraphicFramePr', 'p:cNvPr')?.attributes.descr),
    charts.map(({ altSv }) => altSv),
  )
  for (const [index] of charts.entries()) {
    const part = opened?.parts.get(`ppt/charts/tertial${index + 1}.xml`)
    assert.ok(part)
    const workbook = opened?.parts.get(targetPath(part.path, part.relationships?.[0]?.target ?? ''))
    assert.ok(workbook?.content instanceof Uint8Array && readPackage(workbook.content)?.has('xl/workbook.xml'))
    const sizes = [...nodesBelow(treeOf(part.content))].flatMap(({ attributes }) => attributes.sz ?? [])
    assert.ok(sizes.length > 0 && sizes.every((size) => Number(size) >= 1200))
  }
})

test('every run of text is in Swedish, and no text is smaller than 9 points, running text not than 12', () => {
  for (const slide of slides) {
    for (const node of nodesBelow(slide)) {
      if (node.name !== 'a:r' && node.name !== 'a:fld') continue
      assert.equal(childAt(node, 'a:rPr')?.attributes.lang, 'sv-SE')
      const size = childAt(node, 'a:rPr')?.attributes.sz
      if (size !== undefined) assert.ok(Number(size) >= 900, textBelow(node))
    }
    for (const body of shapesOf(slide).filter((shape) => placeholderTypeOf(shape) === 'obj')) {
      for (const run of nodesBelow(body)) {
        if (run.name === 'a:rPr' && run.attributes.sz !== undefined) assert.ok(Number(run.attributes.sz) >= 1200)
      }
    }
  }
})

test('nothing stands outside its slide, nor over the footer', () => {
  for (const slide of slides) assertInside(slide)
})

test('one who moves through a slide hears its title first, then what stands on it from above, then its footer', () => {
  for (const slide of slides) {
    const [title, ...rest] = childrenOf(childAt(slide, 'p:cSld', 'p:spTree')).filter(({ name }) =>
      /^p:(?:sp|graphicFrame)$/.test(name),
    )
    assert.ok(title && /itle/.test(placeholderTypeOf(title)))
    const kinds = rest.map((shape) => (/ftr|sldNum/.test(placeholderTypeOf(shape)) ? 'footer' : 'content'))
    assert.deepEqual(kinds, kinds.toSorted())
  }
})

test('a slide with figures has their unit, months, sources and data in its notes', () => {
  const opened = openPackage(bytes)
  const notes = [...(opened?.parts.values() ?? [])]
    .filter(({ path }) => path.startsWith('ppt/notesSlides/'))
    .map(({ content }) => textBelow(treeOf(content)))
  const statement = notes.find((text) => text.startsWith('Resultaträkning. Belopp i mnkr'))
  assert.ok(statement)
  assert.match(statement, /Uppgifterna avser /)
  assert.match(statement, new RegExp(`Underlag ${document.snapshotId}\\.`))
})

test('each entry of the contents leads to the slide on which its section begins', () => {
  const opened = openPackage(bytes)
  const path = 'ppt/slides/slide2.xml'
  const part = opened?.parts.get(path)
  const links = [...nodesBelow(treeOf(part?.content))].filter(({ name }) => name === 'a:p')
  assert.equal(titleOf(treeOf(part?.content)), 'Innehåll')
  const entries = links.flatMap((paragraph) => {
    const link = [...nodesBelow(paragraph)].find(({ name }) => name === 'a:hlinkClick')?.attributes['r:id']
    const target = part?.relationships?.find(({ id }) => id === link)?.target
    return target === undefined ? [] : [{ text: textBelow(paragraph), target: targetPath(path, target) }]
  })
  assert.equal(entries.length, document.sections.length)
  for (const [index, { text, target }] of entries.entries()) {
    const titleSv = document.sections[index]?.titleSv ?? '?'
    const number = /\d+/.exec(target)?.[0]
    assert.equal(text, `${number}\t${titleSv}`)
    assert.ok(titleOf(treeOf(opened?.parts.get(target)?.content)).startsWith(titleSv))
  }
})

test('every part is XML in the order that the format demands, and every relationship leads to a part', () => {
  const opened = openPackage(bytes)
  for (const part of opened?.parts.values() ?? []) {
    if (part.path.endsWith('.xml')) assert.deepEqual(orderFaults(treeOf(part.content)), [], part.path)
    for (const { target } of part.relationships ?? [])
      assert.ok(opened?.parts.has(targetPath(part.path, target)), `${part.path} → ${target}`)
  }
  for (const [path, file] of readPackage(bytes) ?? []) {
    if (!path.startsWith('ppt/') || !path.endsWith('.xml')) continue
    const used = new Set(partText(file).match(/(?<=r:(?:id|embed)=")[^"]+/g))
    const known = new Set(opened?.parts.get(path)?.relationships?.map(({ id }) => id))
    assert.deepEqual(
      [...used].filter((id) => !known.has(id)),
      [],
      path,
    )
  }
})

test('the same document gives the same bytes', () => {
  const hash = (file: Uint8Array) => createHash('sha256').update(file).digest('hex')
  assert.equal(hash(renderPptx(sampleDocument())), hash(bytes))
})

test('a table too long for a slide goes on under its header and the same title, every row once', () => {
  const table = tableOf(70, 4, 'Kostnad per enhet')
  const made = slidesIn(renderPptx(withBlocks([{ kind: 'table', table, wide: false }])))
  assert.deepEqual(tablesIn(made).get(table.captionSv), expectedRows(table))
  assert.deepEqual(made.map(titleOf).slice(2), [
    'Ekonomi – Kostnad per enhet',
    ...[2, 3, 4].map((n) => `Ekonomi – Kostnad per enhet (forts. ${n} av 4)`),
  ])
})

test('a table without rows is there with its header, since that nothing was reported is an answer too', () => {
  const table = tableOf(0, 3, 'Avvikelser')
  const made = slidesIn(renderPptx(withBlocks([{ kind: 'table', table, wide: false }])))
  assert.deepEqual(tablesIn(made).get('Avvikelser'), expectedRows(table))
})

test('a table too wide even in its smallest text has its columns divided, with the row labels again on each part', () => {
  const table = tableOf(6, 24, 'Utfall per månad och slag')
  const made = slidesIn(renderPptx(withBlocks([{ kind: 'table', table, wide: true }])))
  const pieces = made.flatMap((slide) => framesOf(slide, 'a:tbl')).map(rowsOfFrame)
  assert.ok(pieces.length > 1)
  for (const rows of pieces)
    assert.deepEqual(
      rows.slice(1).map(([label]) => label),
      table.rows.map(({ labelSv }) => labelSv),
    )
  const headings = pieces.flatMap(([header = []]) => header.slice(1))
  assert.deepEqual(
    headings,
    cellColumns(table).map(({ labelSv }) => labelSv),
  )
})

test('a cell longer than a slide goes on on the next, and loses nothing', () => {
  const long = Array.from({ length: 900 }, (_, index) => `ord${index}`).join(' ')
  const table: Table = {
    name: 'comments',
    captionSv: 'Kommentarer',
    columns: [
      { key: 'label', labelSv: 'Område', kind: 'label' },
      { key: 'text', labelSv: 'Kommentar', kind: 'text' },
    ],
    rows: [{ key: 'a', labelSv: 'Vård', kind: 'detail', indent: 0, cells: { text: textCell(long) } }],
  }
  const made = slidesIn(renderPptx(withBlocks([{ kind: 'table', table, wide: false }])))
  const texts = made
    .flatMap((slide) => framesOf(slide, 'a:tbl'))
    .flatMap((frame) =>
      rowsOfFrame(frame)
        .slice(1)
        .map((row) => row[1] ?? ''),
    )
  assert.ok(texts.length > 1)
  assert.deepEqual(texts.join(' ').split(/ +/), long.split(' '))
  for (const slide of made) assertInside(slide)
})

test('where the words of a header leave little of the slide, each row still comes, and no slide is empty for ever', () => {
  const table = tableOf(3, 1, 'Lång rubrik')
  const heading = Array.from({ length: 700 }, (_, index) => `rubrikord${index}`).join(' ')
  const columns = table.columns.map((column, index) => (index === 1 ? { ...column, labelSv: heading } : column))
  const made = slidesIn(renderPptx(withBlocks([{ kind: 'table', table: { ...table, columns }, wide: false }])))
  const labels = made
    .flatMap((slide) => framesOf(slide, 'a:tbl'))
    .flatMap((frame) =>
      rowsOfFrame(frame)
        .slice(1)
        .map(([label]) => label),
    )
  assert.deepEqual(labels, ['Enhet 0', 'Enhet 1', 'Enhet 2'])
})

test('whatever is written, every word of it is on a slide once, in order, and inside the slide', () => {
  const words = fc
    .array(fc.stringMatching(/^[a-zåäö0-9,−.]{1,14}$/), { minLength: 1, maxLength: 400 })
    .map((list) => list.join(' '))
  const block: fc.Arbitrary<Block> = fc.oneof(
    words.map((text) => ({ kind: 'paragraph', inlines: plainText(text) }) as const),
    words.map((text) => ({ kind: 'callout', tone: 'warning', inlines: plainText(text) }) as const),
    fc
      .array(words, { minLength: 1, maxLength: 8 })
      .map((items) => ({ kind: 'list', ordered: true, items: items.map(plainText) }) as const),
    fc.constant({ kind: 'page-break' } as const),
  )
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
      const made = slidesIn(renderPptx(withBlocks(blocks)))
      for (const slide of made) assertInside(slide)
      const written = blocks.flatMap((one) => (one.kind === 'list' ? one.items : 'inlines' in one ? [one.inlines] : []))
      const asked = written.flatMap((inlines) =>
        inlines.flatMap((inline) => (inline.kind === 'text' ? inline.textSv.split(' ') : [])),
      )
      const read = made
        .slice(2)
        .flatMap(shapesOf)
        .filter((shape) => !/itle|ftr|sldNum/.test(placeholderTypeOf(shape)))
        .flatMap((shape) => childrenOf(childAt(shape, 'p:txBody'), 'a:p'))
        .flatMap((paragraph) => textBelow(paragraph).replace('Observera: ', '').split(/ +/))
        .filter((word) => word !== '')
      assert.deepEqual(read, asked)
    }),
    { numRuns: 25 },
  )
})

function withBlocks(blocks: readonly Block[]): Document {
  return { ...document, sections: [{ key: 'ekonomi', titleSv: 'Ekonomi', blocks }] }
}

function tableOf(rowCount: number, columnCount: number, captionSv: string): Table {
  const columns = Array.from({ length: columnCount }, (_, index) => ({
    key: `c${index}`,
    labelSv: `Kostnadsslag ${index}`,
    kind: 'text' as const,
  }))
  return {
    name: 'made',
    captionSv,
    columns: [{ key: 'label', labelSv: 'Enhet', kind: 'label' }, ...columns],
    rows: Array.from({ length: rowCount }, (_, row) => ({
      key: `r${row}`,
      labelSv: `Enhet ${row}`,
      kind: 'detail',
      indent: 0,
      cells: Object.fromEntries(columns.map(({ key }, column) => [key, textCell(`${row}:${column}`)])),
    })),
  }
}

/** What the slides' tables hold, by caption, their parts put together again. */
function tablesIn(trees: readonly XmlNode[]): Map<string, string[][]> {
  const tables = new Map<string, string[][]>()
  for (const frame of trees.flatMap((slide) => framesOf(slide, 'a:tbl'))) {
    const rows = rowsOfFrame(frame)
    const known = tables.get(captionOf(frame))
    tables.set(captionOf(frame), known ? [...known, ...rows.slice(1)] : rows)
  }
  return tables
}

function rowsOfFrame(frame: XmlNode): string[][] {
  return childrenOf(childAt(frame, 'a:graphic', 'a:graphicData', 'a:tbl'), 'a:tr').map((row) =>
    childrenOf(row, 'a:tc')
      .filter(({ attributes }) => attributes.hMerge === undefined)
      .map((cell) => paragraphText(childAt(cell, 'a:txBody', 'a:p')).replace(/^[●○▲■◆↑↓→] /, '')),
  )
}

function expectedRows(table: Table): string[][] {
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
}

function paragraphText(paragraph: XmlNode | undefined): string {
  return childrenOf(paragraph)
    .map((node) => (node.name === 'a:br' ? '\n' : node.name === 'a:r' ? textBelow(childAt(node, 'a:t')) : ''))
    .join('')
}

function assertInside(slide: XmlNode): void {
  const [width, height] = [960 * 12_700, 540 * 12_700]
  for (const shape of childrenOf(childAt(slide, 'p:cSld', 'p:spTree'))) {
    const frame = childAt(shape, 'p:xfrm') ?? childAt(shape, 'p:spPr', 'a:xfrm')
    if (!frame) continue
    const [offset, extent] = [childAt(frame, 'a:off')?.attributes, childAt(frame, 'a:ext')?.attributes]
    const [x, y] = [Number(offset?.x), Number(offset?.y)]
    assert.ok(x >= 0 && y >= 0 && x + Number(extent?.cx) <= width, titleOf(slide))
    assert.ok(y + Number(extent?.cy) <= height * 0.94, `${titleOf(slide)} ends at ${(y + Number(extent?.cy)) / 12_700}`)
  }
  for (const table of framesOf(slide, 'a:tbl')) {
    const rows = childrenOf(childAt(table, 'a:graphic', 'a:graphicData', 'a:tbl'), 'a:tr')
    const rowsHeight = rows.reduce((sum, row) => sum + Number(row.attributes.h), 0)
    assert.ok(Math.abs(rowsHeight - Number(childAt(table, 'p:xfrm', 'a:ext')?.attributes.cy)) < 100)
  }
}

function slidesIn(file: Uint8Array): XmlNode[] {
  const opened = openPackage(file)
  const presentation = opened?.parts.get('ppt/presentation.xml')
  const ids = childrenOf(childAt(treeOf(presentation?.content), 'p:sldIdLst')).map(({ attributes }) => attributes['r:id'])
  return ids.map((id) => {
    const target = presentation?.relationships?.find((relationship) => relationship.id === id)?.target ?? ''
    return treeOf(opened?.parts.get(targetPath('ppt/presentation.xml', target))?.content)
  })
}

function layoutTypeOf(file: Uint8Array, slide: XmlNode): string {
  const opened = openPackage(file)
  const index = slides.indexOf(slide) + 1
  const part = opened?.parts.get(`ppt/slides/slide${index}.xml`)
  const layout = part?.relationships?.find((relationship) => relationshipKind(relationship) === 'slideLayout')
  return treeOf(opened?.parts.get(targetPath(part?.path ?? '', layout?.target ?? ''))?.content).attributes.type ?? ''
}

function shapesOf(slide: XmlNode): XmlNode[] {
  return childrenOf(childAt(slide, 'p:cSld', 'p:spTree'), 'p:sp')
}

function framesOf(slide: XmlNode, content: 'a:tbl' | 'c:chart'): XmlNode[] {
  const frames = childrenOf(childAt(slide, 'p:cSld', 'p:spTree'), 'p:graphicFrame')
  return frames.filter((frame) => childAt(frame, 'a:graphic', 'a:graphicData', content) !== undefined)
}

function captionOf(frame: XmlNode): string {
  return childAt(frame, 'p:nvGraphicFramePr', 'p:cNvPr')?.attributes.title ?? ''
}

function placeholderTypeOf(shape: XmlNode): string {
  const placeholder = childAt(shape, 'p:nvSpPr', 'p:nvPr', 'p:ph')
  return placeholder === undefined ? '' : (placeholder.attributes.type ?? 'obj')
}

function titleOf(slide: XmlNode): string {
  return textBelow(
    shapesOf(slide).find((shape) => /itle$/.test(placeholderTypeOf(shape)) && placeholderTypeOf(shape) !== 'subTitle'),
  )
}

function treeOf(content: string | Uint8Array | undefined): XmlNode {
  const tree = content === undefined ? undefined : parseXml(typeof content === 'string' ? content : partText(content))
  assert.ok(tree)
  return tree
}
