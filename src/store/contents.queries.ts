import type { Content } from '#domain/content.ts'
import type { Snapshot } from '#domain/delivery.ts'
import type { SourcePlace } from '#domain/source-place.ts'
import { stringifyExact } from '#lib/exact-json.ts'
import { type Connection, statement, type Transaction } from './database.ts'
import { keepableText } from './keepable-text.ts'
import { deliveryKey } from './keys.ts'
import { type StoredSlice, sliceOfContent } from './slices.ts'

export async function saveContents(
  transaction: Transaction,
  deliveryId: number,
  slices: readonly StoredSlice[],
  contents: readonly Content[],
): Promise<void> {
  if (contents.length === 0) return
  await transaction.rows(insertContents, [
    deliveryId,
    contents.map((_, index) => index + 1),
    contents.map((content) => sliceOfContent(slices, content).sliceId),
    contents.map(({ kind }) => kind),
    contents.map(({ key }) => keepableText(key)),
    contents.map(({ body }) => stringifyExact(body)),
    contents.map(({ source }) => stringifyExact(source)),
  ])
}

/**
 * The contents known at a snapshot, in the order they were delivered, each with the delivery in its source place. Most
 * deliveries bring amounts only: until one comes with contents, the same list is given again.
 */
export function contentsReader(connection: Connection): (snapshot: Snapshot) => Promise<readonly Content[]> {
  let latest: { readonly sequence: number; readonly contents: readonly Content[] } | undefined
  return async ({ sequence: asked }) => {
    const [{ sequence } = { sequence: 0 }] = await connection.rows(selectContentsSequence, [asked])
    if (latest?.sequence === sequence) return latest.contents
    const contents = (await connection.rows(selectContents, [sequence])).map(decodeContent)
    latest = { sequence, contents }
    return contents
  }
}

interface ContentRow {
  readonly delivery_id: number
  readonly kind: Content['kind']
  readonly key: string
  readonly body: Content['body']
  readonly source: SourcePlace
}

/** The body was written from a Content of this kind; the kind and the body are one row. */
function decodeContent({ delivery_id, kind, key, body, source }: ContentRow): Content {
  const deliveryId = deliveryKey(delivery_id)
  return { kind, key, body: inDelivery(body, deliveryId), source: { ...source, deliveryId } } as Content
}

/** Every `source` inside the body gets the delivery too: a target in a plan is found again like an amount in a ledger. */
function inDelivery(value: unknown, deliveryId: string): unknown {
  if (Array.isArray(value)) return value.map((item) => inDelivery(item, deliveryId))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === 'source' && isSourcePlace(inner) ? { ...inner, deliveryId } : inDelivery(inner, deliveryId),
    ]),
  )
}

function isSourcePlace(value: unknown): value is SourcePlace {
  return typeof value === 'object' && value !== null && typeof (value as { fileName?: unknown }).fileName === 'string'
}

const insertContents = statement<never>(
  'insert-contents',
  `insert into tertial.content (delivery_id, ordinal, slice_id, kind, key, body, source)
   select $1, * from unnest($2::int[], $3::int[], $4::text[], $5::text[], $6::json[], $7::json[])`,
)

/** The last delivery up to the snapshot that spoke of contents; 0 when none did. */
const selectContentsSequence = statement<{ sequence: number }>(
  'select-contents-sequence',
  `select coalesce(max(sequence), 0) as sequence
     from tertial.delivery
     join tertial.slice using (delivery_id)
    where sequence <= $1 and from_month is null`,
)

const selectContents = statement<ContentRow>(
  'select-contents',
  `select content.delivery_id, kind, key, body, source
     from tertial.content
     join tertial.delivery using (delivery_id)
     join tertial.slice_month using (slice_id)
    where delivery.sequence <= $1
      and (slice_month.superseded_sequence is null or slice_month.superseded_sequence > $1)
    order by content.delivery_id, ordinal`,
)
