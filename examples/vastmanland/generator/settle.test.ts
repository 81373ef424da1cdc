import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { randomFor } from './random.ts'
import { settle } from './settle.ts'

describe('settle', () => {
  test('finds what stands beneath 1,5 + 1,5 that printed as 2 + 2 = 3', () => {
    const [a = 0, b = 0] = settle(
      [
        { low: 15, high: 24, step: 1 },
        { low: 15, high: 24, step: 1 },
      ],
      [
        {
          terms: [
            { unknown: 0, sign: 1 },
            { unknown: 1, sign: 1 },
          ],
          low: 25,
          high: 34,
        },
      ],
      randomFor('2 + 2 = 3'),
    )
    assert.ok(a >= 15 && b >= 15 && a + b <= 34)
  })

  test('keeps to the steps of each number', () => {
    const values = settle(
      [
        { low: -500, high: 500, step: 100 },
        { low: -500, high: 500, step: 100 },
      ],
      [
        {
          terms: [
            { unknown: 0, sign: 1 },
            { unknown: 1, sign: -1 },
          ],
          low: 300,
          high: 300,
        },
      ],
      randomFor('steg'),
    )
    assert.deepEqual(
      values.map((value) => Math.abs(value % 100)),
      [0, 0],
    )
    assert.equal((values[0] ?? 0) - (values[1] ?? 0), 300)
  })

  test('says so when print contradicts itself', () => {
    const impossible = [{ terms: [{ unknown: 0, sign: 1 } as const], low: 8, high: 9 }]
    assert.throws(() => settle([{ low: 0, high: 5, step: 1 }], impossible, randomFor('nej')), /No whole numbers/)
  })
})
