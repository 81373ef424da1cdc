import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { after, afterEach, before, describe } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { useEmbeddedServer } from '#store/embedded-server.ts'
import { openStore, type StoreLocation } from '#store/open-store.ts'
import type { Store } from '#store/store.ts'
import { installWithApt } from './install-with-apt.ts'
import { notTested } from './not-tested.ts'

/** The same tests on each kind of server (architecture.md §6 rule 14), each test on an empty database. */
export function onEachServer(subject: string, tests: (given: TestDatabases) => void): void {
  onEach(serverKinds, subject, tests)
}

/** … and on each way that a region's facts can be spread out (docs/decisions/0012). */
export function onEachSpread(subject: string, tests: (given: TestDatabases) => void): void {
  onEach([...serverKinds, ...spreadKinds], subject, tests)
}

function onEach(kinds: readonly ServerKind[], subject: string, tests: (given: TestDatabases) => void): void {
  for (const kind of kinds) {
    const skip = kind.missing?.()
    describe(`${subject}, on ${kind.name}`, { skip }, () => {
      let server: TestServer | undefined
      const stores: Store[] = []
      before(async () => {
        server = await kind.start()
      })
      afterEach(async () => {
        for (const store of stores.splice(0)) await store.close()
      })
      after(() => server?.stop())

      const freshDatabase = async () => {
        if (server === undefined) throw new Error('The server is started before the tests.')
        return server.freshDatabase()
      }
      const locate = (databaseUrl: string) => ({ databaseUrl, factServers: server?.factServers ?? [] })
      const open = async (databaseUrl: string) => {
        const store = await openStore(locate(databaseUrl))
        stores.push(store)
        return store
      }
      tests({ freshDatabase, locate, open, freshStore: async () => open(await freshDatabase()) })
    })
  }
}

export interface TestDatabases {
  /** The address of a migrated, empty database. */
  freshDatabase(): Promise<string>
  /** The database with the other servers' that hold its facts, if there are such. */
  locate(databaseUrl: string): { readonly databaseUrl: string; readonly factServers: readonly string[] } & StoreLocation
  /** A store that is closed after the test. */
  open(databaseUrl: string): Promise<Store>
  freshStore(): Promise<Store>
}

/** A folder that the server's account can walk to, unlike a TMPDIR in a closed home. */
export function temporaryFolder(): string {
  return mkdtempSync('/tmp/tertial-test-')
}

interface TestServer {
  freshDatabase(): Promise<string>
  readonly factServers?: readonly string[]
  stop(): Promise<void>
}

interface ServerKind {
  readonly name: string
  /** Why it cannot be had here. */
  missing?(): string | false
  start(): Promise<TestServer>
}

const serverKinds: readonly ServerKind[] = [
  { name: 'the embedded PostgreSQL', start: startEmbedded },
  { name: 'a PostgreSQL server', missing: missingServer, start: startServer },
]

const spreadKinds: readonly ServerKind[] = [
  { name: 'a database with its tables in partitions', start: startPartitioned },
  { name: 'three servers', start: startThree },
]

async function startPartitioned(): Promise<TestServer> {
  const server = await startHurried()
  return { ...server, freshDatabase: async () => partitioned(await server.freshDatabase()) }
}

/** Home and two servers for facts, each a PostgreSQL of its own. */
async function startThree(): Promise<TestServer> {
  const [home, ...others] = await Promise.all([startHurried(), startHurried(), startHurried()])
  const all = [home, ...others]
  const factServers = await Promise.all(others.map((server) => server.freshDatabase()))
  return {
    factServers,
    async freshDatabase() {
      const [databaseUrl = ''] = await Promise.all(all.map((server) => server.freshDatabase()))
      return databaseUrl
    },
    async stop() {
      for (const server of all) await server.stop()
    },
  }
}

