import type { Actor, Verdict } from '#domain/actor.ts'
import { contentsOf } from '#domain/content.ts'
import { monthOf } from '#domain/month.ts'
import { type OrgUnitVersion, orgUnitCode, unitAt, unitPath } from '#domain/organisation.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import type { Plan } from '#domain/plan.ts'
import { may, type UnitPath } from '#workflow/permissions.ts'
import type { Effects } from './effects.ts'
import { loadReference, type Reference } from './load-reference.ts'

export interface PlanAddress {
  readonly orgUnit: string
  /** '2025'. */
  readonly year: string
}

/** A plan with what it stands among. */
export interface FoundPlan {
  readonly plan: Plan
  /** The delivery that brought it: what an edit is made from. */
  readonly base: string
  readonly orgUnit: Pick<OrgUnitVersion, 'code' | 'nameSv'>
  readonly path: UnitPath
  readonly editing: Verdict
  readonly reference: Reference
}

/** The unit's plan for the year as it is now, for one who may see it. */
export async function findPlan(address: PlanAddress, actor: Actor, { store }: Effects): Promise<Outcome<FoundPlan>> {
  const snapshot = await store.loadCurrentSnapshot()
  const reference = await loadReference(snapshot, store)
  const code = orgUnitCode(address.orgUnit)
  const year = /^\d{4}$/.test(address.year) ? Number(address.year) : undefined
  const month = monthOf(year ?? 2000, 12)
  const path = unitPath(reference.organisation, code, month)
  const seen = may(actor, 'see-plan', path)
  if (!seen.allowed) return refused(seen.reasonSv)
  const content = contentsOf(await store.loadContents(snapshot), 'plan').find(
    ({ body }) => body.orgUnit === code && body.year === year,
  )
  if (content === undefined)
    return notFound(`Det finns ingen plan för ”${address.orgUnit}” ${address.year}. På sidan Planer kan en göras.`)
  return done({
    plan: content.body,
    base: content.source.deliveryId ?? '',
    orgUnit: { code, nameSv: unitAt(reference.organisation, code, month)?.nameSv ?? path[0]?.nameSv ?? address.orgUnit },
    path,
    editing: may(actor, 'edit-plan', path),
    reference,
  })
}
