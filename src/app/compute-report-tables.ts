import { type ComputedTables, computeTables, factScopeOf, readOnlyLedger } from '#calculation/compute.ts'
import { inView, unitsInView, unitsOfAmounts } from '#calculation/consolidation/in-view.ts'
import { orgHistory } from '#calculation/consolidation/org-history.ts'
import type { TableInput } from '#calculation/table-definition.ts'
import { type OrgUnitCode, type OrgUnitVersion, orgUnitCode, unitAt } from '#domain/organisation.ts'
import { done, notFound, type Outcome } from '#domain/outcome.ts'
import { parseRoundCode, type Round } from '#domain/round.ts'
import { type SeriesName, seriesKinds } from '#domain/series.ts'
import { asReported, formatStructureView, type StructureView } from '#domain/structure-view.ts'
import type { Effects } from './effects.ts'
import { ledgerAnswers } from './ledger-answers.ts'
import { loadReference, type Reference } from './load-reference.ts'
import { loadRoundAnswers, type RoundAnswers } from './round-answers.ts'

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
  /** What the unit has said in the round. */
  readonly said: RoundAnswers
}

/** Finds the unit and the round that an address names, as of what is known now: the unit as the view has it. */
export async function findReportGround(
  address: ReportAddress,
  effects: Effects,
  view: StructureView = asReported,
): Promise<Outcome<ReportGround>> {
  const round = parseRoundCode(address.round)
  if (!round)
    return notFound(`”${address.round}” är ingen rapportomgång. Skriv till exempel 2025-D2, 2025-M05, 2025-Å eller 2025-P.`)

  const reference = await loadReference(await effects.store.loadCurrentSnapshot(), effects.store)
  const code = orgUnitCode(address.orgUnit)
  const orgUnit = unitAt(reference.organisation, code, view.kind === 'reported' ? round.period.to : view.month)
  if (!orgUnit) return notFound(noSuchUnit(code, round, view, reference))
  const said = await loadRoundAnswers({ orgUnit: orgUnit.code, round: round.code }, reference, effects.store)
  return done({ orgUnit, round, reference, view, said })
}

/** Every table that the unit's facts give in the round, in the view's structure; with names, those that `computeTables` gives then. */
export async function computeReportTables(
  ground: ReportGround,
  effects: Effects,
  names?: readonly string[],
): Promise<Omit<ComputedTables, 'lacking'>> {
  return ground.view.kind === 'reported'
    ? computeAsReported(ground, effects, names)
    : computeTables(await loadTableInput(ground, effects), names)
}

/**
 * Of the ledger, which is millions of rows, the tables get the sums that they ask for: computed once to hear what that is,
 * and again with the answers. Who asks again has the answers at once, brought forward over the deliveries since.
 */
async function computeAsReported(
  ground: ReportGround,
  { store }: Effects,
  names: readonly string[] | undefined,
): Promise<Omit<ComputedTables, 'lacking'>> {
  const { snapshot } = ground.reference
  const facts = readOnlyLedger(names)
    ? []
    : await store.loadFacts(snapshot, { ...factScopeOf(tablesOf(ground)), series: seriesButLedger })
  const answers = ledgerAnswers(store, snapshot)
  const report = `${ground.orgUnit.code}/${ground.round.code}`
  let ledgerBalances = await answers.of(report)
  for (;;) {
    const { lacking, ...computed } = computeTables({ ...tablesOf(ground), facts, ledgerBalances }, names)
    if (lacking.length === 0) {
      answers.keep(report, ledgerBalances)
      return computed
    }
    ledgerBalances = [...ledgerBalances, ...(await store.loadLedgerBalances(snapshot, lacking))]
  }
}

const seriesButLedger = (Object.keys(seriesKinds) as SeriesName[]).filter((series) => series !== 'ledger')

/** What the unit's tables are computed from when every fact is at hand, in the view's structure: for moving facts about. */
export async function loadTableInput(ground: ReportGround, { store }: Effects): Promise<TableInput> {
  const { orgUnit, reference, view } = ground
  const scope = factScopeOf(tablesOf(ground))
  if (view.kind === 'reported') return { ...tablesOf(ground), facts: await store.loadFacts(reference.snapshot, scope) }

  const history = orgHistory(reference.organisation, reference.changes)
  const orgUnits = unitsInView(history, view, orgUnit.code, scope.period)
  const facts = await store.loadFacts(reference.snapshot, { ...scope, orgUnits })
  return inView({ ...tablesOf(ground), facts }, history, view)
}

function tablesOf({ orgUnit, round, reference, said }: ReportGround): Omit<TableInput, 'facts'> {
  const smallGroupThreshold = reference.region?.smallGroupThreshold
  return {
    orgUnit,
    round,
    organisation: reference.organisation,
    layouts: reference.layoutsFor(orgUnit.code),
    tableLayouts: reference.tableLayoutsFor(orgUnit.code),
    productionLayouts: reference.productionLayouts,
    plan: reference.planFor(orgUnit.code, round.year),
    answers: said.answers,
    counterpartyCodes: reference.region?.counterpartyCodes ?? {},
    ...(smallGroupThreshold === undefined ? {} : { smallGroupThreshold }),
  }
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
