import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Display } from '#domain/display.ts'
import type { Figure } from '#domain/figure.ts'
import { month } from '#domain/month.ts'
import { period } from '#domain/period.ts'
import type { Polarity } from '#domain/plan.ts'
import { type DisplayUnit, displayUnits } from '#domain/units-of-measure.ts'
import { exact, multiply } from '#lib/exact.ts'
import { parseSwedishNumber } from '#lib/swedish-numbers.ts'
import { judgeChange, judgeFulfilment } from './judge.ts'
import { parseTarget, parseTolerance } from './targets.ts'

describe('whether a target is reached', () => {
  test('FDS 2025: 3,53 working days against ≤ 5, 94 % against ≥ 90 %, 29 % against 80 %, the result 18 against 0', () => {
    assert.equal(judge('3,53', '≤5', 'workdays', 2, 'lower-better').fulfilment, 'met')
    assert.equal(judge('94', '≥ 90%', 'percent').fulfilment, 'met')
    assert.equal(judge('29', '80%', 'percent').fulfilment, 'not-met')
    assert.equal(judge('18', '0', 'mnkr').fulfilment, 'met')
    assert.equal(judge('94', '≥ 90%', 'percent').reasonSv.replaceAll('\u00a0', ' '), '94 % mot målet minst 90 %.')
  })

  test('is judged on the exact value, and says when the printed one would be judged otherwise', () => {
    const judged = judge('5,04', '≤5', 'workdays', 1, 'lower-better')
    assert.equal(judged.fulfilment, 'not-met')
    assert.equal(judged.flipsWhenRounded, true)
    assert.match(judged.reasonSv, /bedömningen görs på det exakta värdet/)
    assert.equal(judge('5,06', '≤5', 'workdays', 1, 'lower-better').flipsWhenRounded, false)
  })

  test('is partly reached within the tolerance, on the exact value, and not a hair beyond it', () => {
    const { tolerance } = parseTolerance('2 procentenheter', {
      display: { unit: 'percent', decimals: 0 },
      source: { fileName: 'plan.yaml' },
    })
    const near = (outcome: string) =>
      judgeFulfilment(figure(outcome, 'percent'), parse('≥ 90%', 'percent', 'higher-better'), {
        display: { unit: 'percent', decimals: 0 },
        tolerance,
      })
    assert.equal(near('88').fulfilment, 'partly')
    assert.match(near('88').reasonSv, /inom toleransen 2\sprocentenheter\.$/)
    assert.equal(near('87,9').fulfilment, 'not-met')
    assert.equal(near('90').fulfilment, 'met')
    assert.equal(near('95').fulfilment, 'met', 'beyond the target is not outside it')
  })

  test('what is to be kept is kept within the tolerance', () => {
    const display: Display = { unit: 'count', decimals: 0 }
    const keep = parse('Behålla', 'count', 'higher-better')
    const within = (tolerance: string) =>
      judgeFulfilment(figure('105', 'count'), keep, {
        display,
        prior: figure('100', 'count'),
        ...parseTolerance(tolerance, { display, source: { fileName: 'plan.yaml' } }),
      }).fulfilment
    assert.deepEqual([within('5'), within('4'), within('')], ['met', 'not-met', 'not-met'])
  })

  test('a tolerance is a distance in the indicator’s unit, and nothing else', () => {
    const found = (text: string) =>
      parseTolerance(text, { display: { unit: 'percent', decimals: 1 }, source: { fileName: 'plan.yaml' } }).findings.map(
        ({ code }) => code,
      )
    assert.deepEqual(['± 2', '0,5 %', '1 procentenheter', ''].flatMap(found), [])
    assert.deepEqual(['≥ 2', '-2', 'Öka', '2 mnkr', 'lite'].map(found), [['P-013'], ['P-013'], ['P-013'], ['P-013'], ['P-013']])
  })

  test('at the target itself depends on the sign: ≤ reaches, < does not', () => {
    assert.equal(judge('5', '≤5', 'days', 0, 'lower-better').fulfilment, 'met')
    assert.equal(judge('5', '<5', 'days', 0, 'lower-better').fulfilment, 'not-met')
    assert.equal(judge('90', '> 90%', 'percent').fulfilment, 'not-met')
  })

  test('is not due for what is followed up later, and not assessable without a value or a target', () => {
    const target = parse('73', 'index', 'higher-better')
    const display: Display = { unit: 'index', decimals: 1 }
    const notDue: Figure = { kind: 'missing', key: 'a', reason: 'not-due', detailSv: 'Årsvis uppföljning' }
    assert.deepEqual(judgeFulfilment(notDue, target, { display }), {
      fulfilment: 'not-due',
      reasonSv: 'Årsvis uppföljning.',
      flipsWhenRounded: false,
    })
    const missing: Figure = { kind: 'missing', key: 'a', reason: 'not-measured' }
    assert.equal(judgeFulfilment(missing, target, { display }).fulfilment, 'not-assessable')
    assert.equal(judge('73', '-', 'index').fulfilment, 'not-assessable')
  })

  test('for a direction is a change beyond the margin the right way', () => {
    assert.equal(judge('66', 'Öka', 'percent', 0, 'higher-better', '60').fulfilment, 'met')
    assert.equal(judge('60,1', 'Öka', 'percent', 1, 'higher-better', '60').fulfilment, 'not-met')
    assert.equal(judge('60,1', 'Behålla', 'percent', 1, 'higher-better', '60').fulfilment, 'met')
    assert.equal(judge('9', 'Färre', 'count', 0, 'lower-better', '12').fulfilment, 'met')
    assert.equal(judge('9', 'Färre', 'count', 0, 'lower-better').fulfilment, 'not-assessable')
  })

  test('for a change counts from last year: 5 106 against 5 041 full-time equivalents is not 100 fewer', () => {
    assert.equal(judge('5106', '-100', 'fte', 0, 'lower-better', '5041').fulfilment, 'not-met')
    assert.equal(judge('4941', '-100', 'fte', 0, 'lower-better', '5041').fulfilment, 'met')
    assert.equal(judge('4,4', '-2 %', 'percent', 1, 'lower-better', '6,3').fulfilment, 'not-met')
    assert.equal(judge('4,2', '-2 procentenheter', 'percent', 1, 'lower-better', '6,3').fulfilment, 'met')
  })
})

