import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject } from '@cantoo/pdf-lib'
import { type Document, tablesOf } from '#domain/document.ts'
import { inlineText } from '#domain/inline-text.ts'
import { printedCell } from '#domain/printed-cell.ts'
import { type Row, type Table, textCell } from '#domain/table.ts'
import { missingNotes } from '../missing-notes.ts'
import { sampleDocument } from '../sample-document.ts'
import { cellAt, cellColumns, isGroupHeading } from '../table-shape.ts'
import { createPdfEngine } from './pdf-engine.ts'
import { type ReadBack, readBack } from './read-back.ts'
import { renderPdf } from './render-pdf.ts'

const engine = createPdfEngine()
let bytes: Uint8Array
let read: ReadBack
before(async () => {
  bytes = await renderPdf(sampleDocument(), engine)
  read = await readBack(bytes)
})
after(() => engine.close())

test('every cell of every table reads as the model says, in the same order', () => {
  const expected = [...tablesOf(sampleDocument())].map(printedRows)
  assert.deepEqual(
    read.tables.map((table) => table.rows.map((row) => row.map((cell) => withoutSpaces(cell.text)))),
    expected.map((rows) => rows.map((row) => row.map(withoutSpaces))),
  )
})

test('a group that no rows follow stands as a row of its own, and the file can be made', async () => {
  const document = sampleDocument()
  const group = (key: string): Row => ({ key, labelSv: `Målområde ${key}`, kind: 'group', indent: 0, cells: {} })
  const table: Table = {
    name: 'grupper',
    captionSv: 'Aktiviteter',
    columns: [
      { key: 'label', labelSv: 'Åtgärd', kind: 'label' },
      { key: 'when', labelSv: 'Tidplan', kind: 'text' },
    ],
    rows: [
      group('ett'),
      group('två'),
      { key: 'a', labelSv: 'Verka för planen', kind: 'detail', indent: 1, cells: { when: textCell('2025') } },
      group('tre'),
    ],
  }
  const section = { key: 'plan', titleSv: 'Plan', blocks: [{ kind: 'table', table, wide: false } as const] }
  const { tables } = await readBack(await renderPdf({ ...document, sections: [section] }, engine))
  assert.deepEqual(
    tables[0]?.rows.slice(1).map(([label]) => label?.text),
    ['Målområde ett', 'Målområde två', 'Verka för planen', 'Målområde tre'],
  )
})

test('each table has its caption, with the unit of its figures', () => {
  assert.deepEqual(
    read.tables.map((table) => table.caption),
    [...tablesOf(sampleDocument())].map((table) => [table.captionSv, table.unitNoteSv].filter(Boolean).join(' ')),
  )
})

test('the first row of a table and the first cell of every row are headers, the others are data', () => {
  for (const { rows } of read.tables) {
    for (const [rowIndex, row] of rows.entries()) {
      for (const [index, cell] of row.entries()) assert.equal(cell.role, rowIndex === 0 || index === 0 ? 'TH' : 'TD', cell.text)
    }
  }
})

test('headings are those of the document, in order, and no level is skipped', () => {
  const document = sampleDocument()
  const expected = document.sections.flatMap((section) => [
    section.titleSv,
    ...section.blocks.flatMap((block) => (block.kind === 'heading' ? [block.textSv] : [])),
  ])
  assert.deepEqual(
    read.headings.map(({ text }) => text),
    ['Innehåll', ...expected],
  )
  for (const [index, { level }] of read.headings.entries()) {
    assert.ok(level <= (read.headings[index - 1]?.level ?? 0) + 1, `${read.headings[index]?.text} skips a level`)
  }
  const [nyckeltal] = read.headings.filter(({ text }) => text === 'Kommentarer')
  assert.equal(nyckeltal?.level, 2, 'a level 3 right under a section is raised to 2')
})

test('every chart has its alternative text, and no other figure is tagged', () => {
  const charts = sampleDocument().sections.flatMap((section) =>
    section.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart.altSv] : [])),
  )
  assert.deepEqual(read.figureTexts, charts)
})

test('every paragraph, list item, callout and footnote is read, with its figures', () => {
  const spoken = withoutSpaces(read.text)
  for (const section of sampleDocument().sections) {
    for (const block of section.blocks) {
      const texts =
        block.kind === 'list'
          ? block.items.map(inlineText)
          : block.kind === 'paragraph' || block.kind === 'callout' || block.kind === 'footnote'
            ? [inlineText(block.inlines)]
            : []
      for (const text of texts) assert.ok(spoken.includes(withoutSpaces(text)), text)
    }
  }
})

test('the file says who made it, in what language, and shows its title and bookmarks', () => {
  assert.equal(read.title, 'Delårsrapport 2 2025 – Förvaltningen för digitaliseringsstöd')
  assert.equal(read.author, 'Förvaltningen för digitaliseringsstöd')
  assert.match(read.language, /^sv/)
  assert.equal(read.displaysTitle, true)
  assert.deepEqual(
    read.outline,
    sampleDocument().sections.map((section) => section.titleSv),
  )
})

