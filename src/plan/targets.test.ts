import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Display } from '#domain/display.ts'
import type { Polarity } from '#domain/plan.ts'
import type { DisplayUnit } from '#domain/units-of-measure.ts'
import { type Exact, equals, exact } from '#lib/exact.ts'
import { formatTarget, parseTarget, targetInWords } from './targets.ts'

describe('every form of target in the documents is understood (domain.md §4.1)', () => {
  const [up, down] = ['higher-better', 'lower-better'] as const
  const thresholds: [raw: string, unit: DisplayUnit, polarity: Polarity, comparator: string, value: Exact, year?: number][] = [
    ['2020: ≥73', 'index', up, '>=', exact(73n), 2020],
    ['2020:0 mkr', 'mnkr', up, '>=', exact(0n), 2020],
    ['2020: 75%', 'percent', up, '>=', exact(75n, 100n), 2020],
    ['≥73', 'index', up, '>=', exact(73n)],
    ['≤5', 'workdays', down, '<=', exact(5n)],
    ['≤ 5', 'workdays', down, '<=', exact(5n)],
    ['< 5', 'days', down, '<', exact(5n)],
    ['> 90%', 'percent', up, '>', exact(90n, 100n)],
    ['≥ 90%', 'percent', up, '>=', exact(90n, 100n)],
    ['>=\u00a090\u00a0%', 'percent', up, '>=', exact(90n, 100n)],
    ['minst 90 %', 'percent', up, '>=', exact(90n, 100n)],
    ['<1', 'count', down, '<', exact(1n)],
    ['<10%', 'percent', down, '<', exact(10n, 100n)],
    ['<3,0%', 'percent', down, '<', exact(3n, 100n)],
    ['73', 'index', up, '>=', exact(73n)],
    ['5,3', 'percent', down, '<=', exact(53n, 1000n)],
    ['100 %', 'percent', up, '>=', exact(1n)],
    ['0', 'mnkr', up, '>=', exact(0n)],
    ['0 kr', 'mnkr', up, '>=', exact(0n)],
    ['500 tkr', 'mnkr', down, '<=', exact(500_000n)],
    ['-49,3', 'mnkr', up, '>=', exact(-49_300_000n)],
    ['-1 100', 'mnkr', up, '>=', exact(-1_100_000_000n)],
    ['−1\u00a0100', 'mnkr', up, '>=', exact(-1_100_000_000n)],
    ['8 min', 'minutes', down, '<=', exact(480n)],
    ['8:30', 'minutes', down, '<=', exact(510n)],
    ['5 dagar', 'workdays', down, '<=', exact(5n)],
  ]
  for (const [raw, unit, polarity, comparator, value, year] of thresholds) {
    test(`”${raw}” (${unit})`, () => {
      const { target, findings } = parse(raw, unit, polarity)
      assert.deepEqual(findings, [])
      assert.ok(target.kind === 'threshold')
      assert.equal(target.comparator, comparator)
      assert.ok(equals(target.value, value))
      assert.equal(target.year, year)
      assert.equal(target.raw, raw)
    })
  }

  for (const [raw, direction] of [
    ['Öka', 'up'],
    ['Högre', 'up'],
    ['Minska', 'down'],
    ['Färre', 'down'],
    ['Lägre', 'down'],
    ['Behålla', 'keep'],
  ] as const) {
    test(`”${raw}” is a direction`, () => {
      const { target } = parse(raw, 'percent', direction === 'down' ? 'lower-better' : 'higher-better')
      assert.equal(target.kind === 'direction' && target.direction, direction)
    })
  }

  for (const raw of ['', '  ', '-', '–']) {
    test(`”${raw}” is no target`, () => assert.equal(parse(raw).target.kind, 'none'))
  }

  test('”-100” full-time equivalents is a change of at least that many fewer, and ”-100” mnkr a level', () => {
    const { target } = parse('-100', 'fte', 'neutral')
    assert.ok(target.kind === 'delta' && target.comparator === '<=' && equals(target.value, exact(-100n)))
    assert.equal(parse('-100', 'mnkr').target.kind, 'threshold')
    for (const raw of ['-2 procentenheter', '-2 %']) {
      const share = parse(raw, 'percent', 'lower-better').target
      assert.ok(share.kind === 'delta' && equals(share.value, exact(-2n, 100n)), raw)
    }
  })
})

