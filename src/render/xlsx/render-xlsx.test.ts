import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { readXlsx } from 'hucre/xlsx'
import { type Document, tablesOf } from '#domain/document.ts'
import { printedCell } from '#domain/printed-cell.ts'
import type { Table } from '#domain/table.ts'
import { noBreakSpace } from '#lib/swedish-numbers.ts'
import { missingNotes } from '../missing-notes.ts'
import { orderFaults } from '../ooxml/element-order.ts'
import { openPackage, partText, readPackage, targetPath } from '../ooxml/package.ts'
import { cellReference } from '../ooxml/workbook.ts'
import { childAt, childrenOf, nodesBelow, parseXml, textBelow } from '../ooxml/xml-tree.ts'
import { sampleDocument } from '../sample-document.ts'
import { cellAt, cellColumns, isGroupHeading } from '../table-shape.ts'
import { printNumber, type ReadSheet, readSheets } from './read-sheets.ts'
import { renderXlsx } from './render-xlsx.ts'
import { headerRowIndex } from './table-sheet.ts'

const document = sampleDocument()
const bytes = renderXlsx(document)
const sheets = readSheets(bytes)
const tables = [...tablesOf(document)]
const charts = document.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : [])))
const sheetsOfTables = tables.map((table, index): [Table, ReadSheet] => {
  const sheet = sheets[index + 1]
  assert.ok(sheet)
  return [table, sheet]
})

test('every table has a sheet of its own, in reading order, after the contents', () => {
  assert.equal(sheets[0]?.name, 'Innehåll')
  assert.deepEqual(
    sheets.slice(1).map(({ cells }) => cells.get('A1')?.text),
    tables.map(({ captionSv }) => captionSv),
  )
})

test('every cell prints what the report prints; a percentage carries its sign', () => {
  for (const [table, sheet] of sheetsOfTables) {
    const missing = missingNotes(table)
    for (const [rowIndex, row] of table.rows.entries()) {
      const at = (column: number) => printed(sheet, cellReference(headerRowIndex + 1 + rowIndex, column))
      assert.equal(at(0), row.labelSv)
      if (isGroupHeading(row, table)) continue
      for (const [index, column] of cellColumns(table).entries()) {
        const cell = cellAt(row, column)
        const expected = printedCell(cell, column) + (cell.kind === 'figure' ? (missing.letterOf(cell.figure) ?? '') : '')
        assert.equal(
          withoutPercent(at(index + 1).replace(/^[●○▲■◆↑↓→] /, '')),
          withoutPercent(expected),
          `${table.name}/${row.key}/${column.key}`,
        )
      }
    }
  }
})

test('a figure is kept unrounded behind its format', () => {
  const sheet = sheetOf('income-statement-accumulated')
  assert.equal(sheet.cells.get('B6')?.number, 315.412)
  assert.equal(sheet.cells.get('B7')?.number, -296.204)
  assert.equal(sheet.cells.get('B7')?.format, '#,##0.0;"−"#,##0.0;#,##0.0')
})

test('each sheet says its unit, its months and its snapshot, and leads back to the contents', () => {
  const sheet = sheetOf('key-figures')
  assert.equal(sheet.cells.get('A2')?.text, 'Belopp i tkr. Avser januari 2024–augusti 2025')
  assert.match(sheet.cells.get('A3')?.text ?? '', /Delårsrapport 2 2025, Förvaltningen för digitaliseringsstöd\. Underlag s12\./)
  const names = new Set(sheets.map(({ name }) => `'${name}'!A1`))
  const links = sheets.flatMap(({ xml }) => childrenOf(childAt(xml, 'hyperlinks')))
  assert.equal(links.length, tables.length * 2)
  for (const { attributes } of links) assert.ok(names.has(attributes.location ?? ''), attributes.location)
})

test('why figures are missing stands under the table, by the letters beside their marks', () => {
  const lettered = sheetsOfTables.filter(([table]) => missingNotes(table).notes.length > 1)
  assert.ok(lettered.length > 0)
  for (const [table, sheet] of lettered) {
    const texts = [...sheet.cells.values()].map(({ text }) => text)
    for (const { mark, letter, reasonSv } of missingNotes(table).notes) assert.ok(texts.includes(`${mark}${letter} ${reasonSv}`))
  }
})

test('the header stays on the screen and is printed on every page, and nothing is outside the printed area', () => {
  const workbook = part('xl/workbook.xml')
  const names = childrenOf(childAt(workbook, 'definedNames')).map(({ attributes }) => attributes.name)
  assert.equal(names.filter((name) => name === '_xlnm.Print_Titles').length, sheets.length)
  assert.equal(names.filter((name) => name === '_xlnm.Print_Area').length, sheets.length)
  for (const [, { xml }] of sheetsOfTables) {
    const pane = childAt(xml, 'sheetViews', 'sheetView', 'pane')
    assert.equal(pane?.attributes.ySplit, String(headerRowIndex + 1))
    assert.equal(childAt(xml, 'pageSetup')?.attributes.fitToHeight, '0')
    assert.equal(childAt(xml, 'sheetPr', 'pageSetUpPr')?.attributes.fitToPage, '1')
  }
})

test('the file says its title, author, language and date', () => {
  const core = part('docProps/core.xml')
  const texts = Object.fromEntries(childrenOf(core).map(({ name, children }) => [name, children.join('')]))
  assert.equal(texts['dc:title'], 'Delårsrapport 2 2025 – Förvaltningen för digitaliseringsstöd')
  assert.equal(texts['dc:creator'], 'Förvaltningen för digitaliseringsstöd')
  assert.equal(texts['dc:language'], 'sv-SE')
  assert.equal(texts['dcterms:created'], '2025-09-15T00:00:00Z')
})

