/**
 * Holds three together: the printed report's cells (print.json, transcribed), what is computed from the example region's files
 * by the path that a user's files take, and examples/vastmanland/deviations.md. A cell equals print, or stands in the list with
 * exactly what print and we say; and what stands in the list really deviates.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { composeReport } from '#app/compose-report.ts'
import type { OpenedEffects } from '#app/open-effects.ts'
import { exampleActor, prepareExample } from '#app/prepare-example.ts'
import { openTemporaryEffects } from '../../test/temporary-effects.ts'
import { compareWithPrint, type PrintComparison } from './compare-with-print.ts'

const exampleFolder = join(import.meta.dirname, '../../examples/vastmanland')

let effects: OpenedEffects
let comparison: PrintComparison

before(async () => {
  effects = await openTemporaryEffects()
  await prepareExample(exampleFolder, effects, () => undefined)
  const composed = await composeReport({ orgUnit: 'fds', round: '2025-D2' }, exampleActor, effects)
  assert.equal(composed.kind, 'done')
  if (composed.kind === 'done') comparison = compareWithPrint(composed.value)
})

after(() => effects.close())

test('every cell, label, unit, text and bound figure of print is computed and equals print, or the difference is explained', () => {
  assert.equal(comparison.comparedCount, 342)
  assert.deepEqual(comparison.unexplained, [])
})

test('every listed deviation is one', () => {
  assert.deepEqual(comparison.idle, [])
})
