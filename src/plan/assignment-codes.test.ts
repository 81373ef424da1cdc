import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatAssignmentCode, parseAssignmentCode, parseAssignmentCodes } from './assignment-codes.ts'

test('one assignment has one code whatever its notation: RF25-07, RF25-7., (RF7), RF7, 7 and 07. in the plan of 2025', () => {
  for (const text of ['RF25-07', 'RF25-7.', '(RF7)', 'RF7', '7', '07.', ' rf25–07 ', 'RF 25-07']) {
    assert.equal(parseAssignmentCode(text, 2025)?.canonical, 'RF2025-07', text)
  }
})

test('a code keeps its own year in a later plan', () => {
  assert.equal(parseAssignmentCode('RF24-1.', 2025)?.canonical, 'RF2024-01')
})

test('what is not a code is not made into one (domain.md §3.10 E10)', () => {
  for (const text of ['RF23-30Ta', 'EiB', '', 'RF', 'RF25-', '0', 'RF25-07, RF25-08'])
    assert.equal(parseAssignmentCode(text, 2025), undefined, text)
})

test('several codes in one cell are each read', () => {
  assert.deepEqual(
    parseAssignmentCodes('RF23-5, RF24-8, EiB', 2024).map(({ text, code }) => [text, code?.canonical]),
    [
      ['RF23-5', 'RF2023-05'],
      ['RF24-8', 'RF2024-08'],
      ['EiB', undefined],
    ],
  )
})

test('a code that is printed is read back as itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 999 }), (year, number) => {
      const code = parseAssignmentCode(String(number), year)
      assert.ok(code)
      assert.deepEqual(parseAssignmentCode(formatAssignmentCode(code), 2025), code)
    }),
  )
})
