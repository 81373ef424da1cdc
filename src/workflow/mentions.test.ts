import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mentionedIn, mentionRuns } from './mentions.ts'

const people = [
  { id: 'p1', nameSv: 'Anna Berg' },
  { id: 'p2', nameSv: 'Anna Bergman' },
  { id: 'p3', nameSv: 'Åsa Öst-Lind' },
]

test('a name after @ mentions the person, whatever the capitals, and the longer of two names is meant', () => {
  assert.deepEqual(mentionedIn('Hej @anna berg, ser du?', people), ['p1'])
  assert.deepEqual(mentionedIn('@Anna Bergman', people), ['p2'])
  assert.deepEqual(mentionedIn('Fråga @Åsa Öst-Lind. Och @Anna Berg!', people), ['p1', 'p3'])
})

test('an e-mail address, a first name alone or a name without @ mentions nobody', () => {
  assert.deepEqual(mentionedIn('anna@Anna Berg, @Anna och Anna Berg', people), [])
})

test('two people of one name are both meant, and each is mentioned once', () => {
  const twins = [...people, { id: 'p4', nameSv: 'Anna Berg' }]
  assert.deepEqual(mentionedIn('@Anna Berg @Anna Berg', twins), ['p1', 'p4'])
})

test('the runs of a text joined are the text', () => {
  const words = fc.array(fc.constantFrom('@Anna Berg', '@', 'Anna', ' ', ', ', '@Åsa Öst-Lind', 'x', '\n', '@Anna Bergman'))
  fc.assert(
    fc.property(words, (parts) => {
      const text = parts.join('')
      assert.equal(
        mentionRuns(text, people)
          .map(({ textSv }) => textSv)
          .join(''),
        text,
      )
    }),
  )
})
