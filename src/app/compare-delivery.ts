import type { Actor } from '#domain/actor.ts'
import type { DeliveryComparison } from '#domain/delivery-comparison.ts'
import { monthOf } from '#domain/month.ts'
import { unitAt } from '#domain/organisation.ts'
import { done, notFound, type Outcome } from '#domain/outcome.ts'
import type { Effects } from './effects.ts'
import { findDelivery } from './find-delivery.ts'
import { loadReference } from './load-reference.ts'

/** A comparison with the words for its codes. */
export interface DeliveryComparisonView extends DeliveryComparison {
  /** Names of the units and labels of the accounts among the rows. */
  readonly orgUnitsSv: Readonly<Record<string, string>>
  readonly accountsSv: Readonly<Record<string, string>>
}

/** What a delivery changes against what it supersedes, before it is accepted and after; of the actor's own units. */
export async function compareDelivery(
  deliveryId: string,
  rowLimit: number,
  actor: Actor,
  effects: Effects,
): Promise<Outcome<DeliveryComparisonView>> {
  const found = await findDelivery(deliveryId, actor, effects)
  if (found.kind !== 'done') return found
  const { store, clock } = effects
  const comparison = await store.compareDelivery(deliveryId, rowLimit, found.value.sight.factsSeen())
  if (!comparison) return notFound(`Det finns ingen leverans ${deliveryId}.`)

  const { organisation, accounts } = await loadReference(await store.loadCurrentSnapshot(), store)
  const now = clock.now()
  const thisMonth = monthOf(now.getFullYear(), now.getMonth() + 1)
  const codes = new Set(comparison.rows.map((row) => row.orgUnit))
  const used = new Set(comparison.rows.map((row) => row.dimensions.account))
  return done({
    ...comparison,
    orgUnitsSv: Object.fromEntries(
      [...codes].flatMap((code) => {
        const orgUnit = unitAt(organisation, code, thisMonth) ?? organisation.versions.find((version) => version.code === code)
        return orgUnit ? [[code, orgUnit.nameSv]] : []
      }),
    ),
    accountsSv: Object.fromEntries(accounts.filter(({ code }) => used.has(code)).map(({ code, labelSv }) => [code, labelSv])),
  })
}
