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

/** The contents known at the snapshot, in the order they were delivered, each with the delivery in its source place. */
export async function loadContents(connection: Connection, snapshot: Snapshot): Promise<Content[]> {
  const rows = await connection.rows(selectContents, [snapshot.sequence])
  return rows.map(decodeContent)
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
  return { kind, key, body, source: { ...source, deliveryId: deliveryKey(delivery_id) } } as Content
}

const insertContents = statement<never>(
  'insert-contents',
  `insert into tertial.content (delivery_id, ordinal, slice_id, kind, key, body, source)
   select $1, * from unnest($2::int[], $3::int[], $4::text[], $5::text[], $6::json[], $7::json[])`,
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
