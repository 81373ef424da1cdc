import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatForecastAmount, formatForecastMargins, parseForecastAmount, parseForecastMargins } from './forecast-amount.ts'

test('an amount is read in the statement’s unit, and in its own where it has one', () => {
  assert.equal(parseForecastAmount('−128,4', 'mnkr'), -128_400_000)
  assert.equal(parseForecastAmount('- 1 235', 'mnkr'), -1_235_000_000)
  assert.equal(parseForecastAmount('900 tkr', 'mnkr'), 900_000)
  assert.equal(parseForecastAmount('900 000 kr', 'mnkr'), 900_000)
  assert.equal(parseForecastAmount('0', 'tkr'), 0)
})

test('what is no whole number of kronor is no amount', () => {
  for (const text of ['', '5 %', 'cirka 5', '0,0000001', '5/6']) assert.equal(parseForecastAmount(text, 'mnkr'), undefined, text)
})

test('a range is read as people write it: +20/−50 about −1 235 is −1 285 to −1 215', () => {
  const wanted = { above: 20_000_000, below: 50_000_000 }
  for (const text of ['+20/−50', '+20/-50 mnkr', '−50/+20', '+ 20 / – 50', '+20 /−50 Mnkr'])
    assert.deepEqual(parseForecastMargins(text, 'mnkr'), wanted, text)
})

test('a range may be the same on both sides, or have one side only', () => {
  assert.deepEqual(parseForecastMargins('±20', 'mnkr'), { above: 20_000_000, below: 20_000_000 })
  assert.deepEqual(parseForecastMargins('+/-20', 'mnkr'), { above: 20_000_000, below: 20_000_000 })
  assert.deepEqual(parseForecastMargins('−50', 'mnkr'), { above: 0, below: 50_000_000 })
  assert.deepEqual(parseForecastMargins('+500 tkr', 'mnkr'), { above: 500_000, below: 0 })
})

test('what says no direction is no range', () => {
  for (const text of ['20', '20/50', '+20/+50', '−20/−50', '+20/−50/−60', '+/', 'cirka'])
    assert.equal(parseForecastMargins(text, 'mnkr'), undefined, text)
})

test('what has been typed is shown as it would be typed again', () => {
  assert.equal(formatForecastAmount(-128_400_000, 'mnkr'), '−128,4')
  assert.equal(formatForecastAmount(-1_235_000_000, 'mnkr'), '−1\u00a0235')
  const about = { kronor: -1_235_000_000, lowKronor: -1_285_000_000, highKronor: -1_215_000_000 }
  assert.equal(formatForecastMargins(about, 'mnkr'), '+20/−50')
  assert.equal(formatForecastMargins({ ...about, highKronor: -1_185_000_000 }, 'mnkr'), '±50')
  assert.equal(formatForecastMargins({ kronor: 5 }, 'mnkr'), '')
})

test('an amount that is shown is read back as itself, to the krona', () => {
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom('kr', 'tkr', 'mnkr'), (kronor, unit) => {
      assert.equal(parseForecastAmount(formatForecastAmount(kronor, unit), unit), kronor)
    }),
  )
})

test('a range that is shown is read back as itself', () => {
  const margin = fc.nat({ max: 1_000_000_000 })
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), margin, margin, (kronor, above, below) => {
      fc.pre(above > 0 || below > 0)
      const shown = formatForecastMargins({ kronor, lowKronor: kronor - below, highKronor: kronor + above }, 'mnkr')
      assert.deepEqual(parseForecastMargins(shown, 'mnkr'), { above, below })
    }),
  )
})
