import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  add,
  compare,
  decimal,
  divide,
  type Exact,
  equals,
  exact,
  multiply,
  negate,
  roundHalfAway,
  subtract,
  sum,
  zero,
} from './exact.ts'
import { parseExact, stringifyExact } from './exact-json.ts'

const exacts = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([numerator, denominator]) => exact(numerator, denominator))

test('rounding goes half away from zero, on both sides', () => {
  assert.equal(roundHalfAway(decimal(25, 1), 0), 3n)
  assert.equal(roundHalfAway(decimal(-25, 1), 0), -3n)
  assert.equal(roundHalfAway(decimal(24, 1), 0), 2n)
  assert.equal(roundHalfAway(decimal(12345, 2), 1), 1235n)
  assert.equal(roundHalfAway(decimal(-5, 1), 0), -1n)
})

test('1,005 rounds to 1,01: the value is what is written, not the nearest binary double', () => {
  assert.equal(roundHalfAway(decimal(1005, 3), 2), 101n)
})

test('the percentages of domain §8 come out with one rounding', () => {
  const percent1 = (current: number, prior: number) => roundHalfAway(exact((current - prior) * 100, prior), 1)
  assert.equal(percent1(108_293, 105_371), 28n)
  assert.equal(percent1(301_743, 305_007), -11n)
  assert.equal(percent1(131_416, 123_992), 60n)
  assert.equal(percent1(101_123, 97_944), 32n, 'one rounding gives 3,2 where the annex printed 3,3')
  assert.equal(percent1(20, 47), -574n)
})

test('division by zero is no number', () => {
  assert.equal(divide(exact(5), zero), undefined)
})

test('a ratio keeps what was divided by what', () => {
  assert.deepEqual(exact(9, 10), { numerator: 9n, denominator: 10n })
  assert.deepEqual(exact(3, -4), { numerator: -3n, denominator: 4n })
  assert.throws(() => exact(1, 0), RangeError)
})

test('addition is commutative and associative, and subtraction undoes it', () => {
  fc.assert(
    fc.property(exacts, exacts, exacts, (a, b, c) => {
      assert.ok(equals(add(a, b), add(b, a)))
      assert.ok(equals(add(add(a, b), c), add(a, add(b, c))))
      assert.ok(equals(subtract(add(a, b), b), a))
    }),
  )
})

test('multiplication distributes, and division undoes it', () => {
  fc.assert(
    fc.property(exacts, exacts, exacts, (a, b, c) => {
      assert.ok(equals(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c))))
      const quotient = divide(multiply(a, b), b)
      assert.ok(b.numerator === 0n ? quotient === undefined : quotient !== undefined && equals(quotient, a))
    }),
  )
})

test('a rounded number is never more than half a unit away, and rounding is symmetric', () => {
  fc.assert(
    fc.property(exacts, fc.integer({ min: 0, max: 6 }), (value, decimals) => {
      const rounded = decimal(roundHalfAway(value, decimals), decimals)
      const distance = subtract(rounded, value)
      const half: Exact = exact(1, 2n * 10n ** BigInt(decimals))
      assert.ok(compare(distance.numerator < 0n ? negate(distance) : distance, half) <= 0)
      assert.equal(roundHalfAway(negate(value), decimals), -roundHalfAway(value, decimals))
    }),
  )
})

test('a sum does not depend on order', () => {
  fc.assert(fc.property(fc.array(exacts), (values) => equals(sum(values), sum(values.toReversed()))))
})

test('exact numbers survive JSON', () => {
  fc.assert(fc.property(exacts, (value) => assert.deepEqual(parseExact(stringifyExact({ value })), { value })))
})
