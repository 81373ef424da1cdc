import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { sourceExcerpt } from './source-excerpt.ts'

const file = (path: string, format: string) => ({
  fileName: path,
  bytes: new Uint8Array(readFileSync(new URL(`./formats/${path}`, import.meta.url))),
  format,
})

describe('where a figure comes from', () => {
  test('in a ledger is a line with its three neighbours on each side, as written', async () => {
    const excerpt = await sourceExcerpt(file('sie4/sample.se', 'sie4'), { row: 11 })
    assert.ok(excerpt.kind === 'text-lines')
    assert.deepEqual(
      excerpt.lines.map(({ row }) => row),
      [8, 9, 10, 11, 12, 13, 14],
    )
    assert.deepEqual(
      excerpt.lines.find(({ current }) => current),
      { row: 11, text: '#KONTO 3010 "Entréer"', current: true },
    )
  })

  test('on one endless line is its beginning', async () => {
    const bytes = Buffer.from(`<Sie xmlns="http://www.sie.se/sie5">${'<x/>'.repeat(100_000)}</Sie>`)
    const excerpt = await sourceExcerpt({ fileName: 'bok.sie', bytes, format: 'sie5' }, { row: 1 })
    assert.ok(excerpt.kind === 'text-lines')
    assert.deepEqual(
      excerpt.lines.map(({ text }) => [text.length, text.at(-1)]),
      [[2_001, '…']],
    )
  })

  test('in a delimited text has its header line too', async () => {
    const excerpt = await sourceExcerpt(file('delimited/sample.csv', 'delimited'), { row: 7 })
    assert.ok(excerpt.kind === 'text-lines')
    assert.deepEqual(
      excerpt.lines.map(({ row }) => row),
      [2, 4, 5, 6, 7],
    )
    assert.equal(excerpt.lines[0]?.text, 'Månad;Kostnadsställe;Kön;Arbetad tid')
  })

  test('in a workbook is a row under its headers, numbers with decimal comma', async () => {
    const excerpt = await sourceExcerpt(file('workbook/sample.xlsx', 'workbook'), { sheet: 'Budget', row: 4 })
    assert.ok(excerpt.kind === 'sheet-rows')
    assert.equal(excerpt.sheet, 'Budget')
    assert.deepEqual(excerpt.headers, ['Konto', 'Kostnadsställe', 'Jan (kr)', 'Feb (kr)', 'Helår'])
    assert.deepEqual(excerpt.rows.find(({ current }) => current)?.cells, ['3010', '200', '400', '450,5', '850,5'])
    assert.deepEqual(
      excerpt.rows.map(({ row }) => row),
      [1, 2, 4, 5, 6, 7],
    )
  })

  test('is nothing when the file has no such row', async () => {
    const lines = await sourceExcerpt(file('sie4/sample.se', 'sie4'), { row: 900 })
    assert.deepEqual(lines, { kind: 'text-lines', lines: [] })
    const rows = await sourceExcerpt(file('workbook/sample.xlsx', 'workbook'), { sheet: 'Budget', row: 900 })
    assert.ok(rows.kind === 'sheet-rows' && rows.rows.length === 0)
  })
})
