import type { Content } from '#domain/content.ts'
import type { Slice } from '#domain/delivery.ts'
import { advisoryLocks } from './advisory-locks.ts'
import { takeAcceptanceLock } from './balance-folding.queries.ts'
import { type Database, statement, type Transaction } from './database.ts'
import { bringPartIntoForce, type DeliveryPart, removePart, savePart } from './delivery-parts.queries.ts'
import { keepableText } from './keepable-text.ts'
import { type StoredSlice, sliceOfContent } from './slices.ts'
import { StoreProblem } from './store-problem.ts'

/**
 * A server beside home that holds the facts of some streams, with the balances of them (docs/decisions/0012). Supersession
 * stays within a stream, so a server knows all it needs of its facts; the order of acceptance comes from home. It commits
 * before home does. When home then fails, the server is ahead by one delivery, which no snapshot of home's sees, since every
 * question names its snapshot; the next acceptance finishes that delivery first.
 */
export interface FactServer {
  readonly id: string
  readonly database: Database
}

/**
 * Makes the databases home's own, for good, and gives them in the order of `others`. Throws StoreProblem when one belongs
 * to another home or holds a home itself, when one that has held facts is not among them, or when one is older or newer than
 * home is (restored from a backup of another day).
 */
export async function enlistFactServers(home: Database, others: readonly Database[]): Promise<FactServer[]> {
  return home.transaction(async (transaction) => {
    // Nothing is accepted while servers are held against home. Who has none need not wait for a year that is being folded.
    if (others.length > 0) await transaction.rows(takeAcceptanceLock, [advisoryLocks.acceptance])
    const [own = missingServer()] = await transaction.rows(selectServer)
    if (own.home_id !== null) throw new StoreProblem('fact-server-mismatch', isNoHomeSv)
    const servers: FactServer[] = []
    for (const database of others) servers.push({ database, id: await enlist(database, own.server_id) })
    await transaction.rows(insertFactServers, [servers.map(({ id }) => id)])
    const [missing] = await transaction.rows(selectMissing, [servers.map(({ id }) => id)])
    if (missing !== undefined) throw new StoreProblem('fact-server-mismatch', missingSv(missing.streams))
    for (const server of servers) await refuseOtherTime(transaction, server)
    return servers
  })
}

/** By slice, the server of its stream's facts; null at home. */
export type ServerOf = (slice: Slice) => string | null

/** A new stream gets the server with fewest of them, and a stream that has facts at home stays there. */
export async function placeStreams(
  transaction: Transaction,
  servers: readonly FactServer[],
  slices: readonly Slice[],
): Promise<ServerOf> {
  const streams = [...new Set(slices.map(({ stream }) => keepableText(stream)))]
  if (servers.length === 0 || streams.length === 0) return () => null
  await transaction.rows(takePlacementLock, [advisoryLocks.placement])
  for (const stream of streams) await transaction.rows(insertPlacement, [stream, servers.map(({ id }) => id)])
  const placed = await transaction.rows(selectPlacements, [streams])
  const serverOf = new Map(placed.map(({ stream, server_id }) => [stream, server_id]))
  return ({ stream, period }) => (period === undefined ? null : (serverOf.get(keepableText(stream)) ?? null))
}

/** Of the delivery, what the server is to know: its streams' slices and facts, and the region's organisation. */
export async function stageAt(server: FactServer, whole: DeliveryPart, serverOf: ServerOf): Promise<void> {
  const contents = whole.contents.filter(({ kind }) => kind === 'region')
  const slices = whole.slices.filter((slice) => serverOf(slice) === server.id)
  const blocks = whole.blocks.filter(({ slice }) => serverOf(slice) === server.id)
  const all = [...slices, ...slicesOfContents(whole.slices, contents)]
  if (all.length === 0) return
  await server.database.transaction(async (transaction) => {
    await transaction.rows(insertDelivery, [whole.deliveryId])
    await savePart(transaction, { deliveryId: whole.deliveryId, slices: all, blocks, contents })
  })
}

/** Nothing when the server holds nothing of the delivery, or has accepted it already. */
export async function acceptAt({ database }: FactServer, deliveryId: number, sequence: number): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.rows(takeAcceptanceLock, [advisoryLocks.acceptance])
    const accepted = await transaction.rows(updateAccepted, [deliveryId, sequence])
    if (accepted.length > 0) await bringPartIntoForce(transaction, deliveryId, sequence)
  })
}

export async function rejectAt({ database }: FactServer, deliveryId: number): Promise<void> {
  await database.transaction((transaction) => removePart(transaction, deliveryId))
}

/** The delivery that the server has accepted and home, whose latest sequence this is, has not. */
export async function selectAhead({ database }: FactServer, sequence: number): Promise<number | undefined> {
  const [ahead] = await database.rows(selectLater, [sequence])
  return ahead?.delivery_id
}

async function enlist(database: Database, homeId: string): Promise<string> {
  const [server] = await database.rows(updateHome, [homeId])
  if (server === undefined) throw new StoreProblem('fact-server-mismatch', ofAnotherSv)
  return server.server_id
}

