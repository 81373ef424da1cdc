import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { orgHistory } from '#calculation/consolidation/org-history.ts'
import type { ContributingFact } from '#calculation/contributions.ts'
import { accountCode } from '#domain/account.ts'
import type { Fact } from '#domain/fact.ts'
import type { ValueFigure } from '#domain/figure.ts'
import { type Month, month } from '#domain/month.ts'
import { type OrgLevel, orgUnitCode } from '#domain/organisation.ts'
import { fullYear, period } from '#domain/period.ts'
import { actual } from '#domain/scenario.ts'
import { add, decimal, equals, exact, negate, sum } from '#lib/exact.ts'
import { type DrillPlace, drillFigure, type FigureDrill } from './drill-figure.ts'

/** Region → administration → area → clinic → cost centre, with a clinic that moves between areas in July. */
const history = orgHistory({
  versions: [
    version('r', 'region'),
    version('hsf', 'administration', 'r'),
    version('fds', 'administration', 'r'),
    version('akut', 'area', 'hsf'),
    version('nara', 'area', 'hsf'),
    version('med', 'clinic', 'akut'),
    version('vc', 'clinic', 'nara'),
    { ...version('hab', 'clinic', 'akut'), validTo: month('2025-06') },
    { ...version('hab', 'clinic', 'nara'), validFrom: month('2025-07') },
    version('8010', 'cost-centre', 'med'),
    version('8011', 'cost-centre', 'med'),
    version('8110', 'cost-centre', 'vc'),
    version('8140', 'cost-centre', 'hab'),
    version('7100', 'cost-centre', 'fds'),
  ],
})
const ground = { history, accounts: [{ code: accountCode('4010'), labelSv: 'Löner' }] }
const everything = { offset: 0, limit: Number.POSITIVE_INFINITY }

const someFacts = fc
  .array(
    fc.record({
      orgUnit: fc.constantFrom('8010', '8011', '8110', '8140', '7100', 'med', 'hsf'),
      account: fc.constantFrom('4010', '4011', '5210', undefined),
      month: fc.integer({ min: 1, max: 12 }),
      ore: fc.bigInt({ min: -999_999_999n, max: 999_999_999n }),
      turned: fc.boolean(),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((rows) =>
    rows.map(({ orgUnit, account, month: number, ore, turned }, index): ContributingFact => {
      const fact = factOf(index, orgUnit, account, `2025-${String(number).padStart(2, '0')}` as Month, ore)
      return { fact, amount: turned ? negate(fact.amount) : fact.amount }
    }),
  )

test('parts by unit, by account and by row sum to the figure at every place on the way down', () => {
  fc.assert(
    fc.property(someFacts, (facts) => {
      const figure = figureOf(facts)
      const visit = (place: DrillPlace): void => {
        const drill = drillFigure(figure, facts, { ...place, ...everything }, ground)
        assert.ok(drill)
        for (const parts of [drill.units, drill.accounts, drill.rows.items]) {
          if (parts.length === 0) continue
          assert.ok(equals(sum(parts.map(({ amount }) => amount)), drill.amount))
        }
        assert.equal(drill.rows.items.length, drill.rows.total)
        for (const part of drill.units) {
          if (part.isOwn) continue
          assertPart({ ...place, orgUnits: [...(place.orgUnits ?? []), part.code] }, part)
        }
        for (const part of drill.accounts) if (part.code !== '') assertPart({ ...place, account: part.code }, part)
      }
      const assertPart = (place: DrillPlace, part: FigureDrill['units'][number]): void => {
        const inner = drillFigure(figure, facts, { ...place, ...everything }, ground)
        assert.ok(inner && equals(inner.amount, part.amount))
        assert.equal(inner.rows.total, part.factCount)
        visit(place)
      }
      visit({})
    }),
    { numRuns: 40 },
  )
})

test('pages of rows hold each row once, the largest first', () => {
  fc.assert(
    fc.property(someFacts, fc.integer({ min: 1, max: 9 }), (facts, limit) => {
      const figure = figureOf(facts)
      const seen: ContributingFact[] = []
      for (let offset = 0; offset < facts.length; offset += limit)
        seen.push(...(drillFigure(figure, facts, { offset, limit }, ground)?.rows.items ?? []))
      assert.equal(new Set(seen.map(({ fact }) => fact.id)).size, facts.length)
      const sizes = seen.map(({ amount: { numerator } }) => (numerator < 0n ? -numerator : numerator))
      assert.deepEqual(
        sizes,
        sizes.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0)),
      )
    }),
  )
})

test('a figure of one clinic begins there, and its way down has the units between', () => {
  const facts = [contribution(0, '8010', 500n), contribution(1, '8011', 300n)]
  const figure = figureOf(facts)
  const whole = drillFigure(figure, facts, everything, ground)
  assert.deepEqual(
    whole?.path.map(({ code }) => code),
    ['med'],
  )
  assert.deepEqual(
    whole?.units.map(({ code }) => code),
    ['8010', '8011'],
  )
  const leaf = drillFigure(figure, facts, { orgUnits: ['8011'], ...everything }, ground)
  assert.deepEqual(
    leaf?.path.map(({ code }) => code),
    ['med', '8011'],
  )
  assert.deepEqual(leaf?.units, [])
})

test('each month’s amounts lie where their unit lay then', () => {
  const facts = [contribution(0, '8140', 100n, '2025-03'), contribution(1, '8140', 50n, '2025-09')]
  const whole = drillFigure(figureOf(facts), facts, everything, ground)
  assert.deepEqual(
    whole?.units.map(({ code, amount }) => [code, amount.numerator]),
    [
      ['akut', 100n],
      ['nara', 50n],
    ],
  )
})

test('a place that gives nothing has no page, and facts that are not the figure are a defect', () => {
  const facts = [contribution(0, '8010', 500n)]
  assert.equal(drillFigure(figureOf(facts), facts, { orgUnits: ['fds'], ...everything }, ground), undefined)
  const other = { ...figureOf(facts), value: add(figureOf(facts).value, exact(1n)) }
  assert.throws(() => drillFigure(other, facts, everything, ground), /do not sum/)
})

function version(code: string, level: OrgLevel, parent?: string) {
  return {
    code: orgUnitCode(code),
    nameSv: `Enheten ${code}`,
    level,
    ...(parent === undefined ? {} : { parent: orgUnitCode(parent) }),
    validFrom: month('2025-01'),
  }
}

function contribution(index: number, orgUnit: string, ore: bigint, when = '2025-01'): ContributingFact {
  const fact = factOf(index, orgUnit, '4010', when as Month, ore)
  return { fact, amount: fact.amount }
}

function factOf(index: number, orgUnit: string, account: string | undefined, when: Month, ore: bigint): Fact {
  return {
    id: `d1:${index + 1}`,
    series: 'ledger',
    orgUnit: orgUnitCode(orgUnit),
    period: period(when),
    scenario: actual,
    dimensions: account === undefined ? {} : { account },
    amount: decimal(ore, 2),
    unitOfMeasure: 'sek',
    source: { fileName: 'ledger.se', row: index + 1 },
  }
}

function figureOf(facts: readonly ContributingFact[]): ValueFigure {
  return {
    kind: 'value',
    key: 'r/2025-Å/income-statement/resultat/actual-ytd',
    value: sum(facts.map(({ amount }) => amount)),
    unitOfMeasure: 'sek',
    period: fullYear(2025),
    basis: { kind: 'formula', formulaSv: '', inputs: [] },
  }
}
