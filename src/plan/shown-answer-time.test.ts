import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { shownAnswerTime, type UnitTime } from './shown-answer-time.ts'

const threshold = 5

test('time of fewer than five persons is shown together with that of others, or not at all', () => {
  const [large, small, other] = [
    { persons: 8, minutes: 240 },
    { persons: 2, minutes: 30 },
    { persons: 3, minutes: 45 },
  ]
  assert.deepEqual(shownAnswerTime([large, small], threshold), { apart: [large], untold: [small], totalMinutes: 240 })
  assert.deepEqual(shownAnswerTime([large, small, other], threshold), {
    apart: [large],
    together: { units: [small, other], minutes: 75 },
    untold: [],
    totalMinutes: 315,
  })
})

test('no sum that is shown is of fewer persons than the threshold, and all shown sums together are the total', () => {
  const units = fc.array(fc.record({ persons: fc.nat({ max: 12 }), minutes: fc.nat({ max: 600 }) }), { maxLength: 12 })
  fc.assert(
    fc.property(units, (list: UnitTime[]) => {
      const { apart, together, totalMinutes } = shownAnswerTime(list, threshold)
      for (const { persons } of apart) assert.ok(persons >= threshold)
      if (together) {
        assert.ok(together.units.length > 1)
        assert.ok(together.units.reduce((sum, { persons }) => sum + persons, 0) >= threshold)
      }
      assert.equal(apart.reduce((sum, { minutes }) => sum + minutes, 0) + (together?.minutes ?? 0), totalMinutes)
    }),
  )
})
