import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatPeriod } from './period.ts'
import { parseRoundCode, roundTitle } from './round.ts'

test('a round’s code says what kind of document it is and which months it has', () => {
  const read = ['2020-P', '2025-D1', '2025-D2', '2025-Å', '2025-M05'].map((code) => {
    const round = parseRoundCode(code)
    return round && [roundTitle(round), formatPeriod(round.period)]
  })
  assert.deepEqual(read, [
    ['Förvaltningsplan 2020', 'helår 2020'],
    ['Delårsrapport 1 2025', 'januari–april 2025'],
    ['Delårsrapport 2 2025', 'januari–augusti 2025'],
    ['Årsrapport 2025', 'helår 2025'],
    ['Månadsrapport 2025', 'januari–maj 2025'],
  ])
})

test('what is no round’s code is none', () => {
  for (const code of ['2025', '2025-D3', '2025-M13', '2025-p', 'P-2025', '']) assert.equal(parseRoundCode(code), undefined, code)
})
