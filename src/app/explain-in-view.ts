import { computeTables } from '#calculation/compute.ts'
import type { MonthView, RestatedFact } from '#calculation/consolidation/in-view.ts'
import { orgHistory } from '#calculation/consolidation/org-history.ts'
import { summedFacts } from '#calculation/contributions.ts'
import { explainFigure } from '#calculation/explain.ts'
import type { Actor } from '#domain/actor.ts'
import { selectFacts } from '#domain/fact.ts'
import { type FigureKey, parseFigureKey } from '#domain/figure.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import { canSeeDeliveries, canSeeDrafts } from '#workflow/permissions.ts'
import { findReportGround, loadTableInput } from './compute-report-tables.ts'
import { contributingFacts, type DrillQuestion, drillFigure, type FigureDrill } from './drill-figure.ts'
import type { Effects } from './effects.ts'
import { type FigureView, nothingThereSv } from './explain-figure.ts'
import { loadDeliverySight } from './load-delivery-sight.ts'
import type { Reference } from './load-reference.ts'
import { loadUnitPath } from './load-unit-path.ts'

export interface FigureInView extends Pick<FigureView, 'explanation' | 'namesSv'> {
  readonly view: MonthView
  readonly snapshotId: string
  /** Of a figure that is a sum of facts: the same, in the view's tree, with what the facts were delivered as. */
  readonly drill?: FigureDrill<RestatedFact>
}

/**
 * Why a figure is what it is in another structure than the reports': computed from what is known now, with the same way down
 * to the delivered rows (ORG-2).
 */
export async function explainInView(
  key: FigureKey,
  view: MonthView,
  actor: Actor,
  effects: Effects,
  place: DrillQuestion,
): Promise<Outcome<FigureInView>> {
  const address = parseFigureKey(key)
  if (!address) return notFound(`”${key}” är ingen siffra. Skriv enhet/omgång/tabell/rad/kolumn.`)
  const path = await loadUnitPath(address, effects.store)
  const verdict = canSeeDrafts(actor, path)
  if (!verdict.allowed) return refused(verdict.reasonSv)
  const found = await findReportGround(address, effects, view)
  if (found.kind !== 'done') return found

  const { reference } = found.value
  const input = await loadTableInput(found.value, effects)
  const { tables } = computeTables(input)
  const explanation = explainFigure(key, tables)
  if (!explanation) return notFound(`Tabellerna har ingen siffra ${key}.`)

  const { figure } = explanation
  const parts = summedFacts(figure, tables)
  if (figure.kind === 'missing' || parts === undefined || !canSeeDeliveries(actor, path).allowed)
    return done({ explanation, view, snapshotId: reference.snapshot.id, namesSv: namesOf([], reference) })
  const facts = contributingFacts<RestatedFact>(
    parts.map(({ selection, sign }) => ({ facts: selectFacts(input.facts, selection), sign })),
  )
  const ground = { history: orgHistory(input.organisation), accounts: reference.accounts }
  const sight = await loadDeliverySight(actor, effects)
  const seesRow = ({ series, orgUnit, delivered }: RestatedFact) =>
    sight.seesRow({ series, orgUnit: delivered?.orgUnit ?? orgUnit })
  const drill = drillFigure(figure, facts, place, { ...ground, seesRow })
  if (!drill) return notFound(nothingThereSv(key, place))
  return done({
    explanation,
    view,
    snapshotId: reference.snapshot.id,
    namesSv: namesOf(
      drill.rows.items.map(({ fact }) => fact),
      reference,
    ),
    drill,
  })
}

/** A unit is called what it was when it was last there. */
function namesOf(facts: readonly RestatedFact[], { organisation, accounts }: Reference): FigureView['namesSv'] {
  const codes = new Set(facts.flatMap((fact) => [fact.orgUnit, fact.delivered?.orgUnit ?? fact.orgUnit]))
  const named = organisation.versions
    .filter(({ code }) => codes.has(code))
    .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
    .map(({ code, nameSv }) => [code, nameSv] as const)
  return {
    orgUnits: Object.fromEntries(named),
    accounts: Object.fromEntries(accounts.map((account) => [account.code, account.labelSv])),
  }
}
