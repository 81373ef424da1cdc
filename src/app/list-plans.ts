import type { Actor, Verdict } from '#domain/actor.ts'
import { contentsOf } from '#domain/content.ts'
import { monthOf } from '#domain/month.ts'
import { orgUnitCode, unitAt, unitPath, unitsAt } from '#domain/organisation.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import type { Plan, PlanDecision } from '#domain/plan.ts'
import { isClosed } from '#domain/status.ts'
import { nextPlan } from '#plan/next-plan.ts'
import { progressOfWord } from '#plan/status-words.ts'
import { may } from '#workflow/permissions.ts'
import { deliverPlan, type PlanEdited } from './edit-plan.ts'
import type { Effects } from './effects.ts'
import { latestAnswer, loadAnswersOfYear } from './latest-answers.ts'
import { loadReference } from './load-reference.ts'

/** The plans that somebody may see, and whom they may make one for. */
export interface PlanShelf {
  readonly units: readonly UnitPlans[]
  /** Units without any plan that the asker may make the first for. */
  readonly withoutPlan: readonly { readonly code: string; readonly nameSv: string }[]
}

export interface UnitPlans {
  readonly code: string
  readonly nameSv: string
  /** Latest first. */
  readonly plans: readonly ListedPlan[]
  readonly editing: Verdict
  /** The year after the latest plan. */
  readonly nextYear: number
}

export interface ListedPlan {
  readonly year: number
  readonly titleSv: string
  readonly decision?: PlanDecision
  readonly counts: {
    readonly goals: number
    readonly indicators: number
    readonly assignments: number
    readonly activities: number
  }
}

export async function listPlans(actor: Actor, { store, clock }: Effects): Promise<Outcome<PlanShelf>> {
  const seen = may(actor, 'see-plan', 'somewhere')
  if (!seen.allowed) return refused(seen.reasonSv)
  const snapshot = await store.loadCurrentSnapshot()
  const { organisation } = await loadReference(snapshot, store)
  const plans = contentsOf(await store.loadContents(snapshot), 'plan').map(({ body }) => body)
  const thisMonth = monthOf(clock.now().getFullYear(), clock.now().getMonth() + 1)
  const pathOf = (code: Plan['orgUnit'], year: number) => unitPath(organisation, code, monthOf(year, 12))
  const units = [...Map.groupBy(plans, ({ orgUnit }) => orgUnit)].flatMap(([code, own]): UnitPlans[] => {
    const visible = own.filter(({ year }) => may(actor, 'see-plan', pathOf(code, year)).allowed)
    const latest = Math.max(...own.map(({ year }) => year))
    if (visible.length === 0) return []
    return [
      {
        code,
        nameSv: unitAt(organisation, code, monthOf(latest, 12))?.nameSv ?? code,
        plans: visible.toSorted((a, b) => b.year - a.year).map(listed),
        editing: may(actor, 'edit-plan', pathOf(code, latest)),
        nextYear: latest + 1,
      },
    ]
  })
  const planned = new Set(plans.map(({ orgUnit }) => orgUnit))
  return done({
    units: units.toSorted((a, b) => a.nameSv.localeCompare(b.nameSv, 'sv')),
    withoutPlan: unitsAt(organisation, thisMonth)
      .filter(({ code, level }) => level === 'administration' && !planned.has(code))
      .filter(({ code }) => may(actor, 'edit-plan', unitPath(organisation, code, thisMonth)).allowed)
      .map(({ code, nameSv }) => ({ code, nameSv })),
  })
}

/**
 * Makes a unit's plan for a year: from its latest earlier plan with what is still open, or empty when it has none. The earlier
 * plan goes on being followed up. A plan that stands is not touched.
 */
export async function startPlan(
  wish: { readonly orgUnit: string; readonly year: string },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<PlanEdited>> {
  const { store } = effects
  const code = orgUnitCode(wish.orgUnit)
  if (!/^(19|20|21)\d{2}$/.test(wish.year)) return refused(`”${wish.year}” är inget år. Skriv till exempel 2026.`)
  const year = Number(wish.year)
  const reference = await loadReference(await store.loadCurrentSnapshot(), store)
  const verdict = may(actor, 'edit-plan', unitPath(reference.organisation, code, monthOf(year, 12)))
  if (!verdict.allowed) return refused(verdict.reasonSv)
  const orgUnit = unitAt(reference.organisation, code, monthOf(year, 12))
  if (orgUnit === undefined) return notFound(`Det finns ingen enhet med koden ”${wish.orgUnit}” ${year}.`)
  if (reference.planFor(code, year) !== undefined) return refused(`${orgUnit.nameSv} har redan en plan för ${year}.`)

  const latest = Math.max(...reference.planYears(code).filter((each) => each < year))
  const earlier = Number.isFinite(latest) ? reference.planFor(code, latest) : undefined
  const written =
    earlier === undefined
      ? { orgUnit: code, year, titleSv: `Förvaltningsplan ${year}` }
      : nextPlan(earlier, year, await closedItems(earlier, effects))
  return done((await deliverPlan(written, undefined, actor, effects)) ?? { kind: 'changed-meanwhile', differences: [] })
}

async function closedItems(plan: Plan, { store }: Effects): Promise<(item: string) => boolean> {
  const reference = await loadReference(await store.loadCurrentSnapshot(), store)
  const answered = await loadAnswersOfYear(plan.orgUnit, plan.year, reference, store)
  return (item) => {
    const answer = latestAnswer(answered, 'activity', item)?.answer
    if (answer?.kind !== 'activity') return false
    return isClosed(progressOfWord(answer.statusWord, plan.statusWords))
  }
}

function listed({ year, titleSv, decision, goals, indicators, assignments, activities }: Plan): ListedPlan {
  return {
    year,
    titleSv,
    ...(decision === undefined ? {} : { decision }),
    counts: {
      goals: goals.length,
      indicators: indicators.length,
      assignments: assignments.length,
      activities: activities.length,
    },
  }
}
