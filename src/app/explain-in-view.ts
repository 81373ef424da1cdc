import { computeTables } from '#calculation/compute.ts'
import type { MonthView, RestatedFact } from '#calculation/consolidation/in-view.ts'
import { explainFigure } from '#calculation/explain.ts'
import type { Actor } from '#domain/actor.ts'
import { selectFacts } from '#domain/fact.ts'
import { type FigureKey, parseFigureKey } from '#domain/figure.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import { canSeeDrafts } from '#workflow/permissions.ts'
import { findReportGround, loadTableInput } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'
import { type FigureView, largestFirst } from './explain-figure.ts'
import type { Reference } from './load-reference.ts'
import { loadUnitPath } from './load-unit-path.ts'

export interface FigureInView extends Pick<FigureView, 'explanation' | 'namesSv'> {
  readonly view: MonthView
  readonly snapshotId: string
  /** As the view has them, with what they were delivered as. */
  readonly facts?: { readonly total: number; readonly offset: number; readonly items: readonly RestatedFact[] }
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
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<Outcome<FigureInView>> {
  const address = parseFigureKey(key)
  if (!address) return notFound(`”${key}” är ingen siffra. Skriv enhet/omgång/tabell/rad/kolumn.`)
  const verdict = canSeeDrafts(actor, await loadUnitPath(address, effects.store))
  if (!verdict.allowed) return refused(verdict.reasonSv)
  const ground = await findReportGround(address, effects, view)
  if (ground.kind !== 'done') return ground

  const { reference } = ground.value
  const input = await loadTableInput(ground.value, effects)
  const explanation = explainFigure(key, computeTables(input).tables)
  if (!explanation) return notFound(`Tabellerna har ingen siffra ${key}.`)

  const { basis } = explanation.figure
  const facts: readonly RestatedFact[] = basis?.kind === 'facts' ? selectFacts(input.facts, basis.selection) : []
  const items = facts.toSorted(largestFirst).slice(offset, offset + limit)
  return done({
    explanation,
    view,
    snapshotId: reference.snapshot.id,
    namesSv: namesOf(items, reference),
    ...(basis?.kind === 'facts' ? { facts: { total: facts.length, offset, items } } : {}),
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
