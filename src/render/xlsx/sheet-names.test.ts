import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { longestSheetName, sheetNames } from './sheet-names.ts'

test('a long caption is cut at a word, and the same caption twice gets a number', () => {
  assert.deepEqual(sheetNames(['Resultaträkning, ackumulerat utfall mot budget', 'Resultaträkning, ackumulerat utfall i år']), [
    'Resultaträkning, ackumulerat',
    'Resultaträkning (2)',
  ])
})

test('whatever the captions, the names are allowed, of at most 31 characters and unique without regard to case', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 60 })), (captions) => {
      const names = sheetNames(captions, ['Innehåll'])
      assert.equal(names.length, captions.length)
      assert.equal(new Set([...names, 'Innehåll'].map((name) => name.toLocaleLowerCase('sv'))).size, names.length + 1)
      for (const name of names) {
        assert.ok(name.length >= 1 && name.length <= longestSheetName, name)
        assert.doesNotMatch(name, /[[\]:*?/\\]|^'|'$/)
      }
    }),
  )
})