describe('the change from last year gives the documents’ trends back (domain.md §8)', () => {
  const trends: [prior: string, current: string, Polarity, DisplayUnit, string][] = [
    ['87,9', '87,5', 'higher-better', 'percent', 'unchanged'],
    ['1,6', '2,0', 'higher-better', 'percent', 'better'],
    ['13,5', '13,3', 'lower-better', 'percent', 'unchanged'],
    ['80,3', '81,3', 'higher-better', 'percent', 'better'],
    ['1,1', '1,2', 'lower-better', 'count', 'worse'],
    ['901', '695', 'lower-better', 'count', 'better'],
    ['66,5', '73,1', 'higher-better', 'percent', 'better'],
    ['2,82', '3,53', 'lower-better', 'workdays', 'worse'],
    ['0', '0', 'lower-better', 'count', 'unchanged'],
    ['0', '1', 'lower-better', 'count', 'worse'],
    ['-10', '5', 'higher-better', 'mnkr', 'better'],
    ['10', '12', 'neutral', 'count', 'not-assessable'],
  ]
  for (const [prior, current, polarity, unit, change] of trends) {
    test(`${prior} → ${current} (${unit}, ${polarity}) is ${change}`, () => {
      const judged = judgeChange(figure(current, unit), figure(prior, unit), polarity, { unit, decimals: 1 })
      assert.equal(judged.change, change)
      assert.match(judged.reasonSv, /samma period föregående år\./)
    })
  }

  test('and cannot be told without both values: the reason is the missing one’s own', () => {
    const missing: Figure = { kind: 'missing', key: 'a', reason: 'series-starts' }
    assert.deepEqual(judgeChange(figure('1', 'count'), missing, 'higher-better', { unit: 'count', decimals: 0 }), {
      change: 'not-assessable',
      reasonSv: 'Ny serie, inget tidigare värde.',
    })
  })
})

function judge(
  outcome: string,
  target: string,
  unit: DisplayUnit,
  decimals = 0,
  polarity: Polarity = 'higher-better',
  prior?: string,
) {
  const context = { display: { unit, decimals }, ...(prior === undefined ? {} : { prior: figure(prior, unit) }) }
  return judgeFulfilment(figure(outcome, unit), parse(target, unit, polarity), context)
}

function parse(raw: string, unit: DisplayUnit, polarity: Polarity) {
  return parseTarget(raw, { display: { unit, decimals: 1 }, polarity, source: { fileName: 'plan.yaml' } }).target
}

/** A value as it is written in its display unit. */
function figure(written: string, unit: DisplayUnit): Figure {
  const number = parseSwedishNumber(written)
  assert.ok(number)
  const { base, numerator, denominator } = displayUnits[unit]
  return {
    kind: 'value',
    key: 'a',
    value: multiply(number.value, exact(numerator, denominator)),
    unitOfMeasure: base,
    period: period(month('2025-08')),
    basis: { kind: 'entry', formulaSv: 'Given.', source: { fileName: 'prov.csv' } },
  }
}
