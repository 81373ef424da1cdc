import { computeTables, factScopeOf } from '#calculation/compute.ts'
import { inView, unitsInView, unitsOfAmounts } from '#calculation/consolidation/in-view.ts'
import { orgHistory } from '#calculation/consolidation/org-history.ts'
import type { TableInput } from '#calculation/table-definition.ts'
import type { Finding } from '#domain/finding.ts'
import { type OrgUnitCode, type OrgUnitVersion, orgUnitCode, unitAt } from '#domain/organisation.ts'
import { done, notFound, type Outcome } from '#domain/outcome.ts'
import { parseRoundCode, type Round } from '#domain/round.ts'
import { asReported, formatStructureView, type StructureView } from '#domain/structure-view.ts'
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
  /** In which structure the tables show the unit's amounts. */
  readonly view: StructureView
}

/** Finds the unit and the round that an address names, as of what is known now: the unit as the view has it. */
export async function findReportGround(
  address: ReportAddress,
  effects: Effects,
  view: StructureView = asReported,
): Promise<Outcome<ReportGround>> {
  const round = parseRoundCode(address.round)
  if (!round) return notFound(`”${address.round}” är ingen rapportomgång. Skriv till exempel 2025-D2, 2025-M05 eller 2025-Å.`)

  const reference = await loadReference(await effects.store.loadCurrentSnapshot(), effects.store)
  const code = orgUnitCode(address.orgUnit)
  const orgUnit = unitAt(reference.organisation, code, view.kind === 'reported' ? round.period.to : view.month)
  if (!orgUnit) return notFound(noSuchUnit(code, round, view, reference))
  return done({ orgUnit, round, reference, view })
}

/** Every table that the unit's facts give in the round, computed from the snapshot's facts in one read. */
export async function computeReportTables(
  ground: ReportGround,
  effects: Effects,
): Promise<{ tables: Table[]; findings: Finding[] }> {
  return computeTables(await loadTableInput(ground, effects))
}

/** What the unit's tables are computed from, in the view's structure. */
export async function loadTableInput({ orgUnit, round, reference, view }: ReportGround, { store }: Effects): Promise<TableInput> {
  const { snapshot, organisation } = reference
  const input = {
    orgUnit,
    round,
    organisation,
    layouts: reference.layoutsFor(orgUnit.code),
    tableLayouts: reference.tableLayoutsFor(orgUnit.code),
    plan: reference.planFor(orgUnit.code, round.year),
    answers: reference.answersFor(orgUnit.code, round.code),
    counterpartyCodes: reference.region?.counterpartyCodes ?? {},
  }
  const scope = factScopeOf({ orgUnit, round, organisation })
  if (view.kind === 'reported') return { ...input, facts: await store.loadFacts(snapshot, scope) }

  const history = orgHistory(organisation, reference.changes)
  const orgUnits = unitsInView(history, view, orgUnit.code, scope.period)
  return inView({ ...input, facts: await store.loadFacts(snapshot, { ...scope, orgUnits }) }, history, view)
}

/** A unit that another structure has is told where its amounts are in this one. */
function noSuchUnit(code: OrgUnitCode, { period, code: round }: Round, view: StructureView, reference: Reference): string {
  const history = orgHistory(reference.organisation, reference.changes)
  const latest = history.versionsOf(code).at(-1)
  if (latest === undefined || view.kind === 'reported') return `Det finns ingen enhet med koden ”${code}” i ${round}.`
  const heirs = unitsOfAmounts(history, view.month, code, period).map(
    (heir) => `${history.unitAt(heir, view.month)?.nameSv ?? heir} (${heir})`,
  )
  const whereSv = new Intl.ListFormat('sv').format(heirs)
  return `${latest.nameSv} (${code}) finns inte ${formatStructureView(view)}. Enhetens belopp räknas där till ${whereSv}.`
}
