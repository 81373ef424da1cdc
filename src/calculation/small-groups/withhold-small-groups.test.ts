import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { type Fact, selectFacts } from '#domain/fact.ts'
import type { Figure } from '#domain/figure.ts'
import { priorYear } from '#domain/period.ts'
import { figureAt, figuresOf, type Table } from '#domain/table.ts'
import { add, divide, type Exact, exact, isZero, multiply, zero } from '#lib/exact.ts'
import { computeTables } from '../compute.ts'
import { summedFacts } from '../contributions.ts'
import { explainFigure, figuresByKey } from '../explain.ts'
import { monthlyFacts, sampleInput, sampleRound } from '../sample-input.ts'
import type { TableInput } from '../table-definition.ts'

const withFive: Partial<TableInput> = { round: sampleRound('2025-M03'), smallGroupThreshold: 5 }

/** One sex on a cost centre, in January and February: how many they are, and hundredths of hours a month. */
function staff(gender: string, people: number, absent: number, more: Record<string, string> = {}): Fact[] {
  const group = { gender, ...more }
  return [
    ...monthlyFacts('headcount', '2025-02', people * 100, group),
    ...monthlyFacts('ordinary-hours', '2025-02', people * 150_00, group),
    ...monthlyFacts('sickness-absence-hours', '2025-02', absent, group),
  ]
}

function tablesOf(facts: readonly Fact[], more: Partial<TableInput> = {}): Table[] {
  return computeTables(sampleInput(facts, { ...withFive, ...more })).tables
}

function at(tables: readonly Table[], address: string): Figure | undefined {
  const [table = '', row = '', column = ''] = address.split('/')
  const found = tables.find(({ name }) => name === table)
  return found && figureAt(found, row, column)
}

const isWithheld = (figure: Figure | undefined): boolean => figure?.kind === 'missing' && figure.reason === 'withheld-small-group'

describe('three men beside twenty women', () => {
  const facts = [...staff('kvinnor', 20, 100_00), ...staff('man', 3, 40_00)]
  const tables = tablesOf(facts)

  test('are not shown, neither their share nor their hours', () => {
    assert.ok(isWithheld(at(tables, 'sickness-absence/man/actual-ytd')))
    assert.ok(isWithheld(at(tables, 'sickness-absence-hours/man/absent-actual-ytd')))
    assert.ok(isWithheld(at(tables, 'sickness-absence-hours/man/ordinary-actual-ytd')))
  })

  test('cannot be computed from the total, which is shown, since the women are not shown either', () => {
    assert.equal(at(tables, 'sickness-absence/totalt/actual-ytd')?.kind, 'value')
    assert.ok(isWithheld(at(tables, 'sickness-absence/kvinnor/actual-ytd')))
    assert.ok(isWithheld(at(tables, 'sickness-absence-hours/kvinnor/absent-actual-ytd')))
  })

  test('leave no trace: no value, no facts, and an explanation that knows neither', () => {
    const figure = at(tables, 'sickness-absence-hours/man/absent-actual-ytd')
    assert.deepEqual(Object.keys(figure ?? {}).sort(), ['detailSv', 'key', 'kind', 'period', 'reason'])
    const explanation = explainFigure(figure?.key ?? '', tables)
    assert.deepEqual(explanation?.inputs, [])
    assert.equal(explanation?.figure.basis, undefined)
  })

  test('are not in the rows of a figure that is shown either: of those nothing is told', () => {
    const total = at(tables, 'sickness-absence-by-month/2025-01/current')
    assert.equal(total?.kind, 'value')
    for (const key of [
      total?.key ?? '',
      total?.key.replace('absence-by-month', 'absence-hours-by-month').replace('current', 'absent-current') ?? '',
    ]) {
      const explanation = explainFigure(key, tables)
      assert.match(explanation?.rowsWithheldSv ?? '', /visas inte, eftersom de gäller grupper om få personer/, key)
      assert.equal(explanation && summedFacts(explanation.figure, tables), undefined, key)
    }
  })

  test('are told why, and the controller how many figures it took', () => {
    const figure = at(tables, 'sickness-absence/man/actual-ytd')
    assert.match(figure?.kind === 'missing' ? (figure.detailSv ?? '') : '', /^Visas inte: gäller färre än 5 personer/)
    const { findings } = computeTables(sampleInput(facts, withFive))
    const notes = findings.filter(({ code }) => code === 'C-030')
    assert.match(notes[0]?.messageSv ?? '', /siffror visas inte, för att ingen siffra om färre än 5 personer/)
  })

  test('are shown where the region has set the limit at three', () => {
    const shown = tablesOf(facts, { smallGroupThreshold: 3 })
    assert.equal(at(shown, 'sickness-absence/man/actual-ytd')?.kind, 'value')
    assert.equal([...figuresByKey(shown).values()].filter(({ figure }) => isWithheld(figure)).length, 0)
  })
})

