import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import fc from 'fast-check'
import { comparators } from '#domain/target.ts'
import { minusSign, noBreakSpace } from '#lib/swedish-numbers.ts'
import { fontCoverage } from './font-coverage.ts'
import { printableText } from './printable-text.ts'

const font = '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'
const coverage = fontCoverage([readFileSync(createRequire(import.meta.url).resolve(font))])

test('the font has every character that Tertial itself writes', () => {
  const own = `åäöÅÄÖéü0123456789 ${noBreakSpace}${minusSign}–…”’·•%+±½²³√■()[]{}<>&#@§${Object.values(comparators)
    .map(({ mark }) => mark)
    .join('')}`
  assert.equal(printableText(own, coverage), own)
})

test('the font has no picture characters, and a glyph for "missing" does not count as one', () => {
  assert.equal(coverage.has(0x1f600), false)
  assert.equal(coverage.has(0xffff), false)
})

test('kin are printed for what only looks different, and invisible characters go', () => {
  const pasted = '1\u2008204\u2003mjuk\u00adstreck \uf0b7 punkt\u200b'
  assert.equal(printableText(pasted, coverage), '1\u00a0204 mjukstreck • punkt')
})

test('a letter written as letter and accent is printed as one', () => {
  assert.equal(printableText('a\u030a', coverage), 'å')
})

test('whatever comes in, only characters that the font has come out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const character of printableText(text, coverage)) assert.ok(coverage.has(character.codePointAt(0) ?? 0), character)
    }),
  )
})

test('characters count as covered only when every face has them', () => {
  assert.equal(fontCoverage([]).size, 0)
})
