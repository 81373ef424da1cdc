import {
  type ControlTotal,
  concernsOf,
  type Delivery,
  type DeliveryConcern,
  type DeliveryState,
  type Reading,
  type Slice,
} from '#domain/delivery.ts'
import type { Fact } from '#domain/fact.ts'
import { type Finding, hasErrors } from '#domain/finding.ts'
import { scenarioKey } from '#domain/scenario.ts'
import { stringifyExact } from '#lib/exact-json.ts'
import { sha256 } from '#lib/sha256.ts'
import { advisoryLocks, sameFileLocks } from './advisory-locks.ts'
import { takeAcceptanceLock } from './balance-folding.queries.ts'
import { type Connection, type Database, statement, type Transaction } from './database.ts'
import { bringPartIntoForce, newSliceIds, removePart, savePart } from './delivery-parts.queries.ts'
import { acceptAt, type FactServer, placeStreams, rejectAt, selectAhead, stageAt } from './fact-servers.queries.ts'
import { groupIntoBlocks, inDeliveredOrder, loadFactsOfDelivery } from './facts.queries.ts'
import { keepableText } from './keepable-text.ts'
import { deliveryKey, parseKey } from './keys.ts'
import { monthFromNumber } from './month-numbers.ts'
import type { AcceptanceTerms, DeliveriesSeen, IncomingDelivery } from './store.ts'

/**
 * Keeps the file and, unless there are errors, its facts and contents, in one transaction. The facts are kept already
 * here, so that what is accepted later is to the last digit what was shown, and accepting is quick.
 */
export async function stageDelivery(
  database: Database,
  servers: readonly FactServer[],
  incoming: IncomingDelivery,
): Promise<{ delivery: Delivery; duplicate: boolean }> {
  const identity = sha256(incoming.bytes)
  return database.transaction(async (transaction) => {
    // Two that come at the same instant are one after the other here, so that the later finds the earlier.
    await transaction.rows(takeSameFileLock, [sameFileLocks, identity])
    const earlier = await findTwin(transaction, servers, incoming, identity)
    if (earlier !== undefined) return { delivery: await loadById(transaction, earlier), duplicate: true }

    const deliveryId = await insertIncoming(transaction, incoming, identity)
    if (!hasErrors(incoming.reading.findings)) await saveReading(transaction, servers, deliveryId, incoming.reading)
    return { delivery: await loadById(transaction, deliveryId), duplicate: false }
  })
}

/**
 * Gives the delivery the next sequence and marks what it supersedes, month by month. A fact over several months (a
 * full-year forecast) is superseded whole as soon as any of its months is: half a forecast is not a forecast, and the
 * two together would count the shared months twice. The ledger's balances follow in the same transaction.
 */
export async function acceptDelivery(
  database: Database,
  servers: readonly FactServer[],
  id: string,
  { onlyAfter }: AcceptanceTerms = {},
): Promise<Delivery> {
  return database.transaction(async (transaction) => {
    await lockAcceptance(transaction, servers)
    const { delivery_id, state } = await lockDelivery(transaction, id)
    if (state === 'rejected') throw new Error(`Delivery ${id} is rejected and cannot be accepted.`)
    const inForce = onlyAfter === undefined ? [] : await transaction.rows(selectInForceBefore, [delivery_id])
    const isAfterOther = inForce.some((row) => deliveryKey(row.delivery_id) !== onlyAfter)
    if (state === 'staged' && !isAfterOther) await bringIntoForce(transaction, servers, delivery_id)
    return loadById(transaction, delivery_id)
  })
}

/** The facts and contents go, the file and the findings stay. Rejecting twice is rejecting once; what is accepted stays so. */
export async function rejectDelivery(database: Database, servers: readonly FactServer[], id: string): Promise<Delivery> {
  return database.transaction(async (transaction) => {
    await lockAcceptance(transaction, servers)
    const { delivery_id, state } = await lockDelivery(transaction, id)
    if (state === 'accepted')
      throw new Error(`Delivery ${id} is accepted and cannot be rejected; a correction is a new delivery.`)
    if (state === 'staged') {
      await removePart(transaction, delivery_id)
      for (const server of servers) await rejectAt(server, delivery_id)
    }
    return loadById(transaction, delivery_id)
  })
}

export async function loadDelivery(connection: Connection, id: string): Promise<Delivery | undefined> {
  const deliveryId = parseKey('d', id)
  if (deliveryId === undefined) return undefined
  const [row] = await connection.rows(selectDelivery, [deliveryId])
  return row && decodeDelivery(row)
}

