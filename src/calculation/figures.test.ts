import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { type Display, formatFigure } from '#domain/display.ts'
import type { Figure } from '#domain/figure.ts'
import { month } from '#domain/month.ts'
import { period } from '#domain/period.ts'
import type { UnitOfMeasure } from '#domain/units-of-measure.ts'
import { decimal, equals, exact } from '#lib/exact.ts'
import { differenceOf, missingFigure, percentagePointChangeOf, ratioOf, relativeChangeOf, sumFigures } from './figures.ts'

describe('differences and changes give the documents’ printed values (domain.md §8)', () => {
  const millions: Display = { unit: 'mnkr', decimals: 1 }
  const differences = [
    ['variance to budget, HSF personnel', -17234n, -13034n, '−420,0'],
    ['forecast variance, FDS IT', -1971n, -1850n, '−12,1'],
    ['change from last year, HSF result', -4750n, -3998n, '−75,2'],
    ['investments forecast unspent, HSF', 2091n, 1163n, '92,8'],
  ] as const
  for (const [name, minuend, subtrahend, printed] of differences) {
    test(`${name}: ${printed}`, () => {
      const figure = differenceOf(slot('sek'), sek(minuend * 100_000n), sek(subtrahend * 100_000n), 'A − B.')
      assert.equal(formatFigure(figure, millions), printed)
    })
  }

  const percents = [
    [108293n, 105371n, 1, '2,8'],
    [301743n, 305007n, 1, '−1,1'],
    [131416n, 123992n, 1, '6,0'],
    [43308n, 41623n, 1, '4,0'],
    [101123n, 97944n, 1, '3,2'],
    [17732n, 17812n, 1, '−0,4'],
    [38n, 74n, 1, '−48,6'],
    [-38355n, -36779n, 2, '4,29'],
    [0n, 2884n, 2, '−100,00'],
    [70076n, 87826n, 2, '−20,21'],
  ] as const
  for (const [current, prior, decimals, printed] of percents) {
    test(`${current} against ${prior} is ${printed} %, rounded once`, () => {
      const figure = relativeChangeOf(slot('share'), value('count', current), value('count', prior), 'Förändring.')
      assert.equal(formatFigure(figure, { unit: 'percent', decimals }), printed)
    })
  }

  test('6,3 % to 4,2 % is −2,1 percentage points', () => {
    const figure = percentagePointChangeOf(slot('percentage-points'), share(42n), share(63n), 'Förändring.')
    assert.equal(formatFigure(figure, { unit: 'percentage-points', decimals: 1 }, { withUnit: true }), '−2,1\u00a0procentenheter')
  })
})

describe('nothing is not zero', () => {
  test('a change against 0 is undefined, not 0', () => {
    const figure = relativeChangeOf(slot('share'), value('count', 5n), value('count', 0n), 'Förändring.')
    assert.equal(figure.kind === 'missing' && figure.reason, 'undefined-ratio')
  })

  test('a ratio over 0 is undefined, not 0', () => {
    const figure = ratioOf(slot('share'), value('count', 0n), value('count', 0n), 'A ÷ B.')
    assert.equal(figure.kind === 'missing' && figure.reason, 'undefined-ratio')
  })

  test('a sum with an addend that is missing is missing for the addend’s reason, and still says what it would sum', () => {
    const absent = missingFigure({ key: 'b' }, 'no-budget', 'Budget saknas för maj.')
    const figure = sumFigures(slot('sek'), [sek(100n), absent], 'A + B.')
    assert.deepEqual(figure, {
      kind: 'missing',
      key: 'slot',
      reason: 'no-budget',
      detailSv: 'Budget saknas för maj.',
      period: august,
      basis: { kind: 'formula', formulaSv: 'A + B.', inputs: ['sek', 'b'], signs: [1, 1] },
    })
  })

  test('a sum whose addends are missing for different reasons is not delivered', () => {
    const figure = sumFigures(
      slot('sek'),
      [missingFigure({ key: 'a' }, 'no-budget'), missingFigure({ key: 'b' }, 'not-due')],
      'A + B.',
    )
    assert.equal(figure.kind === 'missing' && figure.reason, 'not-delivered')
  })

  test('a sum of nothing is 0', () => {
    const figure = sumFigures(slot('sek'), [], 'Inget.')
    assert.ok(figure.kind === 'value' && equals(figure.value, exact(0n)))
  })
})

test('kronor are never added to hours: that is a defect', () => {
  assert.throws(() => sumFigures(slot('sek'), [sek(1n), value('hours', 1n)], 'A + B.'), /counted in sek/)
})

test('the sum of the differences is the difference of the sums, to the öre', () => {
  const amounts = fc.array(fc.tuple(fc.bigInt(), fc.bigInt()), { maxLength: 20 })
  fc.assert(
    fc.property(amounts, (pairs) => {
      const total = (figures: Figure[]) => sumFigures(slot('sek'), figures, 'Summa.')
      const each = pairs.map(([a, b]) => differenceOf(slot('sek'), sek(a), sek(b), 'A − B.'))
      const whole = differenceOf(slot('sek'), total(pairs.map(([a]) => sek(a))), total(pairs.map(([, b]) => sek(b))), 'A − B.')
      const summed = total(each)
      assert.ok(summed.kind === 'value' && whole.kind === 'value' && equals(summed.value, whole.value))
    }),
  )
})

const august = period(month('2025-08'))

function slot(unitOfMeasure: UnitOfMeasure) {
  return { key: 'slot', unitOfMeasure, period: august }
}

function value(unitOfMeasure: UnitOfMeasure, amount: bigint): Figure {
  const basis = { kind: 'entry', formulaSv: 'Given.', source: { fileName: 'prov.csv' } } as const
  return { kind: 'value', key: unitOfMeasure, value: exact(amount), unitOfMeasure, period: august, basis }
}

function sek(kronor: bigint): Figure {
  return { ...value('sek', 0n), value: exact(kronor) } as Figure
}

function share(perMille: bigint): Figure {
  return { ...value('share', 0n), value: decimal(perMille, 3) } as Figure
}
