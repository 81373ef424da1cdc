import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { equals, exact } from '#lib/exact.ts'
import { type EstimateMethod, errorInEarlierYears, estimateFullYear, estimateMethods, yearsTried } from './full-year-estimate.ts'

const mnkr = (amount: number) => exact(BigInt(Math.round(amount * 10)), 10n)
const year = (number: number, toDate: number, closing: number) => ({
  year: number,
  toDate: mnkr(toDate),
  closing: mnkr(closing),
})
/** Two thirds of the months and 60 % of the money, both years. */
const ground = { year: 2025, toDate: mnkr(-66), months: 8, earlier: [year(2024, -60, -100), year(2023, -48, -80)] }

test('a row that had 60 % of its year in January–August and has 66 now is suggested 110', () => {
  assert.deepEqual(reduced(estimateFullYear('seasonal-share', ground)), [-110n, 1n])
})

test('at an even pace 66 in eight months is 99, and last year’s 100 with 6 more is 106', () => {
  assert.deepEqual(reduced(estimateFullYear('run-rate', ground)), [-99n, 1n])
  assert.deepEqual(reduced(estimateFullYear('last-year-and-change', ground)), [-106n, 1n])
})

test('the even pace would have been 10 % from both closings, the share exact in the one year that has a year before it', () => {
  assert.deepEqual(reduced(errorInEarlierYears('run-rate', ground)), [1n, 10n])
  assert.deepEqual(reduced(errorInEarlierYears('seasonal-share', ground)), [0n, 1n])
  assert.deepEqual(yearsTried('run-rate', ground), [2024, 2023])
  assert.deepEqual(yearsTried('seasonal-share', ground), [2024])
  // 80 + (60 − 48) = 92 against 100.
  assert.deepEqual(reduced(errorInEarlierYears('last-year-and-change', ground)), [2n, 25n])
})

test('without earlier years only the even pace can say anything, and not how good it is', () => {
  const alone = { ...ground, earlier: [] }
  assert.equal(estimateFullYear('seasonal-share', alone), undefined)
  assert.equal(estimateFullYear('last-year-and-change', alone), undefined)
  assert.deepEqual(reduced(estimateFullYear('run-rate', alone)), [-99n, 1n])
  assert.equal(errorInEarlierYears('run-rate', alone), undefined)
})

test('a gap is no last year: 2025 is not estimated by what has changed since 2023', () => {
  assert.equal(estimateFullYear('last-year-and-change', { ...ground, earlier: [year(2023, -48, -80)] }), undefined)
})

test('a row that closed at nothing has no error in percent, and one without amounts so far no share', () => {
  const still = { ...ground, earlier: [year(2024, 0, 0)] }
  assert.equal(errorInEarlierYears('run-rate', still), undefined)
  assert.equal(estimateFullYear('seasonal-share', still), undefined)
})

test('after twelve months every method says what the year was', () => {
  const amount = fc.integer({ min: 1, max: 1_000_000 })
  fc.assert(
    fc.property(amount, amount, (now, before) => {
      const whole = { year: 2025, toDate: mnkr(now), months: 12, earlier: [year(2024, before, before)] }
      for (const method of Object.keys(estimateMethods) as EstimateMethod[]) {
        const estimate = estimateFullYear(method, whole)
        assert.ok(estimate !== undefined && equals(estimate, whole.toDate), method)
      }
    }),
  )
})

function reduced(value: ReturnType<typeof estimateFullYear>): [bigint, bigint] {
  assert.ok(value !== undefined)
  const common = divisor(value.numerator < 0n ? -value.numerator : value.numerator, value.denominator)
  return [value.numerator / common, value.denominator / common]
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : divisor(b, a % b)
}
