import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Display, formatExact } from '#domain/display.ts'
import type { DisplayUnit } from '#domain/units-of-measure.ts'
import { decimal, exact } from '#lib/exact.ts'
import { noBreakSpace } from '#lib/swedish-numbers.ts'
import { printNumber } from '../xlsx/read-sheets.ts'
import { numberFormat, numberText, sheetValue } from './number-format.ts'

const units: readonly DisplayUnit[] = [
  'kr',
  'tkr',
  'mnkr',
  'percent',
  'count',
  'hours',
  'index',
  'minutes',
  'minutes-and-seconds',
]

test('a value in its format prints as the report prints it, whatever the value, unit, decimals and sign', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }),
      fc.integer({ min: 0, max: 4 }),
      fc.constantFrom(...units),
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom<Display['sign']>('auto', 'always'),
      (digits, scale, unit, decimals, sign = 'auto') => {
        const display = { unit, decimals, sign: unit === 'minutes-and-seconds' ? ('auto' as const) : sign }
        const value = decimal(digits, scale)
        const printed = printNumber(Number(numberText(sheetValue(value, unit))), numberFormat(value, display))
        assert.equal(printed.replace(`${noBreakSpace}%`, ''), formatExact(value, display))
      },
    ),
  )
})

test('a negative value that prints as zero has no sign', () => {
  const display = { unit: 'mnkr', decimals: 1 } as const
  assert.equal(printNumber(-0.04, numberFormat(exact(-40_000), display)), '0,0')
})

test('the text of a number is the double nearest its value', () => {
  assert.equal(numberText(exact(1, 3)), String(1 / 3))
  assert.equal(numberText(exact(-129_481_000, 1_000_000)), '-129.481')
  assert.equal(numberText(exact(1, 3_000_000)), String(1 / 3_000_000))
  assert.equal(numberText(exact(40)), '40')
})
