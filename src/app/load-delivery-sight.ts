import type { Actor } from '#domain/actor.ts'
import { monthOf } from '#domain/month.ts'
import { type OrgUnitCode, orgUnitCode, unitPath } from '#domain/organisation.ts'
import { wholeRegion } from '#domain/person.ts'
import { isAboutPeople, type SeriesName, seriesKinds } from '#domain/series.ts'
import type { DeliveriesSeen, FactsSeen } from '#store/store.ts'
import { type DeliverySight, deliverySight } from '#workflow/delivery-sight.ts'
import { may, type UnitPath } from '#workflow/permissions.ts'
import type { Effects } from './effects.ts'
import { loadReference, type Reference } from './load-reference.ts'

/** What the actor sees of deliveries, in words for what is loaded and in questions for the store. */
export interface LoadedSight extends DeliverySight {
  /** Undefined for one who sees all. */
  deliveriesSeen(): DeliveriesSeen | undefined
  /** Undefined for one who sees all. */
  factsSeen(): FactsSeen | undefined
}

export async function loadDeliverySight(actor: Actor, { store, clock }: Effects): Promise<LoadedSight> {
  const { organisation, region } = await loadReference(await store.loadCurrentSnapshot(), store)
  const now = clock.now()
  const month = monthOf(now.getFullYear(), now.getMonth() + 1)
  const pathOf = (orgUnit: OrgUnitCode): UnitPath =>
    orgUnit === wholeRegion ? pathOfRegion(organisation, region?.nameSv) : unitPath(organisation, orgUnit, month)
  const units = () => [...new Set(organisation.versions.map(({ code }) => code))]
  const own = (wish: 'see-deliveries' | 'see-people-rows') => units().filter((unit) => may(actor, wish, pathOf(unit)).allowed)
  const seesAll = may(actor, 'see-deliveries', [everywhere]).allowed
  const seesAllPeople = may(actor, 'see-people-rows', [everywhere]).allowed
  return {
    ...deliverySight(actor, pathOf),
    deliveriesSeen() {
      if (seesAll) return undefined
      return { orgUnits: [...own('see-deliveries'), wholeRegion], undecidedFrom: actor.id }
    },
    factsSeen() {
      if (seesAll && seesAllPeople) return undefined
      return { orgUnits: own('see-deliveries'), ofPeople: { series: seriesOfPeople, orgUnits: own('see-people-rows') } }
    },
  }
}

/** A place that only an appointment for the whole region reaches. */
const everywhere: UnitPath[number] = { code: orgUnitCode('*'), nameSv: 'hela regionen' }

const seriesOfPeople = (Object.keys(seriesKinds) as SeriesName[]).filter(isAboutPeople)

/** The root of the tree; before there is one, a place of its own. */
function pathOfRegion({ versions }: Reference['organisation'], nameSv = everywhere.nameSv): UnitPath {
  const root = versions.find(({ parent }) => parent === undefined)
  return [{ code: root?.code ?? everywhere.code, nameSv }]
}
