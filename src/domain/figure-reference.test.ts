import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { figureReferences, writeFigureReference } from './figure-reference.ts'

test('each figure that a text names is found where it stands', () => {
  const text = 'Kostnaden är {{a/b/c | mnkr 1 belopp}}, mot {{ a/b/d }} förra året {{ inte klart'
  const found = figureReferences(text)
  assert.deepEqual(
    found.map(({ address, wordsSv }) => [address, wordsSv]),
    [
      ['a/b/c', 'mnkr 1 belopp'],
      ['a/b/d', ''],
    ],
  )
  for (const { source, from, to } of found) assert.equal(text.slice(from, to), source)
})

test('what is written is read as the same', () => {
  const word = fc.stringMatching(/^[a-zåäö0-9-]{1,8}$/)
  const address = fc.tuple(word, word, word).map((parts) => parts.join('/'))
  const words = fc.array(word, { maxLength: 3 }).map((parts) => parts.join(' '))
  fc.assert(
    fc.property(address, words, fc.string(), (named, wordsSv, before) => {
      const around = before.replace(/[{}]/g, '')
      const source = writeFigureReference({ address: named, wordsSv })
      const [found] = figureReferences(`${around}${source} mer`)
      const from = around.length
      assert.deepEqual(found, { source, address: named, wordsSv, from, to: from + source.length })
    }),
  )
})
