import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decimal, exact } from '#lib/exact.ts'
import { type Display, formatExact, formatFigure, missingReasonSv, printedDigits } from './display.ts'
import type { Figure } from './figure.ts'

const mnkr: Display = { unit: 'mnkr', decimals: 0 }

test('kronor print as mnkr or tkr, rounded once from the öre', () => {
  assert.equal(formatExact(decimal(-12_949_999_999, 2), mnkr), '−129')
  assert.equal(formatExact(decimal(-12_950_000_000, 2), mnkr), '−130')
  assert.equal(formatExact(decimal(5_713_600_000, 2), { unit: 'tkr', decimals: 0 }), '57\u00a0136')
  assert.equal(formatExact(decimal(1_800_000_00, 2), { unit: 'mnkr', decimals: 1 }, { withUnit: true }), '1,8\u00a0mnkr')
})

test('a share prints as percent', () => {
  assert.equal(formatExact(exact(9, 10), { unit: 'percent', decimals: 0 }, { withUnit: true }), '90\u00a0%')
  assert.equal(formatExact(exact(2_922, 105_371), { unit: 'percent', decimals: 1, sign: 'always' }), '+2,8')
})

test('a waiting time prints as minutes and seconds', () => {
  const display = { unit: 'minutes-and-seconds', decimals: 0 } as const
  assert.equal(formatExact(exact(695), display, { withUnit: true }), '11:35\u00a0min')
  assert.equal(formatExact(exact(9_019, 10), display), '15:02')
  assert.equal(formatExact(exact(-61), display), '\u22121:01')
})

test('what prints as zero has no sign', () => {
  assert.equal(formatExact(decimal(-49, 2), { unit: 'kr', decimals: 0, sign: 'always' }), '0')
})

test('a missing figure prints a mark and keeps its reason', () => {
  const figure: Figure = { kind: 'missing', key: 'a/b/c/d/e', reason: 'not-due', detailSv: 'Årsvis uppföljning' }
  assert.equal(formatFigure(figure, mnkr), '–')
  assert.equal(missingReasonSv(figure), 'Årsvis uppföljning')
})

test('printed digits of parts and whole differ by at most half a unit an addend (domain §3.8)', () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }), { minLength: 1, maxLength: 20 }), (amounts) => {
      const printedSum = amounts.reduce((total, amount) => total + printedDigits(decimal(amount, 2), mnkr), 0n)
      const printedTotal = printedDigits(
        decimal(
          amounts.reduce((total, amount) => total + amount, 0n),
          2,
        ),
        mnkr,
      )
      const difference = printedSum - printedTotal
      assert.ok((difference < 0n ? -difference : difference) <= BigInt(Math.floor((amounts.length + 1) / 2)))
    }),
  )
})
