import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleReport, exampleTable, figureColumn, kronor, paragraph } from './example-report.ts'
import { check } from './run.ts'

const mnkr = { unit: 'mnkr', decimals: 0 } as const

test('all that is wrong is found at once, each with its rule’s code and severity', () => {
  const table = exampleTable('income-statement', {
    columns: [figureColumn('actual-ytd', mnkr)],
    rows: [
      { key: 'intakter', cells: { 'actual-ytd': kronor(315_000_000) } },
      { key: 'summa', kind: 'sum', sumOf: ['intakter'], cells: { 'actual-ytd': kronor(325_000_000) } },
    ],
  })
  const blocks = [{ kind: 'table', table, wide: false } as const, paragraph('TODO: resultatet blev 18 mnkr.')]
  const found = check(exampleReport({ tables: [table], blocks })).map(({ code, severity }) => `${code} ${severity}`)
  assert.deepEqual(found, ['F-001 error', 'F-003 error', 'F-004 error', 'F-005 warning', 'F-007 error'])
})

test('a breach that only rounding explains is a note, whatever its rule', () => {
  const table = exampleTable('income-statement', {
    unitNoteSv: 'Belopp i mnkr',
    columns: [figureColumn('actual-ytd', mnkr)],
    rows: [
      { key: 'a', cells: { 'actual-ytd': kronor(1_400_000) } },
      { key: 'b', cells: { 'actual-ytd': kronor(1_400_000) } },
      { key: 'summa', kind: 'sum', sumOf: ['a', 'b'], cells: { 'actual-ytd': kronor(2_800_000) } },
    ],
  })
  const found = check(exampleReport({ tables: [table] })).map(({ code, severity }) => `${code} ${severity}`)
  assert.deepEqual(found, ['F-003 note'])
})

test('a sound report gives no findings', () => {
  const table = exampleTable('income-statement', {
    unitNoteSv: 'Belopp i mnkr',
    columns: [figureColumn('actual-ytd', mnkr)],
    rows: [{ key: 'resultat', kind: 'result', cells: { 'actual-ytd': kronor(18_000_000) } }],
  })
  assert.deepEqual(check(exampleReport({ tables: [table] })), [])
})