export async function loadDeliveryFile(connection: Connection, id: string): Promise<Uint8Array | undefined> {
  const deliveryId = parseKey('d', id)
  if (deliveryId === undefined) return undefined
  const [row] = await connection.rows(selectFile, [deliveryId])
  return row && new Uint8Array(row.bytes)
}

/** Latest first; all of them without a page. */
export async function listDeliveries(
  connection: Connection,
  page?: { limit: number; offset: number },
  seen?: DeliveriesSeen,
): Promise<Delivery[]> {
  const limits = [page?.limit ?? null, page?.offset ?? 0]
  const rows = await connection.rows(selectDeliveries, [...limits, seen?.orgUnits ?? null, seen?.undecidedFrom ?? null])
  return rows.map(decodeDelivery)
}

/** 0 before the first acceptance. */
export async function loadLatestSequence(connection: Connection): Promise<number> {
  const [row] = await connection.rows(selectLatestSequence)
  return row?.sequence ?? 0
}

interface DeliveryRow {
  readonly delivery_id: number
  readonly file_name: string
  readonly sha256: string
  readonly byte_size: bigint
  readonly format: string
  readonly state: DeliveryState
  readonly received_at: Date
  readonly received_by: string
  readonly fact_count: number
  readonly content_count: number
  readonly control_totals: ControlTotal[]
  readonly findings: Finding[]
  readonly sequence: number | null
  readonly slices: SliceRow[]
  readonly supersedes: number[]
  readonly superseded_by: number[]
  readonly concerns: DeliveryConcern[]
}

interface SliceRow {
  readonly stream: string
  readonly scenario: string
  readonly from_month: number | null
  readonly to_month: number | null
}

function decodeDelivery(row: DeliveryRow): Delivery {
  return {
    id: deliveryKey(row.delivery_id),
    fileName: row.file_name,
    sha256: row.sha256,
    byteSize: Number(row.byte_size),
    format: row.format,
    state: row.state,
    receivedAt: row.received_at,
    receivedBy: row.received_by,
    factCount: row.fact_count,
    contentCount: row.content_count,
    slices: row.slices.map(decodeSlice),
    controlTotals: row.control_totals,
    findings: row.findings,
    concerns: row.concerns,
    ...(row.sequence === null ? {} : { sequence: row.sequence }),
    supersedes: row.supersedes.map(deliveryKey),
    supersededBy: row.superseded_by.map(deliveryKey),
  }
}

function decodeSlice({ stream, scenario, from_month, to_month }: SliceRow): Slice {
  if (from_month === null || to_month === null) return { stream, scenario }
  return { stream, scenario, period: { from: monthFromNumber(from_month), to: monthFromNumber(to_month) } }
}

const deliverySelect = `
  select delivery_id, file_name, sha256, byte_size, format, state, received_at, received_by, fact_count, content_count,
         control_totals, findings, sequence,
         (select coalesce(json_agg(json_build_object('stream', stream, 'scenario', scenario,
                                                     'from_month', from_month, 'to_month', to_month) order by ordinal), '[]')
            from tertial.slice
           where slice.delivery_id = delivery.delivery_id) as slices,
         (select coalesce(json_agg(json_build_object('orgUnit', org_unit, 'about', about) order by about, org_unit), '[]')
            from tertial.delivery_concern concern
           where concern.delivery_id = delivery.delivery_id) as concerns,
         array(select distinct slice.delivery_id
                 from tertial.slice_month join tertial.slice using (slice_id)
                where slice_month.superseded_sequence = delivery.sequence
                order by 1) as supersedes,
         array(select distinct later.delivery_id
                 from tertial.slice
                 join tertial.slice_month using (slice_id)
                 join tertial.delivery later on later.sequence = slice_month.superseded_sequence
                where slice.delivery_id = delivery.delivery_id
                order by 1) as superseded_by
    from tertial.delivery`

const selectDelivery = statement<DeliveryRow>('select-delivery', `${deliverySelect} where delivery.delivery_id = $1`)

const selectDeliveries = statement<DeliveryRow>(
  'select-deliveries',
  `${deliverySelect}
    where $3::text[] is null
       or exists (select from tertial.delivery_concern concern
                   where concern.delivery_id = delivery.delivery_id and concern.org_unit = any($3))
       or (delivery.received_by = $4 and delivery.state <> 'accepted')
    order by delivery.delivery_id desc limit $1 offset $2`,
)

