import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { decimal, equals, exact, roundHalfAway } from '#lib/exact.ts'
import { cellText, exactOfDouble } from './grid.ts'

describe('a number that Excel stored as a binary double', () => {
  test('is the decimal that a person wrote', () => {
    for (const [stored, digits, scale] of [
      [0.1, 1n, 1],
      [1234.56, 123456n, 2],
      [-1283000, -1283000n, 0],
      [1e21, 10n ** 21n, 0],
      [1.5e-7, 15n, 8],
      [-0, 0n, 0],
    ] as const) {
      assert.ok(equals(exactOfDouble(stored), decimal(digits, scale)), String(stored))
    }
  })

  test('of öre comes back to the öre', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), (ore) => {
        assert.equal(roundHalfAway(exactOfDouble(Number(ore) / 100), 2), ore)
      }),
    )
  })

  test('reads as a person writes it', () => {
    assert.equal(cellText({ kind: 'number', value: exactOfDouble(-1234.5), percent: false }), '\u22121234,5')
    assert.equal(cellText({ kind: 'number', value: exact(7110), percent: false }), '7110')
  })
})
