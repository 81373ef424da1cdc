import type { Actor } from '#domain/actor.ts'
import type { Delivery } from '#domain/delivery.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import type { Effects } from './effects.ts'
import { type LoadedSight, loadDeliverySight } from './load-delivery-sight.ts'

/** A delivery that the actor may know of, with what of it they see. It is whole: show `sight.shown(delivery)`. */
export async function findDelivery(
  deliveryId: string,
  actor: Actor,
  effects: Effects,
): Promise<Outcome<{ readonly delivery: Delivery; readonly sight: LoadedSight }>> {
  const sight = await loadDeliverySight(actor, effects)
  const mayAny = sight.seesAny
  if (!mayAny.allowed) return refused(mayAny.reasonSv)
  const delivery = await effects.store.loadDelivery(deliveryId)
  if (!delivery) return notFound(`Det finns ingen leverans ${deliveryId}.`)
  const verdict = sight.sees(delivery)
  return verdict.allowed ? done({ delivery, sight }) : refused(verdict.reasonSv)
}

/** A delivery with its file, for one whom all that it says concerns. */
export async function findWholeDelivery(
  deliveryId: string,
  actor: Actor,
  effects: Effects,
): Promise<Outcome<{ readonly delivery: Delivery; readonly bytes: Uint8Array }>> {
  const found = await findDelivery(deliveryId, actor, effects)
  if (found.kind !== 'done') return found
  const { delivery, sight } = found.value
  if (!sight.seesWhole(delivery)) return refused(partlyOthersSv)
  const bytes = await effects.store.loadDeliveryFile(deliveryId)
  return bytes ? done({ delivery, bytes }) : notFound(`Det finns ingen leverans ${deliveryId}.`)
}

const partlyOthersSv =
  'Filen rör också enheter eller uppgifter om personal som du inte har uppdrag för. Den visas i sin helhet bara för den som har uppdrag för allt den rör.'
