import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { formatCsv } from './csv-text.ts'

test('a text that a spreadsheet would run is made harmless, a number is left as it is', () => {
  const dangerous = ['=1+1', '+SUM(A1)', '-2+3', '@cmd', '\t=1', '-', '=HYPERLINK("http://x";"y")']
  for (const text of dangerous) assert.equal(readBack([[text]])[0]?.[0], `'${text}`)
  const numbers = ['-5', '+4,5', '-1 234,50', '0', '-1\u00a0000']
  for (const text of numbers) assert.equal(readBack([[text]])[0]?.[0], text)
})

test('whatever stands in a cell is read back from it, apart from the apostrophe', () => {
  const cell = fc.string().map((text) => text.replace(/\r/g, ''))
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
      const back = readBack(rows)
      assert.deepEqual(
        back.map((row) => row.map((text) => text.replace(/^'(?=[=+\-@\t])/, ''))),
        rows.map((row) => row.map((text) => text.replace(/^'(?=[=+\-@\t])/, ''))),
      )
    }),
  )
})

test('no cell begins as a formula does', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const [[back = ''] = []] = readBack([[text, 'x']])
      assert.ok(!/^[=@\t\r]/.test(back) && (!/^[+-]/.test(back) || /^[+-][\d\s,.]+$/.test(back)))
    }),
  )
})

function readBack(rows: string[][]): string[][] {
  return parse(formatCsv(rows), { bom: true, delimiter: ';', relax_column_count: true, record_delimiter: '\r\n' })
}
