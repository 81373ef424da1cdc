import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { formatMonth, monthNumberOf, monthOf } from '#domain/month.ts'
import { exact } from '#lib/exact.ts'
import { parseMonthCell, parseMonthOfYear, parseMonthText } from './parse-month.ts'

const august = monthOf(2025, 8)

describe('a month in a file', () => {
  for (const text of [
    '2025-08',
    '202508',
    '2025M08',
    '2025/08',
    '2025-08-31',
    '20250831',
    '08/2025',
    '8-2025',
    'aug 2025',
    'Aug. 2025',
    'augusti 2025',
    'AUGUSTI 2025',
    'aug-25',
    'aug\u00a02025',
    ' 2025-08 ',
    '2025-08-01T00:00:00',
  ]) {
    test(`may be written ”${text}”`, () => {
      assert.equal(parseMonthText(text), august)
    })
  }

  for (const text of [
    '',
    '2025',
    '2025-13',
    '2025-00',
    '202500',
    '20250832',
    'au 2025',
    'augusto 2025',
    '2025-8-x',
    'ma 2025',
    'ack aug',
    '31/12',
    '2025-08–2025-09',
  ]) {
    test(`is not ”${text}”`, () => {
      assert.equal(parseMonthText(text), undefined)
    })
  }

  test('may be a date cell, a number that looks like one, or Excel’s day number', () => {
    assert.equal(parseMonthCell({ kind: 'date', date: '2025-08-31' }), august)
    assert.equal(parseMonthCell({ kind: 'number', value: exact(202508), percent: false }), august)
    assert.equal(parseMonthCell({ kind: 'number', value: exact(45_870), percent: false }), august)
    assert.equal(parseMonthCell({ kind: 'number', value: exact(45_900), percent: false }), august)
    assert.equal(parseMonthCell({ kind: 'number', value: exact(45_901), percent: false }), monthOf(2025, 9))
    assert.equal(parseMonthCell({ kind: 'number', value: exact(8), percent: false }), undefined)
  })

  test('is read back from each form that we write', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }), (year, number) => {
        const month = monthOf(year, number)
        const twoDigits = String(monthNumberOf(month)).padStart(2, '0')
        for (const text of [
          month,
          `${year}${twoDigits}`,
          formatMonth(month),
          `${formatMonth(month).slice(0, 3)} ${year}`,
          `${month}-28`,
        ]) {
          assert.equal(parseMonthText(text), month)
        }
      }),
    )
  })

  test('is looked for in any text without throwing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseMonthText(text)
      }),
    )
  })
})

test('a year and one of its months in two cells are a month', () => {
  const text = (written: string) => ({ kind: 'text', text: written }) as const
  assert.equal(parseMonthOfYear(text('2025'), text('8')), '2025-08')
  assert.equal(parseMonthOfYear(text('2025'), text('Augusti')), '2025-08')
  assert.equal(parseMonthOfYear(text('2025'), text('13')), undefined)
  assert.equal(parseMonthOfYear(text('25'), text('8')), undefined)
})
