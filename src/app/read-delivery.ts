import { type Actor, actorNameSv, type Verdict } from '#domain/actor.ts'
import type { Delivery } from '#domain/delivery.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import { personId } from '#domain/person.ts'
import { formats } from '#intake/formats/catalogue.ts'
import { type SourceExcerpt, sourceExcerpt } from '#intake/source-excerpt.ts'
import { canAccept } from '#workflow/permissions.ts'
import type { Effects } from './effects.ts'
import { findDelivery } from './find-delivery.ts'
import { loadDeliverySight } from './load-delivery-sight.ts'

export type { SourceExcerpt }

/** Latest first; those that concern the actor. */
export async function listDeliveries(
  actor: Actor,
  effects: Effects,
  page?: { readonly limit: number; readonly offset: number },
): Promise<Outcome<Delivery[]>> {
  const sight = await loadDeliverySight(actor, effects)
  if (!sight.seesAny.allowed) return refused(sight.seesAny.reasonSv)
  const seen = await effects.store.listDeliveries(page, sight.deliveriesSeen())
  return done(seen.flatMap((delivery) => sight.shown(delivery) ?? []))
}

export interface DeliveryView {
  readonly delivery: Delivery
  /** Whether it is shown whole; else without findings and control totals, which are of the whole file. */
  readonly isWhole: boolean
  /** Whether the actor may read it in or turn it down. */
  readonly deciding: Verdict
  readonly accepting: Verdict
  /** What kind of file it is: "SIE 4". */
  readonly formatSv: string
  /** What its months said before: the accepted deliveries of the same streams that it replaces or would replace. */
  readonly previous: readonly Delivery[]
  /** The name of the person or program that it was received from. */
  readonly receivedBySv: string
}

export async function readDelivery(deliveryId: string, actor: Actor, effects: Effects): Promise<Outcome<DeliveryView>> {
  const found = await findDelivery(deliveryId, actor, effects)
  if (found.kind !== 'done') return found
  const { delivery, sight } = found.value
  const { store } = effects
  const sender = await store.people.load(personId(delivery.receivedBy))
  const previous = await findPrevious(delivery, store)
  const deciding = sight.decides(delivery)
  return done({
    delivery: sight.shown(delivery) ?? delivery,
    isWhole: sight.seesWhole(delivery),
    deciding,
    accepting: canAccept(deciding, delivery),
    formatSv: formatLabel(delivery.format),
    previous: previous.flatMap((earlier) => sight.shown(earlier) ?? []),
    receivedBySv: sender?.person.nameSv ?? actorNameSv(delivery.receivedBy),
  })
}

export interface SourceRowView {
  readonly delivery: Delivery
  readonly sheet?: string
  readonly row: number
  readonly excerpt: SourceExcerpt
  /** How many of the rows are left out, since they are not known to be of the actor's units. */
  readonly withheldRows: number
}

/** A row of a delivered file as its sender wrote it, with its neighbours: where "why?" ends. */
export async function readSourceRow(
  place: { readonly deliveryId: string; readonly sheet?: string; readonly row: number },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<SourceRowView>> {
  const found = await findDelivery(place.deliveryId, actor, effects)
  if (found.kind !== 'done') return found
  const { delivery, sight } = found.value
  const bytes = await effects.store.loadDeliveryFile(place.deliveryId)
  if (!bytes) return notFound(`Det finns ingen leverans ${place.deliveryId}.`)

  const { sheet, row } = place
  const within = { ...(sheet === undefined ? {} : { sheet }), row }
  const whole = await sourceExcerpt({ fileName: delivery.fileName, bytes, format: delivery.format }, within)
  const view = { delivery: sight.shown(delivery) ?? delivery, ...within }
  if (sight.seesWhole(delivery)) return done({ ...view, excerpt: whole, withheldRows: 0 })
  const numbers = rowsOf(whole).map((each) => each.row)
  const told = await effects.store.loadRowConcerns(delivery.id, { from: Math.min(...numbers), to: Math.max(...numbers) })
  const excerpt = withRows(whole, (number) => {
    const ofRow = told.filter((each) => each.row === number && each.sheet === sheetOf(whole))
    return ofRow.length > 0 && ofRow.every(sight.seesRow)
  })
  return done({ ...view, excerpt, withheldRows: numbers.length - rowsOf(excerpt).length })
}

function rowsOf(excerpt: SourceExcerpt): readonly { readonly row: number }[] {
  return excerpt.kind === 'text-lines' ? excerpt.lines : excerpt.rows
}

function sheetOf(excerpt: SourceExcerpt): string | undefined {
  return excerpt.kind === 'sheet-rows' ? excerpt.sheet : undefined
}

function withRows(excerpt: SourceExcerpt, isShown: (row: number) => boolean): SourceExcerpt {
  return excerpt.kind === 'text-lines'
    ? { ...excerpt, lines: excerpt.lines.filter(({ row }) => isShown(row)) }
    : { ...excerpt, rows: excerpt.rows.filter(({ row }) => isShown(row)) }
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
