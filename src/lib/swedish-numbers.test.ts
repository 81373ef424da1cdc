import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { decimal, equals, exact, roundHalfAway } from './exact.ts'
import { formatDigits, formatSwedishNumber, minusSign, noBreakSpace, parseSwedishNumber } from './swedish-numbers.ts'

/** Text → digits × 10^−scale. */
const readable: readonly (readonly [string, bigint, number])[] = [
  ['0', 0n, 0],
  ['-0', 0n, 0],
  ['5636', 5636n, 0],
  ['5 636', 5636n, 0],
  ['5\u00a0636', 5636n, 0],
  ['5\u202f636', 5636n, 0],
  ['5\u2009636', 5636n, 0],
  ['1 234 567,89', 123456789n, 2],
  ['1234.50', 123450n, 2],
  ['-1235', -1235n, 0],
  ['- 1 235', -1235n, 0],
  ['–1,8', -18n, 1],
  ['\u22121 234,5', -12345n, 1],
  ['+39', 39n, 0],
  ['(1 235)', -1235n, 0],
  ['1 235-', -1235n, 0],
  ['  87,9 ', 879n, 1],
  ['015', 15n, 0],
]

describe('a number as Swedish reports and files write it', () => {
  for (const [text, digits, scale] of readable) {
    test(`”${text}” is ${digits} × 10^−${scale}`, () => {
      const parsed = parseSwedishNumber(text)
      assert.ok(parsed)
      assert.ok(equals(parsed.value, decimal(digits, scale)))
      assert.equal(parsed.decimals, scale)
    })
  }

  test('a percent sign is told and not divided away', () => {
    assert.deepEqual(parseSwedishNumber('5,9 %'), { value: decimal(59n, 1), decimals: 1, percent: true })
    assert.deepEqual(parseSwedishNumber('90%'), { value: decimal(90n, 0), decimals: 0, percent: true })
  })

  for (const text of [
    '',
    ' ',
    '-',
    '–',
    'N/A',
    '..',
    '1 23',
    '12 34',
    '1,2,3',
    '1.234,5',
    '--5',
    '(-5)',
    '+-5',
    '137 – 162',
    '15:01',
    '8 min',
    '1e5',
    'Öka',
    '5 636 tkr',
    '1 2345',
  ]) {
    test(`”${text}” is no plain number`, () => {
      assert.equal(parseSwedishNumber(text), undefined)
    })
  }
})

describe('a number that we print', () => {
  test('has decimal comma, no-break spaces and a true minus sign', () => {
    assert.equal(formatSwedishNumber(decimal(-12345678n, 2), { decimals: 1 }), `${minusSign}123${noBreakSpace}456,8`)
    assert.equal(formatSwedishNumber(exact(1, 2), { decimals: 0, sign: 'always' }), '+1')
  })

  test('has no sign when it prints as zero', () => {
    assert.equal(formatSwedishNumber(decimal(-4n, 1), { decimals: 0 }), '0')
    assert.equal(formatSwedishNumber(decimal(4n, 1), { decimals: 0, sign: 'always' }), '0')
  })

  test('is rounded half away from zero', () => {
    assert.equal(formatSwedishNumber(decimal(25n, 1), { decimals: 0 }), '3')
    assert.equal(formatSwedishNumber(decimal(-25n, 1), { decimals: 0 }), `${minusSign}3`)
  })

  test('can be read back to the same digits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 6 }), (digits, decimals) => {
        const parsed = parseSwedishNumber(formatDigits(digits, decimals))
        assert.ok(parsed)
        assert.equal(parsed.decimals, decimals)
        assert.equal(roundHalfAway(parsed.value, decimals), digits)
      }),
    )
  })
})

test('reading never throws, whatever the text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      parseSwedishNumber(text)
    }),
  )
})
