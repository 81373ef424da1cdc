import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { selectFacts } from '#domain/fact.ts'
import type { Figure } from '#domain/figure.ts'
import { month } from '#domain/month.ts'
import type { OrgChange } from '#domain/org-change.ts'
import { type OrgUnitCode, type OrgUnitVersion, orgUnitCode, unitAt } from '#domain/organisation.ts'
import { fullYear } from '#domain/period.ts'
import type { StructureView } from '#domain/structure-view.ts'
import { figureAt } from '#domain/table.ts'
import { equals, exact, negate, sum } from '#lib/exact.ts'
import { computeTables } from '../compute.ts'
import { monthlyFacts, sampleInput, sampleLayout, sampleRound } from '../sample-input.ts'
import type { TableInput } from '../table-definition.ts'
import { inView, unitsInView } from './in-view.ts'
import { type OrgHistory, orgHistory } from './org-history.ts'
import { reconcileViews } from './reconcile-views.ts'
import { sampleHistories } from './sample-history.ts'

const code = orgUnitCode

test('a table of any unit in any month’s structure has what the reconciliation says, and its basis asks for those facts', () => {
  let compared = 0
  fc.assert(
    fc.property(sampleHistories, fc.nat(), fc.nat(), ({ organisation, changes, facts, months }, draw, unitDraw) => {
      const view: StructureView = { kind: 'as-of', month: months[draw % months.length] ?? month('2020-01') }
      const units = organisation.versions.filter(({ code: each }) => unitAt(organisation, each, view.month))
      const drawn = units[unitDraw % units.length]
      assert.ok(drawn)
      // A region's own statement would leave out what has no counterparty.
      const orgUnit = { ...drawn, level: 'administration' } as const
      const history = orgHistory(organisation, changes)
      // A zero each month, so that no month counts as undelivered.
      const zeros = monthlyFacts('ledger', '2020-12', 0, { account: '4011', orgUnit: orgUnit.code })
      const inYear = [...facts.filter(({ period }) => period.from >= '2020-01' && period.to <= '2020-12'), ...zeros]
      const round = sampleRound('2020-Å')

      const scope = new Set(unitsInView(history, view, orgUnit.code, fullYear(2020)))
      const input = {
        ...sampleInput([], { organisation, orgUnit, round }),
        facts: inYear.filter((fact) => scope.has(fact.orgUnit)),
      }
      const restated = inView({ ...input, layouts: [{ ...sampleLayout, orgUnit: orgUnit.code }] }, history, view)
      const figure = costsOf(restated)
      if (figure?.kind !== 'value') return
      compared += 1
      const expected = reconcileViews(history, { root: orgUnit.code, facts: inYear, from: { kind: 'reported' }, to: view }).total
        .to
      assert.ok(equals(negate(figure.value), expected), `${orgUnit.code} ${view.month}`)
      assert.ok(figure.basis.kind === 'facts')
      const asked = selectFacts(restated.facts, figure.basis.selection)
      assert.ok(equals(sum(asked.map(({ amount }) => amount)), expected))
    }),
    { numRuns: 300 },
  )
  assert.ok(compared > 200, `Only ${compared} of 300 had all their months.`)
})

/** Upphandling comes to Staben from Administration in 2025; a laboratory gives two fifths of its work to Administration. */
const history: OrgHistory = orgHistory(
  {
    versions: [
      version('rk', 'Regionkontoret', undefined, '2024-01'),
      version('ca', 'Centrum för administration', 'rk', '2024-01'),
      version('stab', 'Regionstaben', 'rk', '2024-01'),
      version('upph', 'Upphandling', 'ca', '2024-01', '2024-12'),
      version('upph', 'Upphandling', 'stab', '2025-01'),
      version('lab', 'Laboratoriet', 'rk', '2024-01'),
    ],
  },
  [
    { kind: 'move', month: month('2025-01'), orgUnit: code('upph'), from: code('ca'), to: code('stab') },
    {
      kind: 'split',
      month: month('2025-01'),
      from: code('lab'),
      to: [
        { orgUnit: code('lab'), share: exact(3n, 5n) },
        { orgUnit: code('ca'), share: exact(2n, 5n) },
      ],
    },
  ] satisfies OrgChange[],
)

test('the basis says in words what a change has moved to the unit and from it, with the month and the amount', () => {
  assert.match(
    costsBasisOf('stab'),
    /Visas i strukturen för juni 2025\. Därav flyttat hit: −600,00\u00a0kronor, eftersom Upphandling flyttas från Centrum för administration till Regionstaben januari 2025\.$/,
  )
  assert.match(
    costsBasisOf('ca'),
    /Därav flyttat hit: −48,00\u00a0kronor, eftersom Laboratoriet delas: 60\u00a0% till Laboratoriet och 40\u00a0% till Centrum för administration januari 2025\. Flyttat härifrån och inte med: −600,00\u00a0kronor, eftersom Upphandling flyttas/,
  )
  assert.match(costsBasisOf('rk'), /Visas i strukturen för juni 2025\.$/, 'within the office nothing has come or gone')
})

test('a moved fact remembers the unit and the amount that it was delivered with', () => {
  const { facts } = inView(yearOf2024('ca'), history, { kind: 'as-of', month: month('2025-06') })
  const fromLab = facts.find((fact) => fact.orgUnit === 'ca' && 'delivered' in fact)
  assert.deepEqual(fromLab && { ...fromLab }.amount, exact(400n, 100n))
  assert.deepEqual(fromLab && 'delivered' in fromLab && fromLab.delivered, { orgUnit: 'lab', amount: exact(1000n, 100n) })
})

function costsBasisOf(orgUnit: string): string {
  const figure = costsOf(inView(yearOf2024(orgUnit), history, { kind: 'as-of', month: month('2025-06') }))
  assert.ok(figure?.kind === 'value')
  return figure.basis.formulaSv
}

/** Each month of 2024: Upphandling 50 kronor of cost, Laboratoriet 10, Administration and Staben 1. */
function yearOf2024(unitCode: string): TableInput {
  const facts = [
    ['upph', 5000],
    ['lab', 1000],
    ['ca', 100],
    ['stab', 100],
  ].flatMap(([each, ore]) => monthlyFacts('ledger', '2024-12', Number(ore), { account: '4011', orgUnit: String(each) }))
  const orgUnit = history.unitAt(code(unitCode), month('2025-06'))
  assert.ok(orgUnit)
  const layouts = [{ ...sampleLayout, orgUnit: code('rk') }]
  return sampleInput(facts, { organisation: history.organisation, orgUnit, round: sampleRound('2024-Å'), layouts })
}

function costsOf(input: TableInput): Figure | undefined {
  const table = computeTables(input).tables.find(({ name }) => name === 'income-statement')
  return table && figureAt(table, 'personal', 'actual-ytd')
}

function version(unit: string, nameSv: string, parent: string | undefined, from: string, to?: string): OrgUnitVersion {
  const above: { parent?: OrgUnitCode } = parent === undefined ? {} : { parent: code(parent) }
  return {
    code: code(unit),
    nameSv,
    level: parent === undefined ? 'administration' : 'centre',
    ...above,
    validFrom: month(from),
    ...(to === undefined ? {} : { validTo: month(to) }),
  }
}
