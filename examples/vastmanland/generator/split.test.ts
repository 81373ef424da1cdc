import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { randomFor } from './random.ts'
import { shake, split } from './split.ts'

test('a hundred in three whole parts', () => {
  assert.deepEqual(split(100, [1, 1, 1]), [33, 34, 33])
  assert.deepEqual(split(-100, [1, 1, 1]), [-33, -34, -33])
})

test('a debt that grows and falls: negative weights turn their part over', () => {
  assert.deepEqual(split(10, [12, -2]), [12, -2])
  assert.deepEqual(split(-37, [12, -49]), [12, -49])
})

test('the parts always make the whole, and none is a whole unit from its share', () => {
  const weights = fc
    .array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 40 })
    .filter((list) => list.some((weight) => weight > 0))
  fc.assert(
    fc.property(fc.integer({ min: -50_000_000_000, max: 50_000_000_000 }), weights, (total, shares) => {
      const parts = split(total, shares)
      assert.equal(
        parts.reduce((sum, part) => sum + BigInt(part), 0n),
        BigInt(total),
      )
      const whole = BigInt(shares.reduce((sum, weight) => sum + weight, 0))
      for (const [index, part] of parts.entries()) {
        const offBy = BigInt(part) * whole - BigInt(total) * BigInt(shares[index] ?? 0)
        assert.ok(offBy <= whole && -offBy <= whole, `part ${index} is ${part}`)
      }
    }),
  )
})

test('the same seed gives the same chance, another seed another', () => {
  const draw = (seed: string): number[] => shake([100, 100, 100, 100], 90, randomFor(seed))
  assert.deepEqual(draw('konto 6410'), draw('konto 6410'))
  assert.notDeepEqual(draw('konto 6410'), draw('konto 6420'))
  for (const weight of draw('konto 6410')) assert.ok(weight >= 91_000 && weight <= 109_000)
})
