import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeMark, fulfilmentMark, healthWordsFor, outlookMark, progressMark } from './status-words.ts'

test('each administration’s word is printed as its own and drawn as the canonical status (domain.md §4.4)', () => {
  for (const [word, canonical] of [
    ['Går enligt plan', 'progress:on-track'],
    ['Enl. plan', 'progress:on-track'],
    ['Enl.\nplan', 'progress:on-track'],
    ['Planenligt', 'progress:on-track'],
    ['Mindre avvikelse', 'progress:minor-deviation'],
    ['Stor avvikelse/risk', 'progress:delayed'],
    ['Ej påbörjad', 'progress:not-started'],
    ['Försenad', 'progress:delayed'],
    ['Klart', 'progress:completed'],
  ] as const) {
    const mark = progressMark(word, {})
    assert.equal(mark.canonical, canonical, word)
    assert.equal(mark.wordSv, word.replace('\n', ' '))
  }
})

test('a project’s light is chosen among three degrees, in the plan’s own words only where it has one for each', () => {
  const common = ['Går enligt plan', 'Mindre avvikelse', 'Stor avvikelse/risk']
  assert.deepEqual(healthWordsFor({}), common)
  assert.deepEqual(healthWordsFor({ Planenligt: 'on-track', Försenad: 'delayed', Klar: 'completed' }), common)
  assert.deepEqual(healthWordsFor({ Grönt: 'on-track', Gult: 'minor-deviation', Rött: 'delayed', Klart: 'completed' }), [
    'Grönt',
    'Gult',
    'Rött',
  ])
  for (const word of common) assert.notEqual(progressMark(word, {}).canonical, undefined)
})

test('the plan’s own words go before the shared ones', () => {
  assert.equal(progressMark('Positiv', { Positiv: 'on-track' }).canonical, 'progress:on-track')
  assert.equal(progressMark('planenligt', { Planenligt: 'minor-deviation' }).canonical, 'progress:minor-deviation')
})

test('a word that nobody knows, or that means several things, is drawn as nothing and has no canonical status', () => {
  assert.deepEqual(progressMark(' Positiv ', {}), { wordSv: 'Positiv', tone: 'none', shape: 'ring' })
})

test('an outlook is judged in the administration’s word', () => {
  assert.deepEqual(outlookMark('Positiv'), { wordSv: 'Positiv', tone: 'good', shape: 'arrow-up', canonical: 'outlook:positive' })
  assert.equal(outlookMark('Neutralt').canonical, 'outlook:unchanged')
  assert.equal(outlookMark('Tja').canonical, undefined)
})

test('computed judgements are marked in the system’s own words', () => {
  assert.deepEqual(fulfilmentMark('not-met'), {
    wordSv: 'Ej uppfyllt',
    tone: 'bad',
    shape: 'square',
    canonical: 'fulfilment:not-met',
  })
  assert.deepEqual(changeMark('worse'), { wordSv: 'Sämre', tone: 'bad', shape: 'arrow-down', canonical: 'change:worse' })
})
