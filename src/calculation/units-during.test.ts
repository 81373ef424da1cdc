import assert from 'node:assert/strict'
import { test } from 'node:test'
import { selectFacts } from '#domain/fact.ts'
import { month } from '#domain/month.ts'
import { type Organisation, type OrgUnitVersion, orgUnitCode } from '#domain/organisation.ts'
import { fullYear, period } from '#domain/period.ts'
import { figureAt } from '#domain/table.ts'
import { equals, exact } from '#lib/exact.ts'
import { computeTables } from './compute.ts'
import { monthlyFacts, sampleInput, sampleLayout, sampleOrganisation, sampleUnit } from './sample-input.ts'
import { statementOf } from './sample-output.ts'
import { membersDuring } from './units-during.ts'

/** Vårdsystem is FDS's to March 2025 and then another administration's; Arkiv closes in February. */
const organisation: Organisation = {
  versions: [
    ...sampleOrganisation.versions,
    costCentre('7130', 'fds', '2020-01', '2025-03'),
    costCentre('7130', '9000', '2025-04'),
    costCentre('7140', 'fds', '2020-01', '2025-02'),
  ],
}

test('a unit that moved in the year counts in each month where it was then, and nowhere twice', () => {
  const facts = monthlyFacts('ledger', '2025-08', -100, { account: '3010', orgUnit: '7130' })
  const own = monthlyFacts('ledger', '2025-08', -10_000, { account: '3010' })
  const income = (orgUnit: OrgUnitVersion) => {
    const layouts = [{ ...sampleLayout, orgUnit: orgUnit.code }]
    const { tables } = computeTables(sampleInput([...facts, ...own], { organisation, orgUnit, layouts }))
    const table = statementOf(tables)
    return table && figureAt(table, 'intakter', 'actual-ytd')
  }
  const before = income(sampleUnit)
  assert.ok(before?.kind === 'value' && equals(before.value, exact(803n)), '8 × 100 kronor of its own and 3 × 1 of Vårdsystem')
  assert.ok(before.basis.kind === 'facts')
  assert.equal(selectFacts([...facts, ...own], before.basis.selection).length, 11, 'the basis asks for those facts again')

  const elsewhere = selectFacts(facts, {
    series: 'ledger',
    scenario: { kind: 'actual' },
    period: fullYear(2025),
    ...membersDuring(organisation, orgUnitCode('9000'), fullYear(2025)),
  })
  assert.deepEqual(
    elsewhere.map(({ period: { from } }) => from),
    ['2025-04', '2025-05', '2025-06', '2025-07', '2025-08'],
  )
})

test('a period in which nothing moved has no exceptions, closed units or not', () => {
  assert.deepEqual(membersDuring(organisation, sampleUnit.code, fullYear(2024)), {
    orgUnits: ['7110', '7120', '7130', '7140', 'fds'],
  })
  const spring = period(month('2025-01'), month('2025-03'))
  assert.deepEqual(membersDuring(organisation, sampleUnit.code, spring), { orgUnits: ['7110', '7120', '7130', '7140', 'fds'] })
})

function costCentre(code: string, parent: string, from: string, to?: string): OrgUnitVersion {
  return {
    code: orgUnitCode(code),
    nameSv: code,
    level: 'cost-centre',
    parent: orgUnitCode(parent),
    validFrom: month(from),
    ...(to === undefined ? {} : { validTo: month(to) }),
  }
}
