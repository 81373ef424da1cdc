/** What another Office program makes of our files, where it is installed: read, computed and printed in its own way, in Swedish. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { tablesOf } from '#domain/document.ts'
import { printedCell } from '#domain/printed-cell.ts'
import { displayOf } from '#domain/table.ts'
import { renderDocx } from '../docx/render-docx.ts'
import { renderHtml } from '../html/render-html.ts'
import { missingNotes } from '../missing-notes.ts'
import { ownTemplate } from '../pptx/own-template.ts'
import { renderPptx, slidesOf } from '../pptx/render-pptx.ts'
import { sampleDocument } from '../sample-document.ts'
import { cellAt, cellColumns, isGroupHeading } from '../table-shape.ts'
import { readSheets } from '../xlsx/read-sheets.ts'
import { renderXlsx } from '../xlsx/render-xlsx.ts'
import { headerRowIndex } from '../xlsx/table-sheet.ts'
import { numberText, sheetValue } from './number-format.ts'
import { childrenOf, nodesBelow, parseXml, textBelow, type XmlNode } from './xml-tree.ts'

const program = 'soffice'
const isInstalled = spawnSync(program, ['--version']).status === 0

/** Its settings: the numbers of Sweden. */
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>sv-SE</value></prop></item></oor:items>`

describe('opened in LibreOffice', { skip: isInstalled ? false : 'LibreOffice (soffice) is not installed here' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'tertial-office-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  const document = sampleDocument()

  test('each cell of the workbook is printed as the report prints it', () => {
    const bytes = renderXlsx(document)
    // Tab-separated, as shown, every sheet to a file of its own.
    convert('rapport.xlsx', bytes, 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,true,false,false,-1')
    const names = readSheets(bytes).map(({ name }) => name)
    for (const [index, table] of [...tablesOf(document)].entries()) {
      const missing = missingNotes(table)
      const lines = readFileSync(join(folder, `rapport-${names[index + 1]}.csv`), 'utf8').split('\n')
      for (const [rowIndex, row] of table.rows.entries()) {
        if (isGroupHeading(row, table)) continue
        const printed = (lines[headerRowIndex + 1 + rowIndex] ?? '').split('\t').map(plain)
        const expected = cellColumns(table).map((column) => {
          const cell = cellAt(row, column)
          return plain(printedCell(cell, column) + (cell.kind === 'figure' ? (missing.letterOf(cell.figure) ?? '') : ''))
        })
        assert.deepEqual(printed.slice(1, expected.length + 1), expected, `${table.name}/${row.key}`)
      }
    }
  })

  test('tables copied from the page into a sheet keep their numbers, negative ones too', () => {
    convert('sida.html', new TextEncoder().encode(renderHtml(document)), 'fods', 'calc_HTML_WebQuery')
    const sheet = parseXml(readFileSync(join(folder, 'sida.fods'), 'utf8'))
    assert.ok(sheet)
    const rows = [...nodesBelow(sheet)]
      .filter(({ name }) => name === 'table:table-row')
      .map((row) => childrenOf(row).flatMap(repeatedCells))
    let negatives = 0
    for (const table of tablesOf(document)) {
      const columns = cellColumns(table)
      for (const row of table.rows) {
        const expected = columns.flatMap((column, index) => {
          const cell = cellAt(row, column)
          if (cell.kind !== 'figure' || cell.figure.kind === 'missing' || cell.asWrittenSv !== undefined) return []
          const value = Number(numberText(sheetValue(cell.figure.value, displayOf(cell, column).unit)))
          if (value < 0) negatives += 1
          return [[index, value] as const]
        })
        const found = rows.some(
          ([label, ...cells]) =>
            textBelow(label).trim() === row.labelSv &&
            expected.every(
              ([index, value]) => Math.abs(Number(cells[index]?.attributes['office:value']) - value) <= Math.abs(value) * 1e-9,
            ),
        )
        assert.ok(found, `${table.name}/${row.key}`)
      }
    }
    assert.ok(negatives > 0)
  })

  test('the Word document has its headings, figures and lists in their order', () => {
    convert('rapport.docx', renderDocx(document), 'txt:Text (encoded):UTF8')
    const text = readFileSync(join(folder, 'rapport.txt'), 'utf8')
    const contents = text.indexOf('Innehåll')
    let at = text.indexOf('Inledning', text.indexOf('Ekonomi', contents))
    for (const { titleSv } of document.sections) {
      const next = text.indexOf(`${titleSv}\n`, at)
      assert.ok(next >= at, titleSv)
      at = next
    }
    assert.match(text, /Resultatet till och med augusti är 18\u00a0mnkr/)
    assert.match(text, /1\. Svårighet att få resurserna/)
    assert.match(text, /Tabell\u00a01\. Mål och indikatorer/)
  })

  test('on every slide the text ends where we measured that it would', async (context) => {
    const face = spawnSync('fc-match', ['Calibri'], { encoding: 'utf8' }).stdout ?? ''
    if (!/Calibri|Carlito/.test(face)) return context.skip('neither Calibri nor Carlito, which is as wide, is installed here')
    convert('bilder.pptx', renderPptx(document), 'pdf')
    const path = join(folder, 'bilder.pdf')
    if (!existsSync(path)) return context.skip('LibreOffice Impress is not installed here')
    const expected = slidesOf(document, ownTemplate())
    const printed = await textFeet(path)
    assert.equal(printed.length, expected.length)
    for (const [index, { items, titleSv }] of expected.entries()) {
      const foot = Math.max(...items.map(({ box }) => box.y + box.height))
      assert.ok((printed[index] ?? 0) <= foot + 3, `${titleSv}: ${printed[index]} on ${foot}`)
    }
  })

  function convert(name: string, bytes: Uint8Array, filter: string, reader?: string): void {
    const profile = join(folder, 'profile')
    mkdirSync(join(profile, 'user'), { recursive: true })
    writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), settings)
    writeFileSync(join(folder, name), bytes)
    const made = spawnSync(
      program,
      [
        `-env:UserInstallation=file://${profile}`,
        '--headless',
        ...(reader === undefined ? [] : [`--infilter=${reader}`]),
        '--convert-to',
        filter,
        '--outdir',
        folder,
        join(folder, name),
      ],
      { encoding: 'utf8', timeout: 120_000 },
    )
    assert.equal(made.status, 0, made.stderr)
    assert.ok(readdirSync(folder).length > 2, made.stderr)
  }
})

/** Cells that are alike are written once. */
function repeatedCells(cell: XmlNode): XmlNode[] {
  return Array.from({ length: Math.min(Number(cell.attributes['table:number-columns-repeated'] ?? 1), 100) }, () => cell)
}

/** How far down the text of each slide reaches, its footer apart, in points from the upper edge. */
async function textFeet(path: string): Promise<number[]> {
  const task = getDocument({ data: Uint8Array.from(readFileSync(path)), useSystemFonts: false, verbosity: 0 })
  const pdf = await task.promise
  const feet: number[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const height = page.view[3] ?? 0
    const { items } = await page.getTextContent()
    const lowest = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [height - Number(item.transform[5])] : []))
    feet.push(Math.max(0, ...lowest.filter((foot) => foot < footerTop)))
  }
  await task.destroy()
  return feet
}

/** Where the footer of our own slides begins. */
const footerTop = 508

/** Percentages carry their sign in a workbook, statuses their symbol. */
function plain(text: string): string {
  return text
    .replace(/^"(.*)"$/, '$1')
    .replace(/\u00a0?%$/, '')
    .replace(/^[●○▲■◆↑↓→] /, '')
    .replaceAll('\u00a0', ' ')
}
