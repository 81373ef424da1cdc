import { join } from 'node:path'
import type pg from 'pg'
import { snapshotAt } from '#domain/delivery.ts'
import { balanceTreeReader } from './balance-tree.queries.ts'
import { contentsReader } from './contents.queries.ts'
import { type Database, openDatabase, statement } from './database.ts'
import {
  acceptDelivery,
  listDeliveries,
  loadDelivery,
  loadDeliveryFile,
  loadLatestSequence,
  rejectDelivery,
  stageDelivery,
} from './deliveries.queries.ts'
import { compareDelivery } from './delivery-comparison.queries.ts'
import { useEmbeddedServer } from './embedded-server.ts'
import { loadFacts, loadSelectedFacts } from './facts.queries.ts'
import { loadLedgerBalances } from './ledger-balances.queries.ts'
import { loadLedgerChanges } from './ledger-changes.queries.ts'
import { ledgerSettler } from './ledger-settler.ts'
import { migrate, readMigrations } from './migrate.ts'
import type { OnProgress } from './progress.ts'
import { listReportVersions, loadLatestReportVersion, loadReportVersion, saveReportVersion } from './report-versions.queries.ts'
import type { Store } from './store.ts'
import { StoreProblem } from './store-problem.ts'

/** A folder with a PostgreSQL of our own in it (`<dataDir>/postgres`), or somebody's PostgreSQL, version 15 or later. */
export type StoreLocation = { readonly dataDir: string } | { readonly databaseUrl: string }

export interface OpenStoreOptions {
  /** Told what takes time, in Swedish: "Startar databasen …". */
  readonly onProgress?: OnProgress
}

/** Opens the store with its schema brought up to date. Throws StoreProblem when the database cannot be used. */
export async function openStore(location: StoreLocation, { onProgress }: OpenStoreOptions = {}): Promise<Store> {
  if ('databaseUrl' in location) return openOn(openDatabase(settingsOf(location.databaseUrl)), async () => {})
  const server = await useEmbeddedServer(join(location.dataDir, 'postgres'), onProgress)
  return openOn(openDatabase(server.settings, server.explain), () => server.release())
}

async function openOn(database: Database, release: () => Promise<void>): Promise<Store> {
  try {
    await refuseOldServer(database)
    await migrate(database, await readMigrations())
  } catch (error) {
    await database.close()
    await release()
    throw error
  }
  return storeOn(database, release)
}

function storeOn(database: Database, release: () => Promise<void>): Store {
  const readContents = contentsReader(database)
  const readTree = balanceTreeReader()
  const settler = ledgerSettler(database)
  settler.startSoon()
  return {
    stageDelivery: (incoming) => stageDelivery(database, [], incoming),
    async acceptDelivery(id) {
      const accepted = await acceptDelivery(database, [], id)
      settler.startSoon()
      return accepted
    },
    rejectDelivery: (id) => rejectDelivery(database, [], id),
    loadDelivery: (id) => loadDelivery(database, id),
    loadDeliveryFile: (id) => loadDeliveryFile(database, id),
    compareDelivery: (id, rowLimit) => compareDelivery(database, id, rowLimit),
    listDeliveries: (page) => listDeliveries(database, page),

    loadCurrentSnapshot: async () => snapshotAt(await loadLatestSequence(database)),
    loadFacts: (snapshot, scope) => loadFacts(database, snapshot, scope),
    loadSelectedFacts: (snapshot, selection) => loadSelectedFacts(database, snapshot, selection),
    loadLedgerBalances: (snapshot, questions) => loadLedgerBalances(database, readTree, snapshot, questions),
    loadLedgerChanges: (earlier, later) => loadLedgerChanges(database, earlier, later),
    loadContents: readContents,

    settleLedgerBalances: () => settler.settle(),

    saveReportVersion: (version) => saveReportVersion(database, version),
    loadReportVersion: (id) => loadReportVersion(database, id),
    loadLatestReportVersion: (orgUnit, round) => loadLatestReportVersion(database, orgUnit, round),
    listReportVersions: (filter) => listReportVersions(database, filter),

    async close() {
      await settler.stop()
      await database.close()
      await release()
    },
  }
}

function settingsOf(databaseUrl: string): pg.ClientConfig {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new StoreProblem(
      'invalid-address',
      'DATABASE_URL är ingen adress till en PostgreSQL-databas. Den ska se ut så här: postgresql://användare:lösenord@server:5432/databas.',
    )
  }
  return { connectionString: databaseUrl }
}

const oldestServer = 15

const selectVersion = statement<{ version: number; text: string }>(
  'select-server-version',
  `select current_setting('server_version_num')::int as version, current_setting('server_version') as text`,
)

async function refuseOldServer(database: Database): Promise<void> {
  const [server] = await database.rows(selectVersion)
  if (server === undefined || server.version >= oldestServer * 10_000) return
  throw new StoreProblem(
    'server-too-old',
    `Databasservern är PostgreSQL ${server.text}, men Tertial behöver version ${oldestServer} eller senare. Ingenting har ändrats. Uppgradera servern eller ange en annan i DATABASE_URL.`,
  )
}
