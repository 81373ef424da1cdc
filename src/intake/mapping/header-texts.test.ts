import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Cell, Grid } from './grid.ts'
import { headerTexts } from './header-texts.ts'
import { likelyHeaderRow } from './match-profile.ts'

test('a header that stands several times is said with its group', () => {
  const grid = gridOf(
    ['Konto', 'Enhet', 'Utfall', '', 'Budget', ''],
    ['', '', 'Januari', 'Februari', 'Januari', 'Februari'],
    ['4010', '7231', '1', '2', '3', '4'],
  )
  assert.deepEqual(headersAt(grid, 1), [
    'Konto',
    'Enhet',
    'Utfall Januari',
    'Utfall Februari',
    'Budget Januari',
    'Budget Februari',
  ])
  assert.equal(likelyHeaderRow(grid)?.number, 2)
})

test('headers that stand once are the row’s own, whatever stands above', () => {
  const grid = gridOf(['', '', 'Första kvartalet', ''], ['Konto', 'Enhet', 'Januari', 'Februari'])
  assert.deepEqual(headersAt(grid, 1), ['Konto', 'Enhet', 'Januari', 'Februari'])
})

test('a title above does not tell two columns apart', () => {
  const grid = gridOf(['Budget 2025', '', ''], ['Konto', 'Belopp', 'Belopp'])
  assert.deepEqual(headersAt(grid, 1), ['Konto', 'Belopp', 'Belopp'])
})

test('a row of amounts is no row of groups', () => {
  const grid = gridOf(['4010', '1', '2'], ['4020', '7', '7'])
  assert.deepEqual(headersAt(grid, 1), ['4020', '7', '7'])
})

function headersAt(grid: Grid, index: number): readonly string[] {
  const row = grid.rows[index]
  assert.ok(row)
  return headerTexts(grid, row)
}

function gridOf(...rows: string[][]): Grid {
  return {
    hidden: false,
    rows: rows.map((texts, index) => ({ number: index + 1, cells: texts.map(cellOf) })),
  }
}

function cellOf(text: string): Cell {
  if (text === '') return { kind: 'empty' }
  return /^\d$/.test(text)
    ? { kind: 'number', value: { numerator: BigInt(text), denominator: 1n }, percent: false }
    : { kind: 'text', text }
}
