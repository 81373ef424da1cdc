/**
 * Holds three together, for each printed document: its cells (print.json, transcribed), what is computed from the example
 * region's files by the path that a user's files take, and its list of deviations. A cell equals print, or stands in the list
 * with exactly what print and we say; and what stands in the list really deviates.
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { composeReport } from '#app/compose-report.ts'
import type { OpenedEffects } from '#app/open-effects.ts'
import { exampleActor } from '#app/prepare-example.ts'
import { openPreparedExample } from '../test/prepared-example.ts'
import { compareWithPrint, type PrintComparison, readDeviations } from './compare-with-print.ts'
import { listPrints, readPrint } from './print.ts'

/** How many cells, labels, units, texts and bound figures each document has, so that none can fall out of the comparison unseen. */
const expectedCounts: Readonly<Record<string, number>> = {
  'fds-2023-d1': 341,
  'fds-2025-d2': 342,
  'hsf-2024-d1': totalOf({
    goals: 730,
    economy: 560,
    staff: 273,
    production: 838,
  }),
  'plan-2020': 310,
  'rk-2025-d2': 724,
}

let effects: OpenedEffects

before(async () => {
  effects = await openPreparedExample()
})

after(() => effects.close())

test('every printed document is held against what is computed', () => {
  assert.deepEqual(listPrints(), Object.keys(expectedCounts).sort())
})

for (const [printed, expectedCount] of Object.entries(expectedCounts)) {
  describe(printed, () => {
    let comparison: PrintComparison

    before(async () => {
      const print = readPrint(printed)
      const composed = await composeReport(print.document, exampleActor, effects)
      assert.ok(composed.kind === 'done')
      comparison = compareWithPrint(composed.value, print, readDeviations(printed))
    })

    test('every cell, label, unit, text and bound figure of print is computed and equals print, or the difference is explained', () => {
      assert.equal(comparison.comparedCount, expectedCount)
      assert.deepEqual(comparison.unexplained, [])
    })

    test('every listed deviation is one', () => {
      assert.deepEqual(comparison.idle, [])
    })
  })
}

/** A long document is transcribed in several files. */
function totalOf(parts: Readonly<Record<string, number>>): number {
  return Object.values(parts).reduce((total, count) => total + count, 0)
}
