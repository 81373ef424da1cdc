import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exact } from '#lib/exact.ts'
import { type Direction, disclosureGuard } from './disclosure-guard.ts'

const direction = (coefficients: Record<string, number>): Direction<string> =>
  new Map(Object.entries(coefficients).map(([name, coefficient]) => [name, exact(coefficient)]))

const women = direction({ women: 1 })
const men = direction({ men: 1 })
const all = direction({ women: 1, men: 1 })

test('the men follow from the total and the women, and from neither alone', () => {
  const guard = disclosureGuard([men])
  assert.equal(guard.wouldDisclose([all]), false)
  guard.show([all])
  assert.equal(guard.wouldDisclose([women]), true)
  assert.equal(disclosureGuard([men]).wouldDisclose([women]), false)
})

test('what says nothing new discloses nothing', () => {
  const guard = disclosureGuard([men])
  guard.show([all])
  assert.equal(guard.wouldDisclose([direction({ women: 3, men: 3 })]), false)
  assert.equal(guard.wouldDisclose([direction({})]), false)
})

test('a cell is found by several steps: rows, columns and the total of a table', () => {
  const guard = disclosureGuard([direction({ a: 1 })])
  for (const shown of [
    { a: 1, b: 1 },
    { c: 1, d: 1 },
    { b: 1, d: 1 },
  ])
    guard.show([direction(shown)])
  assert.equal(guard.wouldDisclose([direction({ a: 1, c: 1 })]), false, 'the second column follows from the rows')
  assert.equal(guard.wouldDisclose([direction({ d: 1 })]), true)
})

test('several directions that come together may disclose what each would not', () => {
  const guard = disclosureGuard([men])
  assert.equal(guard.wouldDisclose([all]), false)
  assert.equal(guard.wouldDisclose([all, direction({ women: 2 })]), true)
})
