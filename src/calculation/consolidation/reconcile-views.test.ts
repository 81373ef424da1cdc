import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Fact } from '#domain/fact.ts'
import type { Month } from '#domain/month.ts'
import { type Organisation, type OrgUnitCode, subtreeAt, unitAt } from '#domain/organisation.ts'
import type { StructureView } from '#domain/structure-view.ts'
import { add, type Exact, equals, subtract, sum, zero } from '#lib/exact.ts'
import { orgHistory } from './org-history.ts'
import { placeIn } from './placement.ts'
import { type ReconciledMove, reconcileViews } from './reconcile-views.ts'
import { type SampleHistory, sampleHistories, sampleRoot } from './sample-history.ts'

test('whatever happened to the organisation, every structure has all amounts, on units that it has', () => {
  fc.assert(
    fc.property(sampleHistories, fc.nat(), ({ organisation, changes, facts, months }, draw) => {
      const view = months[draw % months.length]
      assert.ok(view)
      const place = placeIn(orgHistory(organisation, changes), view)
      const inTree = subtreeAt(organisation, sampleRoot, view)
      for (const fact of facts) {
        const parts = place(fact)
        assert.ok(equals(sum(parts.map(({ amount }) => amount)), fact.amount), `${fact.id} comes whole`)
        for (const { orgUnit } of parts) assert.ok(inTree.has(orgUnit), `${orgUnit} is in the tree of ${view}`)
      }
    }),
    { numRuns: 500 },
  )
})

test('a reconciliation ties each unit’s two totals, counted each for itself, and gives a change for every amount that moved', () => {
  fc.assert(
    fc.property(sampleHistories, fc.nat(), fc.nat(), fc.nat(), (sample, fromDraw, toDraw, rootDraw) => {
      const { organisation, changes, facts, months } = sample
      const views: StructureView[] = [{ kind: 'reported' }, ...months.map((month): StructureView => ({ kind: 'as-of', month }))]
      const [from, to] = [views[fromDraw % views.length], views[toDraw % views.length]]
      assert.ok(from && to)
      const codes = [...new Set(organisation.versions.map(({ code }) => code))]
      const root = codes[rootDraw % codes.length] ?? sampleRoot

      const { units, moves, total } = reconcileViews(orgHistory(organisation, changes), { root, facts, from, to })
      assertEqual(total.from, totalBelow(root, from, sample), `${root} from`)
      assertEqual(total.to, totalBelow(root, to, sample), `${root} to`)
      for (const { orgUnit, from: before, moved, to: after } of units) {
        assertEqual(add(before, moved), after, `${orgUnit} ties`)
        const into = sum(moves.filter((move) => move.to === orgUnit).map(({ amount }) => amount))
        const out = sum(moves.filter((move) => move.from === orgUnit).map(({ amount }) => amount))
        assertEqual(subtract(into, out), moved, `${orgUnit} is explained by its moves`)
        if (orgUnit === undefined || orgUnit === root) continue
        assertEqual(before, totalOfBranch(orgUnit, root, from, sample), `${orgUnit} in the first view`)
        assertEqual(after, totalOfBranch(orgUnit, root, to, sample), `${orgUnit} in the second view`)
      }
      for (const move of moves) assert.ok(move.changes.length > 0, `no change explains ${describe(move)}`)
    }),
    { numRuns: 1000 },
  )
})

test('all views agree on the whole region', () => {
  fc.assert(
    fc.property(sampleHistories, fc.nat(), (sample, draw) => {
      const month = sample.months[draw % sample.months.length]
      assert.ok(month)
      const all = sum(sample.facts.map(({ amount }) => amount))
      assertEqual(totalBelow(sampleRoot, { kind: 'reported' }, sample), all, 'as reported')
      assertEqual(totalBelow(sampleRoot, { kind: 'as-of', month }, sample), all, `as of ${month}`)
    }),
  )
})

/** The total below a unit, by asking the tree and not the reconciliation. */
function totalBelow(root: OrgUnitCode, view: StructureView, sample: SampleHistory): Exact {
  return totalWhere(
    view,
    sample,
    (orgUnit, month) => isInForce(sample.organisation, root, month) && subtreeAt(sample.organisation, root, month).has(orgUnit),
  )
}

function totalOfBranch(branch: OrgUnitCode, root: OrgUnitCode, view: StructureView, sample: SampleHistory): Exact {
  return totalWhere(
    view,
    sample,
    (orgUnit, month) =>
      unitAt(sample.organisation, branch, month)?.parent === root && subtreeAt(sample.organisation, branch, month).has(orgUnit),
  )
}

function totalWhere(
  view: StructureView,
  { organisation, changes, facts }: SampleHistory,
  counts: (orgUnit: OrgUnitCode, month: Month) => boolean,
): Exact {
  if (view.kind === 'reported') {
    return sum(facts.filter((fact) => counts(fact.orgUnit, lastMonthInForce(organisation, fact))).map(({ amount }) => amount))
  }
  const place = placeIn(orgHistory(organisation, changes), view.month)
  return facts
    .flatMap(place)
    .reduce((total, { orgUnit, amount }) => (counts(orgUnit, view.month) ? add(total, amount) : total), zero)
}

function lastMonthInForce({ versions }: Organisation, { orgUnit, period }: Fact): Month {
  const ends = versions
    .filter(({ code, validFrom }) => code === orgUnit && validFrom <= period.to)
    .map(({ validTo }) => (validTo === undefined || validTo > period.to ? period.to : validTo))
    .sort()
  return ends.at(-1) ?? period.to
}

function isInForce(organisation: Organisation, code: OrgUnitCode, month: Month): boolean {
  return unitAt(organisation, code, month) !== undefined
}

function assertEqual(actual: Exact, expected: Exact, what: string): void {
  assert.ok(
    equals(actual, expected),
    `${what}: ${actual.numerator}/${actual.denominator} and ${expected.numerator}/${expected.denominator}`,
  )
}

function describe({ from, to, amount }: ReconciledMove): string {
  return `${amount.numerator}/${amount.denominator} from ${from ?? 'outside'} to ${to ?? 'outside'}`
}
