import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { month } from '#domain/month.ts'
import { isOverdue, parseTimeframe } from './timeframes.ts'

describe('a timeframe is read in every form of the documents (domain.md §4.5)', () => {
  for (const [text, from, to] of [
    ['2024', '2024-01', '2024-12'],
    ['2024–26', '2024-01', '2026-12'],
    ['2024-2026', '2024-01', '2026-12'],
    ['2024-', '2024-01', undefined],
    ['Q3 2024', '2024-07', '2024-09'],
    ['Q1-Q2 2025', '2025-01', '2025-06'],
    ['Q1 Q2 2025', '2025-01', '2025-06'],
    ['maj 2025', '2025-05', '2025-05'],
    ['sep–nov 2025', '2025-09', '2025-11'],
  ] as const) {
    test(`”${text}”`, () => assert.deepEqual(parseTimeframe(text), { kind: 'months', from, ...(to === undefined ? {} : { to }) }))
  }

  test('words without a date are ongoing or recurring', () => {
    assert.deepEqual(parseTimeframe('Ständigt pågående'), { kind: 'ongoing' })
    assert.deepEqual(parseTimeframe('I samband med delårsrapport'), { kind: 'recurring' })
  })

  test('what cannot be read, or ends before it begins, is not guessed', () => {
    for (const text of ['snart', '2026-24', 'Q3-Q1 2025', 'Q5 2025', 'ma 2025', ''])
      assert.equal(parseTimeframe(text), undefined, text)
  })
})

test('work whose time ended before the period did is overdue until it is completed or given up', () => {
  const secondQuarter = parseTimeframe('Q2 2025')
  assert.ok(secondQuarter)
  assert.equal(isOverdue(secondQuarter, month('2025-08'), 'on-track'), true)
  assert.equal(isOverdue(secondQuarter, month('2025-08'), undefined), true)
  assert.equal(isOverdue(secondQuarter, month('2025-08'), 'completed'), false)
  assert.equal(isOverdue(secondQuarter, month('2025-08'), 'cancelled'), false)
  assert.equal(isOverdue(secondQuarter, month('2025-06'), 'on-track'), false)
  assert.equal(isOverdue({ kind: 'months', from: month('2024-01') }, month('2025-08'), 'on-track'), false)
  assert.equal(isOverdue({ kind: 'ongoing' }, month('2025-08'), 'on-track'), false)
})