describe('a target that cannot be right is told of', () => {
  test('when it is not a target at all', () =>
    assertRefused(parse('cirka hälften'), 'P-003', /”cirka hälften” går inte att förstå/))
  test('when its unit is another than the indicator’s', () => {
    assertRefused(parse('90 %', 'index'), 'P-004', /annan enhet än indikatorn, som visas i index/)
    assertRefused(parse('8:75', 'minutes'), 'P-004', /annan enhet/)
  })
  test('when nothing says which way it is to be reached', () =>
    assertRefused(parse('73', 'index', 'neutral'), 'P-008', /Skriv ≥ eller ≤/))
  test('when it goes against what is good: lower emissions with the target ”Öka” (domain.md §3.10 E7)', () => {
    const { target, findings } = parse('Öka', 'count', 'lower-better')
    assert.equal(target.kind, 'direction')
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['P-009'],
    )
  })
})

describe('a target is printed as it was written, in print’s own signs', () => {
  for (const [raw, printed] of [
    ['≥90%', '≥ 90 %'],
    ['>= 90 %', '≥ 90 %'],
    ['≤5', '≤ 5'],
    ['73', '73'],
    ['-49,3', '−49,3'],
    ['- 1 100', '−1 100'],
    ['2020: ≥73', '2020: ≥ 73'],
    ['Öka', 'Öka'],
    ['', '–'],
    ['-', '–'],
    ['cirka hälften', 'cirka hälften'],
  ] as const) {
    test(`”${raw}” is ”${printed}”`, () => assert.equal(formatTarget(parse(raw).target).replaceAll('\u00a0', ' '), printed))
  }

  for (const [raw, unit, polarity, words] of [
    ['≥ 90%', 'percent', 'higher-better', 'minst 90 %'],
    ['73', 'index', 'higher-better', 'minst 73'],
    ['≤5', 'workdays', 'lower-better', 'högst 5 arbetsdagar'],
    ['500 tkr', 'mnkr', 'lower-better', 'högst 500 tkr'],
    ['<3,0%', 'percent', 'lower-better', 'mindre än 3,0 %'],
    ['-100', 'fte', 'neutral', 'en minskning med minst 100 årsarbetare'],
    ['+2 procentenheter', 'percent', 'higher-better', 'en ökning med minst 2 procentenheter'],
    ['-2 %', 'percent', 'lower-better', 'en minskning med minst 2 procentenheter'],
    ['Minska', 'percent', 'lower-better', 'att värdet minskar'],
    ['8:30', 'minutes', 'lower-better', 'högst 8:30 min'],
  ] as const) {
    test(`”${raw}” is in words ”${words}”`, () => {
      const display: Display = { unit, decimals: 1 }
      assert.equal(targetInWords(parse(raw, unit, polarity).target, display).replaceAll('\u00a0', ' '), words)
    })
  }
})

test('any text at all is read without failing, and is either understood or told of', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'≥≤<>=-+ 0123456789,.:%mnkrÖka') }), (raw) => {
      const { target, findings } = parse(raw, 'percent')
      if (target.kind === 'none' && findings.length === 0) assert.match(raw, /^\s*[-–−]?\s*$/)
      assert.equal(typeof formatTarget(target), 'string')
    }),
  )
})

function parse(raw: string, unit: DisplayUnit = 'index', polarity: Polarity = 'higher-better') {
  return parseTarget(raw, { display: { unit, decimals: 1 }, polarity, source: { fileName: 'plan.yaml', row: 3 } })
}

function assertRefused({ target, findings }: ReturnType<typeof parse>, code: string, message: RegExp): void {
  assert.equal(target.kind, 'none')
  assert.deepEqual(
    findings.map((finding) => finding.code),
    [code],
  )
  assert.match(findings[0]?.messageSv ?? '', message)
  assert.deepEqual(findings[0]?.where, { kind: 'source', place: { fileName: 'plan.yaml', row: 3 } })
}
