import { type Actor, allowed, type Verdict } from '#domain/actor.ts'
import type { Delivery, DeliveryConcern } from '#domain/delivery.ts'
import type { Fact } from '#domain/fact.ts'
import type { OrgUnitCode } from '#domain/organisation.ts'
import { wholeRegion } from '#domain/person.ts'
import { isAboutPeople, isSeriesName } from '#domain/series.ts'
import { canSeeDeliveries, may, type UnitPath } from './permissions.ts'

/** What one actor sees of deliveries (decision 0024): that they came, and of what they say the rows of the actor's units. */
export interface DeliverySight {
  /** Whether there is any delivery that the actor may know of. */
  readonly seesAny: Verdict
  /** Whether the actor may know of the delivery: it concerns a unit of theirs, or what is common to all. */
  sees(delivery: Delivery): Verdict
  /** Whether all that the file says concerns the actor: then it is shown as it is, and else only rows of it. */
  seesWhole(delivery: Delivery): boolean
  seesRow(fact: Pick<Fact, 'orgUnit' | 'series'>): boolean
  /** Whether the actor may make the delivery count: it changes what is known of each unit that it concerns. */
  decides(delivery: Delivery): Verdict
  /** The delivery as the actor may see it: what sums and says things of the whole file is left out for who sees a part of it. */
  shown(delivery: Delivery): Delivery | undefined
}

/** `pathOf` gives a unit's path to the root as the tree is today, or was when the unit was last there. */
export function deliverySight(actor: Actor, pathOf: (orgUnit: OrgUnitCode) => UnitPath): DeliverySight {
  const verdicts = new Map<string, Verdict>()
  /** Of a region's hundred thousand rows few units are told: each is asked about once. */
  const asked = (wish: 'see-deliveries' | 'see-people-rows', orgUnit: OrgUnitCode): Verdict => {
    const key = `${wish} ${orgUnit}`
    const verdict = verdicts.get(key) ?? may(actor, wish, pathOf(orgUnit))
    verdicts.set(key, verdict)
    return verdict
  }
  const seesRow = ({ orgUnit, series }: Pick<Fact, 'orgUnit' | 'series'>) =>
    asked(isAboutPeople(series) ? 'see-people-rows' : 'see-deliveries', orgUnit).allowed
  const seesConcern = ({ orgUnit, about }: DeliveryConcern) => {
    if (isSeriesName(about)) return seesRow({ orgUnit, series: about })
    return orgUnit === wholeRegion ? canSeeDeliveries(actor).allowed : asked('see-deliveries', orgUnit).allowed
  }
  const isOwnUndecided = ({ receivedBy, state }: Delivery) =>
    receivedBy === actor.id && state !== 'accepted' && canSeeDeliveries(actor).allowed

  const sees = (delivery: Delivery): Verdict => {
    if (isOwnUndecided(delivery)) return allowed
    const units = delivery.concerns.map(({ orgUnit }) => orgUnit)
    // What is common is open to all who see any delivery; what nobody could read concerns nobody knows whom.
    if (units.includes(wholeRegion)) return canSeeDeliveries(actor)
    const answers = (units.length === 0 ? [wholeRegion] : units).map((orgUnit) => asked('see-deliveries', orgUnit))
    return answers.find((answer) => answer.allowed) ?? answers[0] ?? canSeeDeliveries(actor)
  }
  const seesWhole = (delivery: Delivery): boolean =>
    isOwnUndecided(delivery) || (delivery.concerns.length === 0 ? sees(delivery).allowed : delivery.concerns.every(seesConcern))
  return {
    seesAny: canSeeDeliveries(actor),
    sees,
    seesWhole,
    seesRow,
    decides({ concerns }) {
      const answers = concerns.map(({ orgUnit, about }) =>
        // A profile is no unit's: it says how a file is read, and what it reads is asked about when it is read.
        about === 'mapping-profile' ? may(actor, 'import', 'somewhere') : may(actor, 'import', pathOf(orgUnit)),
      )
      return answers.find((answer) => !answer.allowed) ?? may(actor, 'import', 'somewhere')
    },
    shown(delivery) {
      if (!sees(delivery).allowed) return undefined
      return seesWhole(delivery) ? delivery : { ...delivery, findings: [], controlTotals: [] }
    },
  }
}