test('one small age among three takes one other age with it, and the sexes are shown', () => {
  const facts = ['kvinnor', 'man'].flatMap((gender) => [
    ...staff(gender, 2, 10_00, { 'age-group': 'under-30' }),
    ...staff(gender, 8, 30_00, { 'age-group': '30-49' }),
    ...staff(gender, 12, 50_00, { 'age-group': '50-och-aldre' }),
  ])
  const tables = tablesOf(facts)
  const withheldRows = ['totalt', 'kvinnor', 'man', 'under-30', '30-49', '50-och-aldre'].filter((row) =>
    isWithheld(at(tables, `sickness-absence/${row}/actual-ytd`)),
  )
  assert.deepEqual(withheldRows, ['under-30', '30-49'])
})

test('without a headcount, ordinary hours stand for it: 450 hours a month are three full-time employees', () => {
  const facts = [...staff('kvinnor', 20, 100_00), ...staff('man', 3, 40_00)].filter(({ series }) => series !== 'headcount')
  assert.ok(isWithheld(at(tablesOf(facts), 'sickness-absence/man/actual-ytd')))
})

test('nobody is no small group: zero men are shown as zero', () => {
  const tables = tablesOf([...staff('kvinnor', 20, 100_00), ...staff('man', 0, 0)])
  assert.equal(at(tables, 'sickness-absence-hours/man/absent-actual-ytd')?.kind, 'value')
})

test('a total of zero tells that each of its parts is, so it is not shown over a small group', () => {
  const tables = tablesOf([...staff('kvinnor', 20, 0), ...staff('man', 3, 0)])
  assert.ok(isWithheld(at(tables, 'sickness-absence-hours/totalt/absent-actual-ytd')))
})

test('two closed cases of seven are not shown, nor the five from which they follow', () => {
  const cases = [
    ...monthlyFacts('rehabilitation-case', '2025-01', 500, { category: 'pagaende' }),
    ...monthlyFacts('rehabilitation-case', '2025-01', 200, { category: 'avslutade' }),
  ]
  const tables = tablesOf(cases)
  assert.equal(at(tables, 'rehabilitation-cases/totalt/actual-ytd')?.kind, 'value')
  assert.ok(isWithheld(at(tables, 'rehabilitation-cases/avslutade/actual-ytd')))
  assert.ok(isWithheld(at(tables, 'rehabilitation-cases/pagaende/actual-ytd')))
})

test('last year’s shown share does not give this year’s by the change between them', () => {
  const prior = lastYear([...staff('kvinnor', 20, 90_00), ...staff('man', 9, 40_00)])
  const tables = tablesOf([...staff('kvinnor', 20, 100_00), ...staff('man', 3, 40_00), ...prior])
  assert.equal(at(tables, 'sickness-absence/man/actual-ytd-prior')?.kind, 'value')
  assert.ok(isWithheld(at(tables, 'sickness-absence/man/change')))
})

/** Random staffs of two years: three ages of two sexes, some of them few or nobody. */
const anyStaff = fc
  .array(fc.record({ now: fc.integer({ min: 0, max: 9 }), before: fc.integer({ min: 0, max: 9 }), absent: fc.nat(4000) }), {
    minLength: 6,
    maxLength: 6,
  })
  .map((groups) =>
    groups.flatMap(({ now, before, absent }, index) => {
      const age = { 'age-group': ['under-30', '30-49', '50-och-aldre'][index % 3] ?? '' }
      const gender = index < 3 ? 'kvinnor' : 'man'
      const hours = (people: number) => (people === 0 ? 0 : absent * people + index)
      return [...staff(gender, now, hours(now), age), ...lastYear(staff(gender, before, hours(before), age))]
    }),
  )

test('no withheld figure follows from those that are shown', () => {
  let withheldCount = 0
  fc.assert(
    fc.property(anyStaff, (facts) => {
      const slopes = slopesOf(tablesOf(facts, { smallGroupThreshold: 0 }), facts)
      const figures = [...figuresByKey(tablesOf(facts)).values()].map(({ figure }) => figure)
      const shown = figures.filter(({ kind }) => kind === 'value').map(({ key }) => slopes.get(key) ?? [])
      const ground = echelon(shown)
      for (const { key } of figures.filter(isWithheld)) {
        const slope = slopes.get(key) ?? []
        withheldCount += 1
        assert.ok(!follows(slope, ground), `${key} follows from what is shown`)
      }
    }),
    { numRuns: 25, seed: 5 },
  )
  assert.ok(withheldCount > 100, 'the random staffs have small groups')
})

