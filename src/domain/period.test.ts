import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addMonths, month, monthOf, parseMonth } from './month.ts'
import { covers, formatPeriod, fullYear, monthsOf, period, priorYear, yearToDate } from './period.ts'
import { laggedPeriod, parseRoundCode, roundTitle } from './round.ts'

const months = fc
  .tuple(fc.integer({ min: 1990, max: 2090 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => monthOf(year, number))

test('a month is YYYY-MM and nothing else', () => {
  for (const text of ['2025-8', '2025-13', '2025-00', '25-08', '2025-08-31', '']) assert.equal(parseMonth(text), undefined, text)
  assert.equal(parseMonth('2025-08'), '2025-08')
})

test('months add over the turn of a year, in both directions', () => {
  assert.equal(addMonths(month('2025-01'), -1), '2024-12')
  assert.equal(addMonths(month('2024-11'), 14), '2026-01')
  fc.assert(
    fc.property(months, fc.integer({ min: -500, max: 500 }), (from, count) => addMonths(addMonths(from, count), -count) === from),
  )
})

test('a period says its months as a reader would', () => {
  assert.equal(formatPeriod(yearToDate(month('2025-08'))), 'januari–augusti 2025')
  assert.equal(formatPeriod(fullYear(2024)), 'helår 2024')
  assert.equal(formatPeriod(period(month('2025-08'))), 'augusti 2025')
  assert.equal(formatPeriod(period(month('2024-11'), month('2025-03'))), 'november 2024–mars 2025')
})

test('a period cannot end before it begins', () => {
  assert.throws(() => period(month('2025-02'), month('2025-01')), RangeError)
})

test('the same months of the year before are as many, and a year covers its months', () => {
  fc.assert(
    fc.property(months, fc.nat(30), (from, length) => {
      const current = period(from, addMonths(from, length))
      assert.equal(monthsOf(priorYear(current)).length, monthsOf(current).length)
      assert.ok(covers(current, period(from)))
    }),
  )
})

test('a round has the months of its report', () => {
  assert.deepEqual(parseRoundCode('2025-D2')?.period, { from: '2025-01', to: '2025-08' })
  assert.deepEqual(parseRoundCode('2024-D1')?.period, { from: '2024-01', to: '2024-04' })
  assert.deepEqual(parseRoundCode('2025-M05')?.period, { from: '2025-01', to: '2025-05' })
  assert.deepEqual(parseRoundCode('2025-Å')?.period, { from: '2025-01', to: '2025-12' })
  for (const code of ['2025-D3', '2025-M13', '2025', 'D2 2025', '2025-d2']) assert.equal(parseRoundCode(code), undefined, code)
})

test('hours with a lag of one month are January–July in an August report (domain §2.3)', () => {
  const round = parseRoundCode('2025-D2')
  assert.ok(round)
  assert.equal(formatPeriod(laggedPeriod(round, 1)), 'januari–juli 2025')
  assert.equal(roundTitle(round), 'Delårsrapport 2 2025')
})