const selectFile = statement<{ bytes: Buffer }>(
  'select-delivery-file',
  'select bytes from tertial.delivery_file where delivery_id = $1',
)

const selectLatestSequence = statement<{ sequence: number }>(
  'select-latest-sequence',
  'select coalesce(max(sequence), 0) as sequence from tertial.delivery',
)

const takeSameFileLock = statement<unknown>('take-same-file-lock', 'select pg_advisory_xact_lock($1::int, hashtext($2))')

/**
 * Those with the same bytes of which nothing is superseded, accepted ones first: a superseded file may be delivered again, to
 * go back to it.
 */
const selectCurrentTwins = statement<{ delivery_id: number; state: DeliveryState }>(
  'select-current-twins',
  `select delivery_id, state
     from tertial.delivery
    where sha256 = $1
      and state in ('accepted', 'staged')
      and not exists (select from tertial.slice join tertial.slice_month using (slice_id)
                       where slice.delivery_id = delivery.delivery_id and superseded_sequence is not null)
    order by sequence desc nulls last, delivery_id desc`,
)

const selectReading = statement<
  Pick<DeliveryRow, 'format' | 'fact_count' | 'content_count' | 'slices'> & { readonly control_totals: string }
>(
  'select-delivery-reading',
  `select format, fact_count, content_count, control_totals::text as control_totals,
          (select coalesce(json_agg(json_build_object('stream', stream, 'scenario', scenario,
                                                      'from_month', from_month, 'to_month', to_month) order by ordinal), '[]')
             from tertial.slice
            where slice.delivery_id = delivery.delivery_id) as slices
     from tertial.delivery
    where delivery_id = $1`,
)

const insertDelivery = statement<{ delivery_id: number }>(
  'insert-delivery',
  `insert into tertial.delivery (file_name, sha256, byte_size, format, state, received_at, received_by,
                                 fact_count, content_count, control_totals, findings)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
   returning delivery_id`,
)

const insertConcerns = statement<never>(
  'insert-delivery-concerns',
  `insert into tertial.delivery_concern (delivery_id, org_unit, about) select $1, * from unnest($2::text[], $3::text[])`,
)

const insertFile = statement<never>(
  'insert-delivery-file',
  'insert into tertial.delivery_file (delivery_id, bytes) values ($1, $2)',
)

const selectForUpdate = statement<{ delivery_id: number; state: DeliveryState }>(
  'select-delivery-for-update',
  'select delivery_id, state from tertial.delivery where delivery_id = $1 for update',
)

/** What the delivery would supersede if it were accepted now. */
const selectInForceBefore = statement<{ delivery_id: number }>(
  'select-in-force-before',
  `select distinct earlier.delivery_id
     from tertial.slice own
     join tertial.slice earlier using (stream, scenario)
     join tertial.slice_month month on month.slice_id = earlier.slice_id and month.superseded_sequence is null
     join tertial.delivery on delivery.delivery_id = earlier.delivery_id and delivery.state = 'accepted'
    where own.delivery_id = $1 and earlier.delivery_id <> $1`,
)

const updateAccepted = statement<{ sequence: number }>(
  'update-delivery-accepted',
  `update tertial.delivery
      set state = 'accepted', sequence = (select coalesce(max(sequence), 0) + 1 from tertial.delivery)
    where delivery_id = $1
   returning sequence`,
)

/** The earlier delivery of the same bytes that answers for them, if there is one. */
async function findTwin(
  transaction: Transaction,
  servers: readonly FactServer[],
  { reading, sameBytes = 'accepted-answers' }: IncomingDelivery,
  identity: string,
): Promise<number | undefined> {
  if (sameBytes === 'read-anew') return undefined
  for (const { delivery_id, state } of await transaction.rows(selectCurrentTwins, [identity])) {
    if (state === 'accepted' || sameBytes === 'staged-answers') return delivery_id
    if (await wasReadAs(transaction, servers, delivery_id, reading)) return delivery_id
  }
  return undefined
}

/** Whether what is kept of the delivery is what the reading says now: the same bytes mean another thing to another profile. */
async function wasReadAs(
  transaction: Transaction,
  servers: readonly FactServer[],
  deliveryId: number,
  reading: Reading,
): Promise<boolean> {
  const [{ slices, ...kept } = missingRow()] = await transaction.rows(selectReading, [deliveryId])
  if (kept.format !== reading.format || kept.fact_count !== reading.facts.length) return false
  if (kept.content_count !== reading.contents.length) return false
  if (kept.control_totals !== stringifyExact(reading.controlTotals)) return false
  if (JSON.stringify(slices.map(decodeSlice).map(sliceText)) !== JSON.stringify(reading.slices.map(sliceText))) return false
  const places: readonly Connection[] = [transaction, ...servers.map(({ database }) => database)]
  const facts = inDeliveredOrder(await Promise.all(places.map((place) => loadFactsOfDelivery(place, deliveryId))))
  return facts.every((fact, index) => factText(fact) === factText(reading.facts[index]))
}

