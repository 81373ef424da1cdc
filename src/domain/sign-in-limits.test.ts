import assert from 'node:assert/strict'
import { test } from 'node:test'
import { secondsToWait } from './sign-in-limits.ts'

const last = new Date('2025-09-15T08:00:00Z')
const after = (seconds: number) => new Date(last.getTime() + seconds * 1000)
const account = (count: number) => ({ byAccount: count, lastByAccount: last, byAddress: 0 })

test('five slips are free, then each wrong try doubles the wait up to a quarter of an hour', () => {
  assert.deepEqual(
    [0, 4, 5, 6, 7, 20].map((count) => secondsToWait(account(count), last)),
    [0, 0, 15, 30, 60, 900],
  )
})

test('the wait runs out', () => {
  assert.equal(secondsToWait(account(5), after(10)), 5)
  assert.equal(secondsToWait(account(5), after(15)), 0)
})

test('an address that tries many accounts waits as well', () => {
  const from = (count: number) => ({ byAccount: 0, byAddress: count, lastByAddress: last })
  assert.equal(secondsToWait(from(29), last), 0)
  assert.equal(secondsToWait(from(31), last), 30)
})
