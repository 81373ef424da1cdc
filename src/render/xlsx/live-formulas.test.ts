import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Display } from '#domain/display.ts'
import type { Figure, FigureKey } from '#domain/figure.ts'
import { month } from '#domain/month.ts'
import { period } from '#domain/period.ts'
import type { Cell, Row, Table } from '#domain/table.ts'
import { decimal, divide, type Exact, exact, sum } from '#lib/exact.ts'
import { sampleDocument } from '../sample-document.ts'
import { computeCell, readSheets } from './read-sheets.ts'
import { renderXlsx } from './render-xlsx.ts'

const mnkr: Display = { unit: 'mnkr', decimals: 1 }
const percent: Display = { unit: 'percent', decimals: 1 }

test('a difference of columns and a sum of rows are formulas, and give what we print', () => {
  const cells = cellsOf(statement([117_340_128, 163_901_777], [115_000_000, 152_000_000]))
  assert.equal(cells.get('D6')?.formula, 'B6-C6')
  assert.equal(cells.get('B8')?.formula, 'SUM(B6:B7)')
  assert.equal(cells.get('D8')?.formula, 'B8-C8')
  assertFormulasAgree(cells)
})

test('a percentage in a sum row is no sum of percentages, and stays the value it is', () => {
  const cells = cellsOf(statement([117_340_128, 163_901_777], [115_000_000, 152_000_000]))
  assert.equal(cells.get('E8')?.formula, undefined)
  assert.equal(cells.get('E8')?.number, 14_241_905 / 267_000_000)
})

test('rows that stand apart are named apart, and a missing addend breaks no sum that did without it', () => {
  const missing: Cell = { kind: 'figure', figure: { kind: 'missing', key: 't/b', reason: 'not-delivered' } }
  const table = tableOf([
    row('a', { actual: kronor(1) }),
    row('b', { actual: missing }),
    row('c', { actual: kronor(9) }),
    row('d', { actual: kronor(4) }),
    { ...row('total', { actual: kronor(5) }), sumOf: ['a', 'b', 'd'] },
  ])
  assert.equal(cellsOf(table).get('B10')?.formula, 'SUM(B6,B9)')
})

test('a sum that is declared but does not add up is printed as it is, never as a formula that says otherwise', () => {
  const table = tableOf([row('a', { actual: kronor(1) }), { ...row('total', { actual: kronor(2) }), sumOf: ['a'] }])
  assert.equal(cellsOf(table).get('B7')?.formula, undefined)
})

test('a figure that says how it was computed from the table’s own is a formula with its signs', () => {
  const keyed = (key: FigureKey, kr: number, basis?: Figure['basis']): Cell => kronor(kr, key, basis)
  const table = tableOf([
    row('income', { actual: keyed('u/r/t/income/actual', 315) }),
    row('cost', { actual: keyed('u/r/t/cost/actual', 297) }),
    row('net', {
      actual: keyed('u/r/t/net/actual', 18, {
        kind: 'formula',
        formulaSv: 'Intäkter − kostnader.',
        inputs: ['u/r/t/income/actual', 'u/r/t/cost/actual'],
        signs: [1, -1],
      }),
    }),
  ])
  assert.equal(cellsOf(table).get('B8')?.formula, 'B6-B7')
})

test('two rows that are each other’s sum do not become formulas that never end', () => {
  const table = tableOf([
    { ...row('a', { actual: kronor(5) }), sumOf: ['b'] },
    { ...row('b', { actual: kronor(5) }), sumOf: ['a'] },
  ])
  const cells = cellsOf(table)
  assert.equal([cells.get('B6'), cells.get('B7')].filter((cell) => cell?.formula !== undefined).length, 1)
  assert.equal(computeCell('B6', cells), 0.000005)
})

