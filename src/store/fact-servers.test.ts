import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { after, afterEach, before, it } from 'node:test'
import pg from 'pg'
import type { Fact } from '#domain/fact.ts'
import { monthOf } from '#domain/month.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { period } from '#domain/period.ts'
import { decimal } from '#lib/exact.ts'
import { temporaryFolder } from '../../test/store-servers.ts'
import { openDatabase } from './database.ts'
import { useEmbeddedServer } from './embedded-server.ts'
import { acceptAt } from './fact-servers.queries.ts'
import { openStore } from './open-store.ts'
import type { Store } from './store.ts'

const folder = temporaryFolder()
let server: Awaited<ReturnType<typeof useEmbeddedServer>>
const stores: Store[] = []

before(async () => {
  server = await useEmbeddedServer(join(folder, 'postgres'))
})
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
})
after(async () => {
  await server.release()
  rmSync(folder, { recursive: true })
})

it('each stream has its facts on one server, and they are spread evenly', async () => {
  const [home = '', one = '', other = ''] = await databases(3)
  const store = await open(home, [one, other])
  for (const stream of ['a', 'b', 'c', 'd']) await deliver(store, stream, [1n])
  await deliver(store, 'a', [2n, 3n])

  const streamsAt = (url: string) =>
    rowsOf(
      url,
      'select array_agg(distinct stream order by stream) as streams from tertial.fact_block join tertial.slice using (slice_id)',
    )
  assert.deepEqual(await streamsAt(home), [{ streams: null }])
  assert.deepEqual([await streamsAt(one), await streamsAt(other)], [[{ streams: ['a', 'c'] }], [{ streams: ['b', 'd'] }]])
  assert.deepEqual(await amountsOf(store), [1n, 1n, 1n, 2n, 3n])
})

it('a stream that had its facts at home keeps them there when servers are added', async () => {
  const [home = '', one = ''] = await databases(2)
  const alone = await open(home, [])
  await deliver(alone, 'a', [1n, 2n])
  const spread = await open(home, [one])
  await deliver(spread, 'a', [5n])
  await deliver(spread, 'b', [7n])
  assert.deepEqual(await amountsOf(spread), [5n, 7n])
  assert.deepEqual(await rowsOf(one, 'select distinct stream from tertial.slice'), [{ stream: 'b' }])
})

it('a server that accepted before home failed is not seen until home has finished the delivery, as the next thing it does', async () => {
  const [home = '', one = '', other = ''] = await databases(3)
  const store = await open(home, [one, other])
  await deliver(store, 'a', [1n])
  await deliver(store, 'b', [10n])
  const interrupted = await stage(store, 'a', [2n])
  const database = openDatabase({ connectionString: one })
  await acceptAt({ id: '', database }, Number(interrupted.slice(1)), 3)
  await database.close()
  assert.deepEqual(await amountsOf(store), [1n, 10n])

  const next = await stage(store, 'b', [20n])
  assert.equal((await store.acceptDelivery(next)).sequence, 4)
  assert.equal((await store.loadDelivery(interrupted))?.sequence, 3)
  assert.deepEqual(await amountsOf(store), [2n, 20n])
})

it('a delivery that is rejected leaves nothing on any server', async () => {
  const [home = '', one = ''] = await databases(2)
  const store = await open(home, [one])
  await store.rejectDelivery(await stage(store, 'a', [1n]))
  assert.deepEqual(await rowsOf(one, 'select count(*)::int from tertial.fact'), [{ count: 0 }])
})

it('a region’s sums are never shown without one of its servers', async () => {
  const [home = '', one = '', other = ''] = await databases(3)
  await deliver(await open(home, [one, other]), 'a', [1n])
  await assert.rejects(open(home, [other]), { code: 'fact-server-mismatch', messageSv: /varje summa för låg/ })
  await assert.rejects(open(home, []), { code: 'fact-server-mismatch' })
})

it('a database serves one home, and only an empty one begins to', async () => {
  const [home = '', one = '', stranger = ''] = await databases(3)
  await deliver(await open(home, [one]), 'a', [1n])
  await assert.rejects(open(stranger, [one]), { code: 'fact-server-mismatch', messageSv: /redan i bruk/ })
  await assert.rejects(open(one, []), { code: 'fact-server-mismatch', messageSv: /kan inte användas för sig/ })
  await deliver(await open(stranger, []), 'a', [1n])
  await assert.rejects(open(home, [one, stranger]), { code: 'fact-server-mismatch' })
  await assert.rejects(open(home, [home, one]), { code: 'fact-server-mismatch' })
})

it('a server restored from another day than home is refused', async () => {
  const [home = '', one = ''] = await databases(2)
  await deliver(await open(home, [one]), 'a', [1n])
  await rowsOf(one, `update tertial.delivery set state = 'staged', sequence = null`)
  await assert.rejects(open(home, [one]), { code: 'fact-server-mismatch', messageSv: /annan tidpunkt/ })
})

it('a server that does not answer is named, without its password', async () => {
  const [home = ''] = await databases(1)
  const refused = open(home, ['postgresql://anna:hemligt@127.0.0.1:9/fakta'])
  await assert.rejects(refused, ({ messageSv }: { messageSv: string }) => {
    assert.match(messageSv, /127\.0\.0\.1:9\/fakta.*TERTIAL_FACT_SERVERS/)
    assert.doesNotMatch(messageSv, /hemligt/)
    return true
  })
})

let made = 0

async function databases(count: number): Promise<string[]> {
  const { user, password, host, port } = server.settings
  const administration = new pg.Client(server.settings)
  await administration.connect()
  const names = Array.from({ length: count }, () => `spread_${++made}`)
  for (const name of names) await administration.query(`create database ${name}`)
  await administration.end()
  return names.map((name) => `postgresql://${user}:${password}@/${name}?host=${host}&port=${port}`)
}

async function open(databaseUrl: string, factServers: readonly string[]): Promise<Store> {
  const store = await openStore({ databaseUrl, factServers })
  stores.push(store)
  return store
}

const january = period(monthOf(2025, 1))
let files = 0

async function stage(store: Store, stream: string, amounts: readonly bigint[]): Promise<string> {
  const facts = amounts.map(
    (ore, index): Fact => ({
      id: '',
      series: 'ledger',
      orgUnit: orgUnitCode('11'),
      period: january,
      scenario: { kind: 'actual' },
      dimensions: { account: '5210' },
      amount: decimal(ore, 2),
      unitOfMeasure: 'sek',
      source: { fileName: 'x.se', row: index + 1 },
    }),
  )
  const slices = [{ stream, scenario: 'actual', period: january }]
  const reading = { format: 'sie4', facts, contents: [], slices, controlTotals: [], findings: [] }
  const bytes = new TextEncoder().encode(`${++files}`)
  const { delivery } = await store.stageDelivery({ fileName: 'x.se', bytes, reading, receivedAt: new Date(), receivedBy: 'anna' })
  return delivery.id
}

async function deliver(store: Store, stream: string, amounts: readonly bigint[]): Promise<void> {
  await store.acceptDelivery(await stage(store, stream, amounts))
}

async function amountsOf(store: Store): Promise<bigint[]> {
  const facts = await store.loadFacts(await store.loadCurrentSnapshot())
  return facts.map(({ amount }) => amount.numerator).sort((a, b) => (a < b ? -1 : 1))
}

async function rowsOf(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}
