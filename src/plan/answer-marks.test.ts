import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerMarks } from './answer-marks.ts'

test('an answer’s words are drawn by what they mean in the field where they stand', () => {
  const statusWords = { Positiv: 'on-track' } as const
  const project = answerMarks(
    { kind: 'project', timeWord: 'Mindre avvikelse', resourceWord: 'Positiv', qualityWord: '', commentary: 'Positiv' },
    statusWords,
  )
  assert.deepEqual(
    Object.entries(project).map(([field, { wordSv, canonical }]) => [field, wordSv, canonical]),
    [
      ['timeWord', 'Mindre avvikelse', 'progress:minor-deviation'],
      ['resourceWord', 'Positiv', 'progress:on-track'],
    ],
  )
  const indicator = answerMarks({ kind: 'indicator', outlookWord: 'Positiv', commentary: '' }, statusWords)
  assert.equal(indicator.outlookWord?.canonical, 'outlook:positive')
  assert.deepEqual(answerMarks({ kind: 'text', markdown: 'Positiv' }, statusWords), {})
  assert.deepEqual(answerMarks(undefined, statusWords), {})
})