function sliceText({ stream, scenario, period }: Slice): string {
  return [keepableText(stream), scenario, period?.from, period?.to].join('\t')
}

function factText(fact: Fact | undefined): string {
  if (fact === undefined) return ''
  const { series, orgUnit, period, scenario, dimensions, amount, unitOfMeasure, source } = fact
  const finer = Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1))
  const who = [series, orgUnit, period.from, period.to, scenarioKey(scenario), finer]
  const what = [String(amount.numerator), String(amount.denominator), unitOfMeasure, source.row, source.sheet, source.column]
  return keepableText(JSON.stringify([who, what]))
}

async function insertIncoming(
  transaction: Transaction,
  { fileName, bytes, reading, receivedAt, receivedBy }: IncomingDelivery,
  identity: string,
): Promise<number> {
  const [{ delivery_id } = missingRow()] = await transaction.rows(insertDelivery, [
    keepableText(fileName),
    identity,
    bytes.byteLength,
    reading.format,
    hasErrors(reading.findings) ? 'rejected' : 'staged',
    receivedAt,
    receivedBy,
    reading.facts.length,
    reading.contents.length,
    stringifyExact(reading.controlTotals),
    stringifyExact(reading.findings),
  ])
  const concerns = concernsOf(reading)
  await transaction.rows(insertConcerns, [
    delivery_id,
    concerns.map(({ orgUnit }) => keepableText(orgUnit)),
    concerns.map(({ about }) => about),
  ])
  await transaction.rows(insertFile, [delivery_id, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)])
  return delivery_id
}

/** The facts at home or on their streams' servers; each of those commits its part here, and home the delivery after it. */
async function saveReading(
  transaction: Transaction,
  servers: readonly FactServer[],
  deliveryId: number,
  reading: Reading,
): Promise<void> {
  const ids = await newSliceIds(transaction, reading.slices.length)
  const slices = reading.slices.map((slice, ordinal) => ({ ...slice, ordinal, sliceId: ids[ordinal] ?? missingRow() }))
  const dated = slices.filter(({ period }) => period !== undefined)
  const serverOf = await placeStreams(transaction, servers, dated)
  const whole = { deliveryId, slices, blocks: groupIntoBlocks(slices, reading.facts), contents: reading.contents }
  const atHome = whole.blocks.filter(({ slice }) => serverOf(slice) === null)
  await savePart(transaction, { ...whole, blocks: atHome })
  for (const server of servers) await stageAt(server, whole, serverOf)
}

/** One acceptance at a time. What a server has accepted and home has not, since home failed in between, is finished first. */
async function lockAcceptance(transaction: Transaction, servers: readonly FactServer[]): Promise<void> {
  await transaction.rows(takeAcceptanceLock, [advisoryLocks.acceptance])
  const latest = await loadLatestSequence(transaction)
  for (const server of servers) {
    const ahead = await selectAhead(server, latest)
    if (ahead === undefined) continue
    await bringIntoForce(transaction, servers, ahead)
    return
  }
}

async function bringIntoForce(transaction: Transaction, servers: readonly FactServer[], deliveryId: number): Promise<void> {
  const [{ sequence } = missingRow()] = await transaction.rows(updateAccepted, [deliveryId])
  await bringPartIntoForce(transaction, deliveryId, sequence)
  await Promise.all(servers.map((server) => acceptAt(server, deliveryId, sequence)))
}

async function lockDelivery(transaction: Transaction, id: string): Promise<{ delivery_id: number; state: DeliveryState }> {
  const deliveryId = parseKey('d', id)
  const [row] = deliveryId === undefined ? [] : await transaction.rows(selectForUpdate, [deliveryId])
  if (row === undefined) throw new Error(`There is no delivery ${id}.`)
  return row
}

async function loadById(connection: Connection, deliveryId: number): Promise<Delivery> {
  const [row] = await connection.rows(selectDelivery, [deliveryId])
  return decodeDelivery(row ?? missingRow())
}

function missingRow(): never {
  throw new Error('A row that was just written is not there.')
}