test('the file declares itself PDF/A-3a and PDF/UA-1, and describes the schema that it declares the latter with', () => {
  assert.equal(read.marked, true)
  assert.match(read.xmp, /<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>A<\/pdfaid:conformance>/)
  assert.match(read.xmp, /<pdfuaid:part>1<\/pdfuaid:part>/)
  assert.match(read.xmp, /<pdfaSchema:namespaceURI>http:\/\/www\.aiim\.org\/pdfua\/ns\/id\/</)
})

test('the file holds what the two standards ask of its objects', async () => {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  const { context, catalog } = pdf
  assert.ok(context.trailerInfo.ID, 'a file identifier (ISO 19005-3, 6.1.3)')
  assert.ok(catalog.lookup(PDFName.of('OutputIntents'), PDFArray).size() > 0, 'an output intent (6.2.3)')
  assert.equal(context.trailerInfo.Encrypt, undefined)
  for (const page of pdf.getPages()) assert.equal(page.node.get(PDFName.of('Tabs')), PDFName.of('S'))

  const dictionaries = context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFDict ? [object] : []))
  const descriptors = dictionaries.filter((object) => object.get(PDFName.of('Type')) === PDFName.of('FontDescriptor'))
  assert.ok(descriptors.length > 0)
  for (const descriptor of descriptors) {
    assert.ok(
      descriptor.has(PDFName.of('FontFile2')) || descriptor.has(PDFName.of('FontFile3')),
      'every font is embedded (6.2.11.4)',
    )
    assert.match(String(descriptor.get(PDFName.of('FontName'))), /SourceSans3/)
  }
  const headers = dictionaries.filter((object) => object.get(PDFName.of('S')) === PDFName.of('TH'))
  assert.ok(headers.length > 0)
  for (const header of headers) {
    const scopes = listOf(header.lookup(PDFName.of('A'))).map(
      (attribute) => attribute instanceof PDFDict && attribute.get(PDFName.of('Scope')),
    )
    assert.ok(
      scopes.includes(PDFName.of('Row')) || scopes.includes(PDFName.of('Column')),
      'every header has a scope (ISO 14289-1, 7.5)',
    )
  }
  for (const head of dictionaries.filter((object) => object.get(PDFName.of('S')) === PDFName.of('THead'))) {
    assert.equal(listOf(head.lookup(PDFName.of('K'))).length, 1, 'a group heading is no column header')
  }
  for (const link of dictionaries.filter((object) => object.get(PDFName.of('Subtype')) === PDFName.of('Link'))) {
    assert.ok(link.has(PDFName.of('Contents')), 'every link says where it goes (7.18.5)')
  }
})

test('wide tables stand on landscape pages, the rest on portrait ones', async () => {
  const pages = (await PDFDocument.load(bytes, { updateMetadata: false })).getPages()
  const landscape = pages.flatMap((page, index) => (page.getWidth() > page.getHeight() ? [index + 1] : []))
  const pageOf = (name: string) => {
    const index = [...tablesOf(sampleDocument())].findIndex((table) => table.name === name)
    return read.tables[index]?.page ?? 0
  }
  for (const name of ['goals-and-indicators', 'activities', 'income-statement-accumulated'])
    assert.ok(landscape.includes(pageOf(name)), name)
  for (const name of ['key-figures', 'income-statement']) assert.ok(!landscape.includes(pageOf(name)), name)
})

test('as slides the report is the same: every word and cell, 16:9, and each section begins a slide of its own', async () => {
  const slideBytes = await renderPdf(sampleDocument(), engine, 'slides')
  const slides = await readBack(slideBytes)
  const cells = ({ tables }: ReadBack) =>
    tables.map(({ rows }) => rows.map((row) => row.map(({ role, text }) => [role, withoutSpaces(text)])))
  assert.deepEqual(cells(slides), cells(read))
  const headings = (from: ReadBack) => from.headings.map(({ level, text }) => [level, text])
  assert.deepEqual(headings(slides), headings(read))
  assert.deepEqual(slides.figureTexts, read.figureTexts)
  assert.deepEqual(slides.outline, read.outline)
  assert.deepEqual(
    [slides.title, slides.author, slides.language, slides.marked, slides.displaysTitle],
    [read.title, read.author, read.language, true, true],
  )
  assert.match(slides.xmp, /<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>A<[\s\S]*<pdfuaid:part>1</)
  for (const page of (await PDFDocument.load(slideBytes, { updateMetadata: false })).getPages()) {
    assert.equal(page.getWidth() * 9, page.getHeight() * 16)
  }
  const sectionsOn = slides.headings.flatMap(({ level, page }) => (level === 1 && page > 1 ? [page] : []))
  assert.equal(new Set(sectionsOn).size, sampleDocument().sections.length)
  assert.deepEqual(await renderPdf(sampleDocument(), engine, 'slides'), slideBytes)
})

