import { computeTables, factScopeOf } from '#calculation/compute.ts'
import type { Finding } from '#domain/finding.ts'
import { type OrgUnitVersion, orgUnitCode, unitAt } from '#domain/organisation.ts'
import { done, notFound, type Outcome } from '#domain/outcome.ts'
import { parseRoundCode, type Round } from '#domain/round.ts'
import type { Table } from '#domain/table.ts'
import type { Effects } from './effects.ts'
import { loadReference, type Reference } from './load-reference.ts'

export interface ReportAddress {
  readonly orgUnit: string
  readonly round: string
}

export interface ReportGround {
  readonly orgUnit: OrgUnitVersion
  readonly round: Round
  readonly reference: Reference
}

/** Finds the unit and the round that an address names, as of what is known now. */
export async function findReportGround(address: ReportAddress, effects: Effects): Promise<Outcome<ReportGround>> {
  const round = parseRoundCode(address.round)
  if (!round) return notFound(`”${address.round}” är ingen rapportomgång. Skriv till exempel 2025-D2, 2025-M05 eller 2025-Å.`)

  const reference = await loadReference(await effects.store.loadCurrentSnapshot(), effects.store)
  const orgUnit = unitAt(reference.organisation, orgUnitCode(address.orgUnit), round.period.to)
  if (!orgUnit) return notFound(`Det finns ingen enhet med koden ”${address.orgUnit}” i ${round.code}.`)
  return done({ orgUnit, round, reference })
}

/** Every table that the unit's facts give in the round, computed from the snapshot's facts in one read. */
export async function computeReportTables(
  { orgUnit, round, reference }: ReportGround,
  { store }: Effects,
): Promise<{ tables: Table[]; findings: Finding[] }> {
  const scope = factScopeOf({ orgUnit, round, organisation: reference.organisation })
  const facts = await store.loadFacts(reference.snapshot, scope)
  return computeTables({
    orgUnit,
    round,
    organisation: reference.organisation,
    facts,
    layouts: reference.layoutsFor(orgUnit.code),
    tableLayouts: reference.tableLayoutsFor(orgUnit.code),
    plan: reference.planFor(orgUnit.code, round.year),
    counterpartyCodes: reference.region?.counterpartyCodes ?? {},
  })
}