test('nothing is withheld when every group is large', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 5, max: 40 }), { minLength: 6, maxLength: 6 }), (sizes) => {
      const facts = sizes.flatMap((people, index) =>
        staff(index < 3 ? 'kvinnor' : 'man', people, 10_00 + index, { 'age-group': ['a', 'b', 'c'][index % 3] ?? '' }),
      )
      for (const table of tablesOf(facts))
        for (const { cell } of figuresOf(table)) assert.ok(!isWithheld(cell.figure), cell.figure.key)
    }),
    { numRuns: 20 },
  )
})

function lastYear(facts: readonly Fact[]): Fact[] {
  return facts.map((fact) => ({ ...fact, period: priorYear(fact.period) }))
}

/**
 * By figure: how it moves with each fact, worked out from the open tables and the facts one by one. Independent of what is
 * tested: no atoms, and each kind of figure by its own rule of derivation.
 */
function slopesOf(tables: readonly Table[], facts: readonly Fact[]): Map<string, readonly Exact[]> {
  const figures = figuresByKey(tables)
  const slopes = new Map<string, readonly Exact[]>()
  const slopeOf = (key: string): readonly Exact[] => {
    const figure = figures.get(key)?.figure
    const known = slopes.get(key)
    if (known !== undefined) return known
    const slope = figure === undefined ? facts.map(() => zero) : derive(figure)
    slopes.set(key, slope)
    return slope
  }
  const derive = (figure: Figure): readonly Exact[] => {
    if (figure.kind === 'missing' || figure.basis.kind === 'entry') return facts.map(() => zero)
    if (figure.basis.kind === 'facts') {
      const chosen = new Set(selectFacts(facts, figure.basis.selection))
      return facts.map((fact) => exact(chosen.has(fact) ? 1n : 0n))
    }
    const { inputs } = figure.basis
    if (figure.key.includes('/sickness-absence-hours/'))
      return inputs.map(slopeOf).reduce((total, slope) => combine(total, exact(1n), slope, exact(1n)))
    const [a = '', b = ''] = inputs
    const [first, second] = [figures.get(a)?.figure, figures.get(b)?.figure]
    if (first?.kind !== 'value' || second?.kind !== 'value') return facts.map(() => zero)
    if (figure.unitOfMeasure === 'percentage-points') return combine(slopeOf(a), exact(100n), slopeOf(b), exact(-100n))
    // (a ÷ b)′ = (b · a′ − a · b′) ÷ b², and b² moves no direction.
    return combine(slopeOf(a), second.value, slopeOf(b), multiply(exact(-1n), first.value))
  }
  for (const key of figures.keys()) slopeOf(key)
  return slopes
}

function combine(a: readonly Exact[], weightA: Exact, b: readonly Exact[], weightB: Exact): Exact[] {
  return a.map((value, index) => lowest(add(multiply(value, weightA), multiply(b[index] ?? zero, weightB))))
}

interface Pivoted {
  readonly pivot: number
  readonly row: readonly Exact[]
}

/** The rows brought to echelon form, each with a 1 where all later rows have a 0. */
function echelon(rows: readonly (readonly Exact[])[]): Pivoted[] {
  const ground: Pivoted[] = []
  for (const row of rows) {
    const rest = remainderOf(row, ground)
    const pivot = rest.findIndex((value) => !isZero(value))
    if (pivot < 0) continue
    const lead = divide(exact(1n), rest[pivot] ?? zero) ?? zero
    ground.push({ pivot, row: rest.map((value) => lowest(multiply(value, lead))) })
  }
  return ground
}

function remainderOf(row: readonly Exact[], ground: readonly Pivoted[]): readonly Exact[] {
  return ground.reduce((rest, { pivot, row: of }) => {
    const factor = rest[pivot] ?? zero
    return isZero(factor) ? rest : combine(rest, exact(1n), of, multiply(exact(-1n), factor))
  }, row)
}

function follows(row: readonly Exact[], ground: readonly Pivoted[]): boolean {
  return !row.every(isZero) && remainderOf(row, ground).every(isZero)
}

function lowest({ numerator, denominator }: Exact): Exact {
  let [x, y] = [numerator < 0n ? -numerator : numerator, denominator]
  while (y !== 0n) [x, y] = [y, x % y]
  return x === 0n ? zero : { numerator: numerator / x, denominator: denominator / x }
}
