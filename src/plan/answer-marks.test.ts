import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerMarks } from './answer-marks.ts'

test('an answer’s words are drawn by what they mean in the field where they stand', () => {
  const own = { statusWords: { Positiv: 'on-track' }, changeWordsSv: { better: 'Uppåt' } } as const
  const project = answerMarks(
    { kind: 'project', timeWord: 'Mindre avvikelse', resourceWord: 'Positiv', qualityWord: '', commentary: 'Positiv' },
    own,
  )
  assert.deepEqual(
    Object.entries(project).map(([field, { wordSv, canonical }]) => [field, wordSv, canonical]),
    [
      ['timeWord', 'Mindre avvikelse', 'progress:minor-deviation'],
      ['resourceWord', 'Positiv', 'progress:on-track'],
    ],
  )
  const indicator = answerMarks({ kind: 'indicator', outlookWord: 'Positiv', commentary: '' }, own)
  assert.equal(indicator.outlookWord?.canonical, 'outlook:positive')
  const judged = { kind: 'indicator', judgedChange: { change: 'better', reasonSv: 'Positiv' }, commentary: '' } as const
  assert.deepEqual(answerMarks(judged, own), {
    judgedChange: { wordSv: 'Uppåt', tone: 'good', shape: 'arrow-up', canonical: 'change:better' },
  })
  assert.deepEqual(answerMarks({ kind: 'text', markdown: 'Positiv' }, own), {})
  assert.deepEqual(answerMarks(undefined, own), {})
})
