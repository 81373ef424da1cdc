import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Column, type Table, textCell } from '#domain/table.ts'
import { measureTable, needsLandscape } from './column-widths.ts'

const figures = (count: number, labelSv = 'Budget 2025'): Column[] =>
  Array.from({ length: count }, (_, index) => ({
    key: `c${index}`,
    labelSv,
    kind: 'figure',
    display: { unit: 'tkr', decimals: 0 },
  }))

const tableWith = (...columns: Column[]): Table => ({
  name: 't',
  captionSv: '',
  columns: [{ key: 'label', labelSv: 'Post', kind: 'label' }, ...columns],
  rows: [
    {
      key: 'r',
      labelSv: 'Försäljning av tjänster',
      kind: 'detail',
      indent: 0,
      cells: { text: textCell('En kommentar av vanlig längd, som någon har skrivit om raden.') },
    },
  ],
})

test('a table of few figures stays narrow, so that the figures stand near their names', () => {
  const { widths } = measureTable(tableWith(...figures(2)), 'portrait')
  assert.ok(widths.every((width) => !width.flexible))
})

test('columns of figures are as wide as each other where there is room', () => {
  const table = tableWith(...figures(2, 'Utfall'), ...figures(1, 'Förändring mot föregående år').map((c) => ({ ...c, key: 'd' })))
  const [, ...numbers] = measureTable(table, 'portrait').widths
  assert.equal(new Set(numbers.map((width) => (width.flexible ? Number.NaN : width.points))).size, 1)
})

test('words share what the figures leave', () => {
  const { widths } = measureTable(tableWith(...figures(2), { key: 'text', labelSv: 'Kommentar', kind: 'text' }), 'landscape')
  assert.deepEqual(
    widths.map((width) => width.flexible),
    [true, false, false, true],
  )
})

test('text shrinks as columns grow in number, never below what can be read', () => {
  const sizes = [3, 9, 12, 30].map((count) => measureTable(tableWith(...figures(count)), 'landscape').fontSize)
  assert.deepEqual(
    sizes,
    sizes.toSorted((a, b) => b - a),
  )
  assert.equal(sizes[0], 8.75)
  assert.equal(sizes.at(-1), 6.5)
})

test('nine comparisons want a landscape page, five do not', () => {
  assert.equal(needsLandscape(tableWith(...figures(9, 'Avvikelse mot ackumulerad budget'))), true)
  assert.equal(needsLandscape(tableWith(...figures(5))), false)
})
