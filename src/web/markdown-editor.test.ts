import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { changeBetween } from './markdown-editor.ts'

test('a text that comes from elsewhere changes only what differs, and becomes that text to the letter', () => {
  assert.equal(changeBetween('samma', 'samma'), undefined)
  assert.deepEqual(changeBetween('Ett två tre', 'Ett 2 tre'), { from: 4, to: 7, insert: '2' })
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (start, a, b, end) => {
      const [before, after] = [start + a + end, start + b + end]
      const change = changeBetween(before, after)
      const changed = change === undefined ? before : before.slice(0, change.from) + change.insert + before.slice(change.to)
      assert.equal(changed, after)
    }),
  )
})
