import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exact } from '#lib/exact.ts'
import type { ValueFigure } from './figure.ts'
import { formatInlineFigure, inlineText } from './inline-text.ts'
import { month } from './month.ts'
import { period } from './period.ts'
import type { FigureInline } from './table.ts'

const kronor = (amount: number): ValueFigure => ({
  kind: 'value',
  key: 'fds/2025-D2/investments/summa/unspent',
  value: exact(amount),
  unitOfMeasure: 'sek',
  period: period(month('2025-08')),
  basis: { kind: 'formula', formulaSv: 'Budget − utfall.', inputs: [] },
})

const inline = (amount: number, form: FigureInline['form'], withUnit = true): FigureInline => ({
  kind: 'figure',
  figure: kronor(amount),
  display: { unit: 'mnkr', decimals: 1 },
  withUnit,
  form,
})

test('a whole range names the whole units on either side of the value', () => {
  assert.equal(formatInlineFigure(inline(5_636_000, 'whole-range')), '5–6\u00a0mnkr')
  assert.equal(formatInlineFigure(inline(5_636_000, 'whole-range', false)), '5–6')
  assert.equal(formatInlineFigure(inline(-1_800_000, 'whole-range')), '\u22122 till \u22121\u00a0mnkr')
  assert.equal(formatInlineFigure(inline(-400_000, 'whole-range')), '\u22121 till 0\u00a0mnkr')
  assert.equal(formatInlineFigure(inline(5_000_000, 'whole-range')), '5\u00a0mnkr')
  assert.equal(formatInlineFigure(inline(-5_000_000, 'whole-range')), '\u22125\u00a0mnkr')
})

test('an absolute form drops the sign, for texts that say it in words', () => {
  assert.equal(formatInlineFigure(inline(-1_283_000, 'absolute')), '1,3\u00a0mnkr')
  const signed = inline(1_283_000, 'absolute')
  assert.equal(formatInlineFigure({ ...signed, display: { ...signed.display, sign: 'always' } }), '1,3\u00a0mnkr')
  assert.equal(formatInlineFigure(inline(-1_283_000, 'number')), '\u22121,3\u00a0mnkr')
})

test('words follow the sign, and what prints as zero is neither better nor worse', () => {
  const printed = (amount: number, form: FigureInline['form']) =>
    formatInlineFigure(inline(amount, form)).replaceAll('\u00a0', ' ')
  assert.equal(printed(4_600_000, 'better'), '4,6 mnkr bättre än')
  assert.equal(printed(-425_700_000, 'better'), '425,7 mnkr sämre än')
  assert.equal(printed(40_000, 'better'), 'i nivå med')
  assert.equal(printed(1_700_000, 'risen'), 'ökat med 1,7 mnkr')
  assert.equal(printed(-1_700_000, 'risen'), 'minskat med 1,7 mnkr')
  assert.equal(printed(-1_700_000, 'rises'), 'minskar med 1,7 mnkr')
  assert.equal(printed(-49_000, 'risen'), 'legat still')
  assert.equal(printed(-1_700_000, 'higher'), '1,7 mnkr lägre än')
  assert.equal(formatInlineFigure({ ...inline(-6_100_000, 'risen'), reversed: true }), 'ökat med 6,1\u00a0mnkr')
})

test('a text with figures reads as one sentence', () => {
  const text = inlineText([
    { kind: 'text', textSv: 'Resultatet är ' },
    inline(18_000_000, 'number'),
    { kind: 'text', textSv: '.', strong: true },
    { kind: 'line-break' },
    {
      kind: 'figure',
      figure: { kind: 'missing', key: 'a/b/c/d/e', reason: 'not-delivered' },
      display: { unit: 'tkr', decimals: 0 },
      withUnit: true,
      form: 'number',
    },
  ])
  assert.equal(text, 'Resultatet är 18,0\u00a0mnkr.\n–')
})