test('elements stand in the order of the format, in every part', () => {
  for (const [path, content] of parts()) {
    if (!path.endsWith('.xml')) continue
    const root = parseXml(partText(content))
    assert.ok(root, path)
    assert.deepEqual(orderFaults(root), [], path)
  }
})

test('every part has its type, and every relationship leads to a part', () => {
  const opened = openPackage(bytes)
  for (const { path, relationships = [] } of opened?.parts.values() ?? []) {
    for (const { target } of relationships) assert.ok(opened?.parts.has(targetPath(path, target)), `${path} → ${target}`)
  }
  const all = new Set(parts().keys())
  const types = childrenOf(part('[Content_Types].xml'))
  const extensions = new Set(types.map(({ attributes }) => attributes.Extension))
  for (const { attributes } of types)
    if (attributes.PartName) assert.ok(all.has(attributes.PartName.slice(1)), attributes.PartName)
  for (const path of all) assert.ok(extensions.has(path.slice(path.lastIndexOf('.') + 1)), path)
})

test('another program reads the same sheets, values and formulas', async () => {
  const { sheets: read } = await readXlsx(bytes)
  assert.deepEqual(
    read.map(({ name }) => name),
    sheets.map(({ name }) => name),
  )
  const statement = read.find(({ name }) => name === 'Resultaträkning')
  assert.equal(statement?.rows[headerRowIndex + 1]?.[1], 117)
})

test('a chart draws the cells of its own sheet, and what is missing is empty there and no zero', () => {
  const drawings = [...parts()].filter(([path]) => path.startsWith('xl/charts/'))
  assert.equal(drawings.length, charts.length)
  for (const [index, [path]] of drawings.entries()) {
    const chart = charts[index]
    const sheet = sheetOf(chart?.dataTable.name ?? '')
    const series = [...nodesBelow(part(path))].filter(({ name }) => name === 'c:ser')
    for (const [at, one] of series.entries()) {
      const range = textBelow(childAt(one, 'c:val', 'c:numRef', 'c:f'))
      const [, name, column = '', first, last] = /^'(.*)'!\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)$/.exec(range) ?? []
      assert.equal(name, sheet.name)
      const numbers = Array.from({ length: Number(last) - Number(first) + 1 }, (_, row) =>
        sheet.cells.get(`${column}${Number(first) + row}`),
      )
      assert.deepEqual(
        numbers.map((cell) => cell?.number !== undefined && cell.text === undefined),
        chart?.series[at]?.figures.map(({ kind }) => kind === 'value'),
      )
      const kept = [...nodesBelow(one)].filter((node) => node.name === 'c:pt' && textBelow(node) !== '').map(textBelow)
      for (const cell of numbers) if (cell?.number !== undefined) assert.ok(kept.includes(String(cell.number)), `${cell.number}`)
    }
  }
})

test('each drawing says in words what it shows', () => {
  const names = [...parts().keys()].filter((path) => /^xl\/drawings\/drawing\d+\.xml$/.test(path))
  const said = names.flatMap((path) => [...nodesBelow(part(path))].filter(({ name }) => name === 'xdr:cNvPr'))
  assert.deepEqual(
    said.map(({ attributes }) => [attributes.title, attributes.descr]),
    charts.map(({ titleSv, altSv }) => [titleSv, altSv]),
  )
})

test('a text that looks like a formula or an escape stays the text it is', () => {
  const tricky = '=1+1 _x0041_ <b> & "citat"\nnästa rad'
  const table: Table = {
    name: 'texter',
    captionSv: "Allt [om] 'texter': ett/två*tre?",
    columns: [{ key: 'label', labelSv: '', kind: 'label' }],
    rows: [{ key: 'a', labelSv: tricky, kind: 'detail', indent: 0, cells: {} }],
  }
  const [, sheet] = readSheets(renderXlsx(withTables(table)))
  assert.equal(sheet?.cells.get('A6')?.text, tricky.replace('_x0041_', '_x005F_x0041_'))
  assert.equal(sheet?.cells.get('A6')?.formula, undefined)
  assert.equal(sheet?.name, "Allt om 'texter' ett två tre")
})

test('the same document gives the same bytes in any time zone', () => {
  const zone = process.env.TZ
  const hash = (file: Uint8Array) => createHash('sha256').update(file).digest('hex')
  try {
    process.env.TZ = 'Pacific/Auckland'
    assert.equal(hash(renderXlsx(sampleDocument())), hash(bytes))
  } finally {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  }
})

function printed(sheet: ReadSheet, reference: string): string {
  const cell = sheet.cells.get(reference)
  if (cell?.number === undefined) return cell?.text ?? ''
  return printNumber(cell.number, cell.format ?? '')
}

function withoutPercent(text: string): string {
  return text.replace(`${noBreakSpace}%`, '')
}

function sheetOf(name: string): ReadSheet {
  const sheet = sheetsOfTables.find(([table]) => table.name === name)?.[1]
  assert.ok(sheet, name)
  return sheet
}

function withTables(...more: Table[]): Document {
  const blocks = more.map((table) => ({ kind: 'table', table, wide: false }) as const)
  return { ...document, sections: [{ key: 'a', titleSv: 'Avsnitt', blocks }] }
}

function parts(): ReadonlyMap<string, Uint8Array> {
  const read = readPackage(bytes)
  assert.ok(read)
  return read
}

function part(path: string) {
  const content = parts().get(path)
  const root = content && parseXml(partText(content))
  assert.ok(root, path)
  return root
}
