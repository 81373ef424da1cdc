import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decimal, exact } from '#lib/exact.ts'
import { addOre, exactKronor, ore, oreOfKronor, sumOre } from './money.ts'

test('öre are whole, and a sum outside what a double holds exactly is refused', () => {
  assert.throws(() => ore(0.5), RangeError)
  assert.throws(() => addOre(ore(Number.MAX_SAFE_INTEGER), ore(1)), RangeError)
  assert.ok(Object.is(ore(-0), 0), 'there is no negative zero in money')
})

test('a region’s yearly turnover of 10^13 öre fits a thousand times over', () => {
  assert.equal(sumOre(Array.from({ length: 800 }, () => ore(10 ** 13))), 8 * 10 ** 15)
})

test('kronor with fractions of an öre are not money', () => {
  assert.equal(oreOfKronor(decimal(12_345, 2)), 12_345)
  assert.equal(oreOfKronor(decimal(12_3456, 4)), undefined)
  assert.equal(oreOfKronor(exact(1, 3)), undefined)
})

test('öre → kronor → öre changes nothing', () => {
  fc.assert(fc.property(fc.maxSafeInteger(), (amount) => oreOfKronor(exactKronor(ore(amount))) === ore(amount)))
})
