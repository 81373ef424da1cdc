import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createActiveTime } from './active-time.ts'

test('time is counted between what is written, and a pause of more than a minute is none', () => {
  let now = 1_000
  const time = createActiveTime(() => now)
  const write = (after: number) => {
    now += after
    time.touch()
  }
  write(0)
  write(40_000)
  write(3_600_000)
  write(20_500)
  assert.equal(time.seconds(), 60)
  time.told(60)
  write(500)
  assert.equal(time.seconds(), 1)
})
