import { type Actor, actorNameSv } from '#domain/actor.ts'
import type { Delivery } from '#domain/delivery.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import { personId } from '#domain/person.ts'
import { formats } from '#intake/formats/catalogue.ts'
import { type SourceExcerpt, sourceExcerpt } from '#intake/source-excerpt.ts'
import { canSeeDeliveries } from '#workflow/permissions.ts'
import type { Effects } from './effects.ts'

export type { SourceExcerpt }

/** Latest first. */
export async function listDeliveries(
  actor: Actor,
  { store }: Effects,
  page: { readonly limit: number; readonly offset: number },
): Promise<Outcome<Delivery[]>> {
  const verdict = canSeeDeliveries(actor)
  return verdict.allowed ? done(await store.listDeliveries(page)) : refused(verdict.reasonSv)
}

export interface DeliveryView {
  readonly delivery: Delivery
  /** What kind of file it is: "SIE 4". */
  readonly formatSv: string
  /** What its months said before: the accepted deliveries of the same streams that it replaces or would replace. */
  readonly previous: readonly Delivery[]
  /** The name of the person or program that it was received from. */
  readonly receivedBySv: string
}

export async function readDelivery(deliveryId: string, actor: Actor, { store }: Effects): Promise<Outcome<DeliveryView>> {
  const verdict = canSeeDeliveries(actor)
  if (!verdict.allowed) return refused(verdict.reasonSv)
  const delivery = await store.loadDelivery(deliveryId)
  if (!delivery) return notFound(`Det finns ingen leverans ${deliveryId}.`)
  const sender = await store.people.load(personId(delivery.receivedBy))
  return done({
    delivery,
    formatSv: formatLabel(delivery.format),
    previous: await findPrevious(delivery, store),
    receivedBySv: sender?.person.nameSv ?? actorNameSv(delivery.receivedBy),
  })
}

export interface SourceRowView {
  readonly delivery: Delivery
  readonly sheet?: string
  readonly row: number
  readonly excerpt: SourceExcerpt
}

/** A row of a delivered file as its sender wrote it, with its neighbours: where "why?" ends. */
export async function readSourceRow(
  place: { readonly deliveryId: string; readonly sheet?: string; readonly row: number },
  actor: Actor,
  { store }: Effects,
): Promise<Outcome<SourceRowView>> {
  const verdict = canSeeDeliveries(actor)
  if (!verdict.allowed) return refused(verdict.reasonSv)
  const delivery = await store.loadDelivery(place.deliveryId)
  const bytes = await store.loadDeliveryFile(place.deliveryId)
  if (!delivery || !bytes) return notFound(`Det finns ingen leverans ${place.deliveryId}.`)

  const { sheet, row } = place
  const within = { ...(sheet === undefined ? {} : { sheet }), row }
  const excerpt = await sourceExcerpt({ fileName: delivery.fileName, bytes, format: delivery.format }, within)
  return done({ delivery, ...within, excerpt })
}

/** The Swedish label of a format, or what the file was not. */
export function formatLabel(name: string): string {
  return formats.find((format) => format.name === name)?.labelSv ?? 'Okänt filformat'
}

async function findPrevious(delivery: Delivery, store: Effects['store']): Promise<Delivery[]> {
  if (delivery.state === 'accepted') {
    const superseded = await Promise.all(delivery.supersedes.map((id) => store.loadDelivery(id)))
    return superseded.filter((earlier) => earlier !== undefined)
  }
  const streams = new Set(delivery.slices.map((slice) => slice.stream))
  const accepted = (await store.listDeliveries()).filter((other) => other.state === 'accepted' && other.id !== delivery.id)
  return accepted.filter((other) => other.slices.some((slice) => streams.has(slice.stream))).slice(0, 1)
}
