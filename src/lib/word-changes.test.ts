import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { alignment, wordChanges } from './word-changes.ts'

test('a changed figure in a sentence is what differs, whole', () => {
  assert.deepEqual(wordChanges('Resultatet är −4,6 mnkr.', 'Resultatet är −5,1 mnkr.'), [
    { kind: 'same', text: 'Resultatet är −' },
    { kind: 'removed', text: '4,6' },
    { kind: 'added', text: '5,1' },
    { kind: 'same', text: ' mnkr.' },
  ])
})

test('what is the same and what was removed is the first text; what is the same and what was added the second', () => {
  const text = fc.array(fc.constantFrom('a', 'bb', 'c', ' ', '.', ', ', '4,6', 'å'), { maxLength: 30 }).map((all) => all.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = wordChanges(before, after)
      const without = (kind: string) =>
        changes
          .filter((change) => change.kind !== kind)
          .map((change) => change.text)
          .join('')
      assert.equal(without('added'), before)
      assert.equal(without('removed'), after)
      if (before === after) assert.ok(changes.every(({ kind }) => kind === 'same'))
    }),
  )
})

test('as many elements as possible are kept', () => {
  const steps = alignment([...'abcbdab'], [...'bdcaba'], (letter) => letter)
  assert.equal(steps.filter(({ left, right }) => left !== undefined && right !== undefined).length, 4)
})

test('texts too long to be weighed are still told apart', () => {
  const many = (word: string) => Array.from({ length: 3000 }, (_, index) => `${word}${index}`).join(' ')
  const changes = wordChanges(`Början ${many('a')} slut`, `Början ${many('b')} slut`)
  assert.deepEqual(
    [changes.at(0), changes.at(-1)],
    [
      { kind: 'same', text: 'Början ' },
      { kind: 'same', text: ' slut' },
    ],
  )
})
