import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decimal, type Exact, equals, exact, sum } from '#lib/exact.ts'
import { shareAmount } from './share-amount.ts'

const third = exact(1n, 3n)

test('100,00 kronor in thirds is 33,34, 33,33 and 33,33: the öre left over goes to the first of equals', () => {
  assert.deepEqual(digits(shareAmount(decimal(10_000n, 2), [third, third, third], 2)), [3334n, 3333n, 3333n])
})

test('an öre left over goes to the part that lost most: 0,10 by 1/8, 1/8 and 3/4 is 0,01, 0,01 and 0,08', () => {
  assert.deepEqual(digits(shareAmount(decimal(10n, 2), [exact(1n, 8n), exact(1n, 8n), exact(3n, 4n)], 2)), [1n, 1n, 8n])
})

test('a correction divides as what it corrects did, with the other sign', () => {
  assert.deepEqual(digits(shareAmount(decimal(-10_000n, 2), [third, third, third], 2)), [-3334n, -3333n, -3333n])
})

test('the parts always sum to the amount, each within one öre of its exact share', () => {
  const keys = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), keys, (ore, parts) => {
      const whole = parts.reduce((total, part) => total + part, 0)
      const shares = parts.map((part) => exact(part, whole))
      const divided = shareAmount(decimal(ore, 2), shares, 2)
      assert.ok(equals(sum(divided), decimal(ore, 2)))
      for (const [index, part] of digits(divided).entries()) {
        const off = part * BigInt(whole) - ore * BigInt(parts[index] ?? 0)
        assert.ok(off < BigInt(whole) && -off < BigInt(whole))
      }
    }),
  )
})

function digits(parts: readonly Exact[]): bigint[] {
  return parts.map(({ numerator, denominator }) => {
    assert.equal(denominator, 100n)
    return numerator
  })
}
