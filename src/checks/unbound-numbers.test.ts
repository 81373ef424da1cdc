import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findTypedNumbers } from './unbound-numbers.ts'

test('amounts, shares and counts typed in a text are found', () => {
  assert.deepEqual(found('606 tkr avser externa kunder.'), ['606'])
  assert.deepEqual(found('FDS behöver flytta med 5-6 mnkr till år 2026.'), ['5', '6'])
  assert.deepEqual(found('29% avser antalet avslutade moduler.'), ['29'])
  assert.deepEqual(found('Utfallet är −1\u00a0234,5 mnkr och 57 136 tkr.'), ['1\u00a0234,5', '57 136'])
  assert.deepEqual(found('1 ärende avser en stol, 4 hör till andra.'), ['1', '4'])
  assert.deepEqual(found('Kostnaden blev 2025 tkr.'), ['2025'])
})

test('years, dates, times, ordinals and codes are names and not figures', () => {
  for (const text of [
    'Lite mer resor och logi under 2025.',
    'genomfört samtliga moduler 2026/2027',
    'kontroller under perioden 2406–2505 och 2409-2505',
    'målbild för hälso- och sjukvården 2029 och HOS2029',
    'Uppdrag RF25-01 enligt ISO 27001',
    'Planerad uppstart under Q4',
    'Övriga kostnader i kkl 6+7',
    'den 31 augusti 2025, kl. 08:30',
    'enligt lag 2018:597 och § 14',
    'Delårsrapport 2, vecka 36, bilaga 1',
    'den 1:a i månaden, dygnet runt 24/7',
    'beslut 2025-08-31',
  ]) {
    assert.deepEqual(found(text), [], text)
  }
})

function found(text: string): string[] {
  return findTypedNumbers(text).map((typed) => typed.text)
}
