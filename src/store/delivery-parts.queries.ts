import type { Content } from '#domain/content.ts'
import { followAcceptance } from './balance-folding.queries.ts'
import { saveContents } from './contents.queries.ts'
import { statement, type Transaction } from './database.ts'
import { type FactBlock, saveBlocks } from './facts.queries.ts'
import { keepableText } from './keepable-text.ts'
import { monthToNumber } from './month-numbers.ts'
import type { StoredSlice } from './slices.ts'

/** What one server holds of a delivery: all of it, or the streams that have been given to that server. */
export interface DeliveryPart {
  readonly deliveryId: number
  readonly slices: readonly StoredSlice[]
  readonly blocks: readonly FactBlock[]
  readonly contents: readonly Content[]
}

/** The delivery's row is there already. */
export async function savePart(transaction: Transaction, { deliveryId, slices, blocks, contents }: DeliveryPart): Promise<void> {
  await transaction.rows(insertSlices, [
    deliveryId,
    slices.map(({ sliceId }) => sliceId),
    slices.map(({ ordinal }) => ordinal),
    slices.map(({ stream }) => keepableText(stream)),
    slices.map(({ scenario }) => scenario),
    slices.map(({ period }) => (period ? monthToNumber(period.from) : null)),
    slices.map(({ period }) => (period ? monthToNumber(period.to) : null)),
  ])
  await transaction.rows(insertSliceMonths, [deliveryId])
  await saveBlocks(transaction, deliveryId, blocks)
  await saveContents(transaction, deliveryId, slices, contents)
}

/** Marks what the delivery supersedes on this server; the ledger's balances follow. Its row has the sequence already. */
export async function bringPartIntoForce(transaction: Transaction, deliveryId: number, sequence: number): Promise<void> {
  await transaction.rows(supersedeMonths, [deliveryId, sequence])
  await transaction.rows(supersedeBlocks, [deliveryId, sequence])
  await followAcceptance(transaction, sequence)
}

/** The facts and contents go, the slices stay; the delivery's row says that it is rejected. */
export async function removePart(transaction: Transaction, deliveryId: number): Promise<void> {
  for (const removal of removals) await transaction.rows(removal, [deliveryId])
}

/** Numbers that no other slice has, on any server: they are given out at home. */
export async function newSliceIds(transaction: Transaction, count: number): Promise<number[]> {
  const rows = await transaction.rows(takeSliceIds, [count])
  return rows.map(({ slice_id }) => slice_id)
}

const takeSliceIds = statement<{ slice_id: number }>(
  'take-slice-ids',
  `select nextval(pg_get_serial_sequence('tertial.slice', 'slice_id'))::int as slice_id from generate_series(1, $1)`,
)

const insertSlices = statement<never>(
  'insert-slices',
  `insert into tertial.slice (delivery_id, slice_id, ordinal, stream, scenario, from_month, to_month)
   overriding system value
   select $1, * from unnest($2::int[], $3::int[], $4::text[], $5::text[], $6::int[], $7::int[])`,
)

const insertSliceMonths = statement<never>(
  'insert-slice-months',
  `insert into tertial.slice_month (slice_id, month)
   select slice_id, month
     from tertial.slice left join lateral generate_series(from_month, to_month) as month on true
    where delivery_id = $1`,
)

/** Earlier accepted slices of the same streams and scenarios: `mine` is the slice of the delivery that takes over. */
const overlap = `
     from tertial.slice mine
     join tertial.slice earlier on earlier.stream = mine.stream and earlier.scenario = mine.scenario
                               and earlier.delivery_id <> mine.delivery_id
     join tertial.delivery on delivery.delivery_id = earlier.delivery_id and delivery.state = 'accepted'
    where mine.delivery_id = $1`

const supersedeMonths = statement<never>(
  'supersede-slice-months',
  `update tertial.slice_month
      set superseded_sequence = $2
   ${overlap}
      and slice_month.slice_id = earlier.slice_id
      and slice_month.superseded_sequence is null
      and (slice_month.month between mine.from_month and mine.to_month
           or (slice_month.month is null and mine.from_month is null))`,
)

const supersedeBlocks = statement<never>(
  'supersede-fact-blocks',
  `update tertial.fact_block
      set superseded_sequence = $2
   ${overlap}
      and fact_block.slice_id = earlier.slice_id
      and fact_block.superseded_sequence is null
      and fact_block.from_month <= mine.to_month
      and fact_block.to_month >= mine.from_month`,
)

const removals = [
  statement<never>(
    'delete-facts',
    'delete from tertial.fact where block_id in (select block_id from tertial.fact_block where delivery_id = $1)',
  ),
  statement<never>('delete-fact-blocks', 'delete from tertial.fact_block where delivery_id = $1'),
  statement<never>('delete-contents', 'delete from tertial.content where delivery_id = $1'),
  statement<never>('update-delivery-rejected', `update tertial.delivery set state = 'rejected' where delivery_id = $1`),
]
