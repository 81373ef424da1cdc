import assert from 'node:assert/strict'
import { test } from 'node:test'
import { timeframeInDates } from './describe-timeframe.ts'
import { parseTimeframe } from './timeframes.ts'

test('every form of a timeframe is shown back in dates', () => {
  const shown = (text: string) => {
    const timeframe = parseTimeframe(text)
    return timeframe && timeframeInDates(timeframe)
  }
  assert.equal(shown('Q3 2025'), '2025-07-01 till 2025-09-30')
  assert.equal(shown('2024'), '2024-01-01 till 2024-12-31')
  assert.equal(shown('feb 2024'), '2024-02-01 till 2024-02-29')
  assert.equal(shown('2024-'), 'från 2024-01-01 utan slut')
  assert.equal(shown('Ständigt pågående'), 'pågår utan slut')
  assert.equal(shown('I samband med delårsrapport'), 'återkommande')
  assert.equal(shown('När det går'), undefined)
})