/** Does not wait for the disk: what a power cut leaves is tried on the kinds above. */
async function startHurried(): Promise<TestServer> {
  const server = await startEmbedded()
  const client = new pg.Client({ connectionString: await server.freshDatabase() })
  await client.connect()
  await client.query('alter system set fsync = off')
  await client.query('select pg_reload_conf()')
  await client.end()
  return server
}

/** As an administrator does it, with the file that there is for it. */
async function partitioned(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(readFileSync(new URL('../src/store/partition-tables.sql', import.meta.url), 'utf8'))
  await client.end()
  return databaseUrl
}

async function startEmbedded(): Promise<TestServer> {
  const folder = temporaryFolder()
  const server = await useEmbeddedServer(join(folder, 'postgres'))
  const { user, password, host, port, database } = server.settings
  const databaseUrl = `postgresql://${user}:${password}@/${database}?host=${host}&port=${port}`
  return {
    freshDatabase: () => emptied(databaseUrl),
    async stop() {
      await server.release()
      rmSync(folder, { recursive: true })
    },
  }
}

function missingServer(): string | false {
  if (process.env.DATABASE_URL || debianPrograms() !== undefined) return false
  const refused = installWithApt('postgresql')
  if (refused === undefined && debianPrograms() !== undefined) return false
  return notTested(
    `the store was not tested on a PostgreSQL server: set DATABASE_URL, or install Debian’s package postgresql (${refused})`,
  )
}

/** The folder with Debian's newest initdb and postgres. */
function debianPrograms(): string | undefined {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  return versions.map((version) => join(root, version, 'bin')).find((folder) => existsSync(join(folder, 'initdb')))
}

async function startServer(): Promise<TestServer> {
  const url = process.env.DATABASE_URL
  return url ? useServerAt(url) : startDebians()
}

/** In a database of our own on that server: what is in the one that the address names is not ours to touch. */
async function useServerAt(url: string): Promise<TestServer> {
  const name = `tertial_test_${randomBytes(6).toString('hex')}`
  const administration = new pg.Client({ connectionString: url })
  await administration.connect()
  await administration.query(`create database ${name}`)
  const databaseUrl = Object.assign(new URL(url), { pathname: `/${name}` }).href
  return {
    freshDatabase: () => emptied(databaseUrl),
    async stop() {
      await administration.query(`drop database ${name} with (force)`)
      await administration.end()
    },
  }
}

async function startDebians(): Promise<TestServer> {
  const programs = debianPrograms() ?? ''
  const folder = temporaryFolder()
  const cluster = join(folder, 'cluster')
  mkdirSync(cluster, { mode: 0o700 })
  const account = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  if (account.uid) for (const path of [folder, cluster]) chownSync(path, account.uid, account.gid)

  const options = ['-D', cluster, '-U', 'tertial', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync']
  const made = spawnSync(join(programs, 'initdb'), options, { ...account, cwd: '/', encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`)
  const address = ['-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off']
  const server = spawn(join(programs, 'postgres'), ['-D', cluster, ...address], { ...account, cwd: '/', stdio: 'ignore' })
  while (!existsSync(join(folder, '.s.PGSQL.5432'))) await delay(20)

  const databaseUrl = `postgresql://tertial@/postgres?host=${folder}`
  await untilReady(() => emptied(databaseUrl))
  return {
    freshDatabase: () => emptied(databaseUrl),
    async stop() {
      server.kill('SIGINT')
      await once(server, 'exit')
      rmSync(folder, { recursive: true })
    },
  }
}

/** The address again, with the schema made anew and empty: a tenth of the time that another database takes. */
async function emptied(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('drop schema if exists tertial cascade')
  await client.end()
  await (await openStore({ databaseUrl })).close()
  return databaseUrl
}

/** A server whose socket is there may still say that it is starting up. */
async function untilReady(attempt: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await attempt()
      return
    } catch (error) {
      if (tries === 100) throw error
      await delay(50)
    }
  }
}
