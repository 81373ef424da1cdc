import assert from 'node:assert/strict'
import { test } from 'node:test'
import { month } from '#domain/month.ts'
import type { TaskAnswer } from '#domain/round-task.ts'
import { answerDoubts } from './answer-doubts.ts'

const ground = { statusWords: { Positiv: 'on-track' }, periodEnd: month('2025-08') } as const

test('"Positiv" in August for what was to be done in the second quarter is doubted (domain.md §4.5)', () => {
  const answer = activity('Positiv', 'Arbetet fortsätter.')
  assert.match(answerDoubts(answer, { ...ground, timeframeText: 'Q1 Q2 2025' }).join(), /”Q1 Q2 2025” har gått ut/)
  assert.deepEqual(answerDoubts(answer, { ...ground, timeframeText: '2025' }), [])
  assert.deepEqual(answerDoubts(activity('Klart', 'Infört i maj.'), { ...ground, timeframeText: 'Q1 Q2 2025' }), [])
  assert.deepEqual(answerDoubts(activity('Försenat', 'Flyttas till hösten.'), { ...ground, timeframeText: 'Q1 Q2 2025' }), [])
})

test('"Planenligt" is doubted when the comment says that the work is done (E9)', () => {
  assert.match(answerDoubts(activity('Planenligt', 'Klar. Projektet är avslutat.'), ground).join(), /säger ”Klar”/)
})

test('a text that is last round’s to the letter is doubted, and an empty one is not', () => {
  const earlier = activity('Planenligt', 'Arbetet  pågår\ni projektform.')
  assert.match(answerDoubts(activity('Planenligt', 'Arbetet pågår i projektform.'), { ...ground, earlier }).join(), /densamma/)
  assert.deepEqual(answerDoubts(activity('Planenligt', ''), { ...ground, earlier: activity('Planenligt', '') }), [])
})

test('a word that is nobody’s is said to be so', () => {
  assert.match(answerDoubts(activity('Planenlig', ''), ground).join(), /”Planenlig” är inte kopplat/)
})

function activity(statusWord: string, commentary: string): TaskAnswer {
  return { kind: 'activity', statusWord, commentary }
}