test('page breaks at the turn from portrait to landscape and back leave no empty page', async () => {
  const [wide] = tablesOf(sampleDocument())
  assert.ok(wide)
  const pageBreak = { kind: 'page-break' } as const
  const words = { kind: 'paragraph', inlines: [{ kind: 'text', textSv: 'Text.' }] } as const
  const sections = [
    { key: 'a', titleSv: 'A', blocks: [words, pageBreak] },
    { key: 'b', titleSv: 'B', blocks: [{ kind: 'table', table: wide, wide: true }, pageBreak] as const },
    { key: 'c', titleSv: 'C', blocks: [words, pageBreak, pageBreak, words, pageBreak] },
  ]
  const { pageCount } = await readBack(await renderPdf({ ...sampleDocument(), sections }, engine))
  assert.equal(pageCount, 1 + 1 + 1 + 2)
})

test('the same document gives the same bytes, also from another process', async () => {
  const another = createPdfEngine()
  try {
    assert.deepEqual(await renderPdf(sampleDocument(), another), bytes)
    assert.deepEqual(await renderPdf(sampleDocument(), engine), bytes)
  } finally {
    await another.close()
  }
})

test('a character that the font lacks is named by its code, and the report is made all the same', async () => {
  const { text } = await readBack(await renderPdf(withParagraph('Bra jobbat \u{1f600}, tack \u{fffd}\u200b!'), engine))
  assert.ok(text.includes('Bra jobbat [U+1F600], tack'), text)
})

test('text is text: what looks like Typst code is printed as it stands', async () => {
  const { text } = await readBack(
    await renderPdf(withParagraph('#panic("x") *stjärna* _kursiv_ $x$ @fot <etikett> \\ // slut'), engine),
  )
  assert.ok(text.includes('#panic("x") *stjärna* _kursiv_ $x$ @fot <etikett> \\ // slut'), text)
})

test('a row that fills more than a page goes on over the next, and none of its text is lost', async () => {
  const words = Array.from({ length: 1500 }, (_, index) => `ord${index}`)
  const [table] = tablesOf(sampleDocument())
  assert.ok(table)
  const [first] = table.rows.filter((row) => row.kind === 'detail')
  assert.ok(first)
  const cells = { ...first.cells, commentary: { kind: 'text', inlines: [{ kind: 'text', textSv: words.join(' ') }] } } as const
  const long: Table = { ...table, rows: [{ ...first, cells }] }
  const document = withBlocks({ kind: 'table', table: long, wide: true })
  const again = await readBack(await renderPdf(document, engine))
  assert.ok(again.pageCount > 2)
  assert.ok(withoutSpaces(again.tables[0]?.rows[1]?.at(-1)?.text ?? '').endsWith('ord1499'))
})

test('a chart without alternative text is refused: the gate is shut', async () => {
  const chart = sampleDocument()
    .sections.flatMap((section) => section.blocks)
    .find((block) => block.kind === 'chart')
  assert.ok(chart?.kind === 'chart')
  await assert.rejects(renderPdf(withBlocks({ kind: 'chart', chart: { ...chart.chart, altSv: '' } }), engine), /alt/i)
})

test('an engine that is closed refuses, and an unanswered request is told so', async () => {
  const closing = createPdfEngine()
  const unanswered = assert.rejects(closing.render(sampleDocument()), /ended before it had answered/)
  await closing.close()
  await unanswered
  await assert.rejects(closing.render(sampleDocument()), /closed/)
})

test('a process that does not answer in time is ended, and the next render has another', async () => {
  const hasty = createPdfEngine({ timeoutMs: 1 })
  try {
    await assert.rejects(hasty.render(sampleDocument()), /SIGKILL/)
    await assert.rejects(hasty.render(sampleDocument()), /SIGKILL/)
  } finally {
    await hasty.close()
  }
})

function withBlocks(...blocks: Document['sections'][number]['blocks'][number][]): Document {
  return { ...sampleDocument(), sections: [{ key: 'a', titleSv: 'Avsnitt', blocks }] }
}

function withParagraph(textSv: string): Document {
  return withBlocks({ kind: 'paragraph', inlines: [{ kind: 'text', textSv }] })
}

function printedRows(table: Table): string[][] {
  const columns = cellColumns(table)
  const missing = missingNotes(table)
  const header = [
    table.columns.find((column) => column.kind === 'label')?.labelSv ?? '',
    ...columns.map((column) => column.labelSv),
  ]
  const rows = table.rows.map((row) =>
    isGroupHeading(row, table)
      ? [row.labelSv]
      : [
          row.labelSv,
          ...columns.map((column) => {
            const cell = cellAt(row, column)
            return printedCell(cell, column) + (cell.kind === 'figure' ? (missing.letterOf(cell.figure) ?? '') : '')
          }),
        ],
  )
  return [header, ...rows]
}

/** A line that ends, and a hyphen put in where it does, leave a space in what is read back. */
function withoutSpaces(text: string): string {
  return text.replace(/\s/g, '')
}

function listOf(object: PDFObject | undefined): (PDFObject | undefined)[] {
  if (object === undefined) return []
  return object instanceof PDFArray ? object.asArray().map((_, index) => object.lookup(index)) : [object]
}