test('whatever the amounts, every formula gives its kept value to the last digits of a double', () => {
  const amount = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 })
  fc.assert(
    fc.property(fc.array(fc.tuple(amount, amount), { minLength: 1, maxLength: 12 }), (pairs) => {
      assertFormulasAgree(
        cellsOf(
          statement(
            pairs.map(([actual]) => actual),
            pairs.map(([, prior]) => prior),
          ),
        ),
      )
    }),
    { numRuns: 40 },
  )
})

test('the formulas of a whole report agree with what it prints', () => {
  const sheets = readSheets(renderXlsx(sampleDocument()))
  for (const { cells } of sheets) assertFormulasAgree(cells)
  assert.ok(sheets.some(({ cells }) => [...cells.values()].some(({ formula }) => formula !== undefined)))
})

function assertFormulasAgree(cells: ReturnType<typeof cellsOf>): void {
  for (const [reference, { formula, number }] of cells) {
    if (formula === undefined || number === undefined) continue
    const computed = computeCell(reference, cells)
    // Amounts of up to 20 billion kronor in mnkr: a double tells a hundredth of an öre from the next.
    assert.ok(Math.abs(computed - number) < 1e-8, `${reference} = ${formula} gives ${computed}, kept ${number}`)
  }
}

/** Rows with outcome, prior year, change and change in percent, and their sum. */
function statement(actual: readonly number[], prior: readonly number[]): Table {
  const line = (key: string, now: Exact, then: Exact): Row => {
    const change = sum([now, { numerator: -then.numerator, denominator: then.denominator }])
    const ratio = divide(change, then)
    return row(key, {
      actual: figure(now),
      prior: figure(then),
      change: figure(change),
      ...(ratio ? { percent: { ...figure(ratio), display: percent } } : {}),
    })
  }
  const total = (values: readonly number[]) => exact(values.reduce((all, value) => all + value, 0))
  return {
    ...tableOf([
      ...actual.map((amount, index) => line(`r${index}`, exact(amount), exact(prior[index] ?? 0))),
      { ...line('total', total(actual), total(prior)), kind: 'sum', sumOf: actual.map((_, index) => `r${index}`) },
    ]),
    columns: [
      { key: 'label', labelSv: 'Post', kind: 'label' },
      { key: 'actual', labelSv: 'Utfall', kind: 'figure', display: mnkr },
      { key: 'prior', labelSv: 'Föregående år', kind: 'figure', display: mnkr },
      {
        key: 'change',
        labelSv: 'Förändring',
        kind: 'figure',
        display: mnkr,
        difference: { minuend: 'actual', subtrahend: 'prior' },
      },
      { key: 'percent', labelSv: 'Förändring, %', kind: 'figure', display: percent },
    ],
  }
}

function tableOf(rows: readonly Row[]): Table {
  const columns = [
    { key: 'label', labelSv: 'Post', kind: 'label' },
    { key: 'actual', labelSv: 'Utfall', kind: 'figure', display: mnkr },
  ] as const
  return { name: 't', captionSv: 'Tabell', columns, rows }
}

function row(key: string, cells: Row['cells']): Row {
  return { key, labelSv: key, kind: 'detail', indent: 0, cells }
}

function kronor(amount: number, key = 'u/r/t/x/y', basis?: Figure['basis']): Cell {
  return figure(decimal(amount, 0), key, basis)
}

function figure(value: Exact, key = 'u/r/t/x/y', basis: Figure['basis'] = { kind: 'formula', formulaSv: '', inputs: [] }) {
  const covered = period(month('2025-08'))
  return { kind: 'figure', figure: { kind: 'value', key, value, unitOfMeasure: 'sek', period: covered, basis } } as const
}

function cellsOf(table: Table) {
  const blocks = [{ kind: 'table', table, wide: false } as const]
  const [, sheet] = readSheets(renderXlsx({ ...sampleDocument(), sections: [{ key: 'a', titleSv: 'A', blocks }] }))
  assert.ok(sheet)
  return sheet.cells
}
