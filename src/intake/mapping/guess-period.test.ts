import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatPeriod } from '#domain/period.ts'
import { guessPeriod, yearIn } from './guess-period.ts'

const said = (text: string, year?: number) => {
  const found = guessPeriod(text, year)
  return found && formatPeriod(found)
}

test('a header names its months in the ways that people write them', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Jan', 'januari 2025'],
    ['jan–aug 2024', 'januari–augusti 2024'],
    ['Utfall sep-okt', 'september–oktober 2025'],
    ['2024-08', 'augusti 2024'],
    ['2023M05', 'maj 2023'],
    ['T2 2024', 'maj–augusti 2024'],
    ['Kvartal 3', 'juli–september 2025'],
    ['Budget 2026', 'helår 2026'],
    ['Prognos helår', 'helår 2025'],
    ['Utfall t.o.m. augusti', 'januari–augusti 2025'],
    ['Utfall till och med april 2024', 'januari–april 2024'],
  ]
  for (const [text, expected] of cases) assert.equal(said(text, 2025), expected, text)
})

test('words that only look like months, and base years, name none', () => {
  for (const text of ['Marginal', 'Majoritet', 'Index, 1980=100', 'Antal', '5210'])
    assert.equal(said(text, 2025), undefined, text)
  assert.equal(said('jan'), undefined)
  assert.equal(yearIn('2024 och 2025'), undefined)
})
