/**
 * The same ledger in one database, in one with its tables in partitions, and on three servers: what each costs, with the
 * answers held against each other, and against foreign tables (`postgres_fdw`) over the same three servers.
 *
 *   node bench/region/spread.ts 1     (million rows)
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { computeReportTables, findReportGround } from '../../src/app/compute-report-tables.ts'
import type { Effects } from '../../src/app/effects.ts'
import { stringifyExact } from '../../src/lib/exact-json.ts'
import { useEmbeddedServer } from '../../src/store/embedded-server.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { median, middle, time } from '../measure.ts'
import { administrations, asked, correctionReading, ledgerReading, referenceReading, years } from './synthetic-region.ts'

const factsPerYear = (Number(process.argv[2] ?? '1') * 1_000_000) / years.length
const dataDir = await mkdtemp(join(tmpdir(), 'tertial-bench-spread-'))
const servers = await Promise.all(['home', 'one', 'other'].map((name) => useEmbeddedServer(join(dataDir, name))))
const [home, one, other] = servers.map(({ settings }) => settings)
if (!home || !one || !other) throw new Error('Three servers were started.')
let files = 0

try {
  await execute(home, 'create database single', 'create database parted', 'create database spread')
  const single = await measure('one database', { databaseUrl: urlOf(home, 'single') })
  await (await openStore({ databaseUrl: urlOf(home, 'parted') })).close()
  const partition = await readFile(new URL('../../src/store/partition-tables.sql', import.meta.url), 'utf8')
  await execute({ ...home, database: 'parted' }, partition)
  const parted = await measure('in partitions', { databaseUrl: urlOf(home, 'parted') })
  const factServers = [urlOf(one, 'postgres'), urlOf(other, 'postgres')]
  const spread = await measure('on three servers', { databaseUrl: urlOf(home, 'spread'), factServers })
  if (single !== parted || single !== spread) throw new Error('The tables differ.')
  print('every table of the four units is the same, to the letter')
  await readThroughForeignTables()
} finally {
  for (const server of servers) await server.release()
  await rm(dataDir, { recursive: true, force: true })
}

/** Gives the units' tables as text. */
async function measure(name: string, location: Parameters<typeof openStore>[0]): Promise<string> {
  const store = await openStore(location)
  const effects = { store } as Effects
  await deliver(store, referenceReading())
  let [loadMs, rows] = [0, 0]
  for (const year of years) {
    for (const administration of administrations.keys()) {
      const reading = ledgerReading(administration, year, factsPerYear)
      rows += reading.facts.length
      loadMs += await time(() => deliver(store, reading))
    }
  }
  const settleMs = await time(() => store.settleLedgerBalances())
  print(`${name}: ${rows} rows, accepted in ${(loadMs / 1000).toFixed(1)} s, settled in ${(settleMs / 1000).toFixed(1)} s more`)
  // What the server does by itself within a minute.
  for (const address of [location, ...(location.factServers ?? []).map((databaseUrl) => ({ databaseUrl }))]) {
    if ('databaseUrl' in address) await execute({ connectionString: address.databaseUrl }, 'vacuum analyze')
  }
  const texts: string[] = []
  for (const [unitName, orgUnit] of Object.entries(asked)) {
    const ground = await findReportGround({ orgUnit, round: '2025-D2' }, effects)
    if (ground.kind !== 'done') throw new Error(`No ground for ${orgUnit}.`)
    const first = await median(9, () => computeReportTables(ground.value, { ...effects, store: { ...store } }))
    const { tables } = await computeReportTables(ground.value, effects)
    texts.push(stringifyExact(tables))
    print(`  ${unitName.padEnd(15)} every table, first time: ${first.toFixed(1)} ms`)
  }
  const accepts: number[] = []
  for (let round = 1; round <= 5; round++) {
    const delivery = await stage(store, correctionReading(7, 2025, factsPerYear, round))
    accepts.push(await time(() => store.acceptDelivery(delivery)))
  }
  print(`  a correction of one month accepted in ${middle(accepts).toFixed(1)} ms`)
  await store.close()
  return texts.join('\n')
}

/** What SQL at home costs when the balances of both servers are foreign tables: one column of the root's statement. */
async function readThroughForeignTables(): Promise<void> {
  if (!home || !one || !other) return
  const client = new pg.Client({ ...home, database: 'spread' })
  await client.connect()
  await client.query('create extension postgres_fdw')
  for (const [name, settings] of Object.entries({ one, other })) {
    await client.query(
      `create server ${name} foreign data wrapper postgres_fdw options (host '${settings.host}', port '${settings.port}', dbname 'postgres')`,
    )
    await client.query(
      `create user mapping for current_user server ${name} options (user '${settings.user}', password '${settings.password}')`,
    )
    await client.query(`create schema ${name}`)
    await client.query(`import foreign schema tertial limit to (month_balance, fact) from server ${name} into ${name}`)
  }
  const both = (table: string) => `(select * from one.${table} union all select * from other.${table}) as ${table}`
  const asList = `select account, counterparty, sum(ore[8]) from unnest($1::text[], $2::text[], $3::int[]) as asked (node, scenario, year)
                    join ${both('month_balance')} using (node, scenario, year) group by account, counterparty`
  const asText = `select account, counterparty, sum(ore[8]) from ${both('month_balance')}
                   where node = 'region' and scenario = 'actual' and year = 2025 group by account, counterparty`
  const raw = `select account, sum(digits) from ${both('fact')} join tertial.balance_member as member on member.org_unit = fact.org_unit
                where node = 'region' group by account`
  const listMs = await median(3, () => client.query(asList, [['region'], ['actual'], [2025]]))
  print('the same servers as foreign tables, one column of the root')
  print(`  what is asked written into the query: ${(await median(3, () => client.query(asText))).toFixed(1)} ms`)
  print(`  what is asked as a list, joined:      ${listMs.toFixed(1)} ms`)
  print(`  raw rows joined with the tree at home: ${(await median(1, () => client.query(raw))).toFixed(0)} ms`)
  await client.end()
}

async function stage(store: Store, reading: ReturnType<typeof referenceReading>): Promise<string> {
  const bytes = new TextEncoder().encode(`file ${++files}`)
  const incoming = { fileName: 'ledger.se', bytes, reading, receivedAt: new Date(), receivedBy: 'bench' }
  return (await store.stageDelivery(incoming)).delivery.id
}

async function deliver(store: Store, reading: ReturnType<typeof referenceReading>): Promise<void> {
  await store.acceptDelivery(await stage(store, reading))
}

async function execute(settings: pg.ClientConfig, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client(settings)
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

function urlOf({ user, password, host, port }: pg.ClientConfig, database: string): string {
  return `postgresql://${user}:${password}@/${database}?host=${host}&port=${port}`
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