async function refuseOtherTime(transaction: Transaction, { id, database }: FactServer): Promise<void> {
  const [{ latest, expected } = missingServer()] = await transaction.rows(selectExpected, [id])
  const [{ sequence } = missingServer()] = await database.rows(selectLatest)
  if (sequence < expected || sequence > latest + 1) throw new StoreProblem('fact-server-mismatch', otherTimeSv)
}

function slicesOfContents(slices: readonly StoredSlice[], contents: readonly Content[]): StoredSlice[] {
  const ids = new Set(contents.map((content) => sliceOfContent(slices, content).sliceId))
  return slices.filter(({ sliceId }) => ids.has(sliceId))
}

function missingServer(): never {
  throw new Error('The row of tertial.server is not there.')
}

const isNoHomeSv =
  'Databasen som DATABASE_URL pekar ut håller fakta åt en annan databas och kan inte användas för sig. Ingenting har ändrats. Ange huvuddatabasen i DATABASE_URL och den här i TERTIAL_FACT_SERVERS.'
const ofAnotherSv =
  'En av databaserna i TERTIAL_FACT_SERVERS är redan i bruk: den är en huvuddatabas med egna leveranser, eller håller fakta åt en annan. Ingenting har lästs in. Ange en tom databas.'
const otherTimeSv =
  'En av databaserna i TERTIAL_FACT_SERVERS är från en annan tidpunkt än huvuddatabasen: leveranser finns i den ena men inte i den andra. Ingenting har ändrats. Återställ alla databaser från samma säkerhetskopiering.'

function missingSv(streams: number): string {
  return `En databas som håller fakta (från ${streams} ${streams === 1 ? 'flöde' : 'flöden'}) finns inte i TERTIAL_FACT_SERVERS. Utan den vore varje summa för låg. Ingenting har ändrats. Ange alla databaser som har hållit fakta.`
}

const takePlacementLock = statement<unknown>('take-placement-lock', 'select pg_advisory_xact_lock($1)')

const selectServer = statement<{ server_id: string; home_id: string | null }>(
  'select-server',
  'select server_id, home_id from tertial.server',
)

/** Its own already, or a database that nothing has been delivered to; never home itself. */
const updateHome = statement<{ server_id: string }>(
  'update-home-of-server',
  `update tertial.server
      set home_id = $1
    where home_id = $1
       or (home_id is null and server_id <> $1 and not exists (select from tertial.delivery))
   returning server_id`,
)

const insertFactServers = statement<never>(
  'insert-fact-servers',
  'insert into tertial.fact_server (server_id) select * from unnest($1::uuid[]) on conflict do nothing',
)

const selectMissing = statement<{ streams: number }>(
  'select-missing-fact-servers',
  `select count(*)::int as streams from tertial.stream_server where server_id <> all($1::uuid[]) having count(*) > 0`,
)

const insertPlacement = statement<never>(
  'insert-stream-server',
  `insert into tertial.stream_server (stream, server_id)
   select $1, case when not exists (select from tertial.slice join tertial.fact_block using (slice_id) where stream = $1)
                   then (select server_id
                           from unnest($2::uuid[]) with ordinality as server (server_id, place)
                          order by (select count(*) from tertial.stream_server as given where given.server_id = server.server_id),
                                   place
                          limit 1)
              end
       on conflict do nothing`,
)

const selectPlacements = statement<{ stream: string; server_id: string | null }>(
  'select-stream-servers',
  'select stream, server_id from tertial.stream_server where stream = any($1)',
)

/** Only what the server's own facts and questions need of it; the rest is home's. */
const insertDelivery = statement<never>(
  'insert-delivery-at-server',
  `insert into tertial.delivery (delivery_id, file_name, sha256, byte_size, format, state, received_at, received_by,
                                 fact_count, content_count, control_totals, findings)
   overriding system value values ($1, '', '', 0, '', 'staged', now(), '', 0, 0, '[]', '[]')`,
)

const updateAccepted = statement<{ delivery_id: number }>(
  'update-delivery-accepted-at-server',
  `update tertial.delivery set state = 'accepted', sequence = $2 where delivery_id = $1 and state = 'staged' returning delivery_id`,
)

const selectLater = statement<{ delivery_id: number }>(
  'select-delivery-ahead',
  'select delivery_id from tertial.delivery where sequence > $1',
)

const selectLatest = statement<{ sequence: number }>(
  'select-latest-sequence-at-server',
  'select coalesce(max(sequence), 0) as sequence from tertial.delivery',
)

/** Home's latest sequence, and the latest that the server must know of. */
const selectExpected = statement<{ latest: number; expected: number }>(
  'select-expected-of-server',
  `select coalesce(max(sequence), 0) as latest,
          coalesce(max(sequence) filter (where exists (
            select from tertial.slice join tertial.stream_server using (stream)
             where slice.delivery_id = delivery.delivery_id and from_month is not null and server_id = $1)), 0) as expected
     from tertial.delivery`,
)
