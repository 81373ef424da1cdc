import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countSv, formatByteSize, formatInstant } from './swedish-texts.ts'

test('counts are said with the right noun', () => {
  assert.equal(countSv(0, 'fil', 'filer'), 'inga filer')
  assert.equal(countSv(1, 'fil', 'filer'), '1\u00a0fil')
  assert.equal(countSv(12345, 'värde', 'värden'), '12\u00a0345\u00a0värden')
})

test('an instant is read off a Swedish clock, in summer and in winter', () => {
  assert.equal(formatInstant(new Date('2025-09-12T12:05:00Z')), '2025-09-12 14:05')
  assert.equal(formatInstant(new Date('2025-12-31T23:30:00Z')), '2026-01-01 00:30')
})

test('a size is given in the unit that suits it', () => {
  assert.equal(formatByteSize(999), '999\u00a0byte')
  assert.equal(formatByteSize(812_400), '812\u00a0kB')
  assert.equal(formatByteSize(3_440_000), '3,4\u00a0MB')
})
