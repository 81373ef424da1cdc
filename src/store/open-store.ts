import { join } from 'node:path'
import type pg from 'pg'
import { snapshotAt } from '#domain/delivery.ts'
import { joinedComparison, sumOfAnswers } from './across-servers.ts'
import { addAnswerMinutes, listAnswerMinutes } from './answer-time.queries.ts'
import { appendAudit, listAudit, loadAuditEntry, verifyAudit } from './audit.queries.ts'
import { balanceTreeReader } from './balance-tree.queries.ts'
import { calendarOn } from './calendar.queries.ts'
import { commentsOn } from './comments.queries.ts'
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
import { enlistFactServers, type FactServer } from './fact-servers.queries.ts'
import { inDeliveredOrder, loadFacts, loadRowConcerns, loadSelectedFacts } from './facts.queries.ts'
import { findingAnswersOn } from './finding-answers.queries.ts'
import { loadLedgerBalances } from './ledger-balances.queries.ts'
import { loadLedgerChanges } from './ledger-changes.queries.ts'
import { ledgerSettler } from './ledger-settler.ts'
import { mailOn } from './mail.queries.ts'
import { migrate, readMigrations } from './migrate.ts'
import { peopleOn } from './people-on.ts'
import type { OnProgress } from './progress.ts'
import { reportCourseOn } from './report-course.queries.ts'
import { listReportVersions, loadLatestReportVersion, loadReportVersion, saveReportVersion } from './report-versions.queries.ts'
import {
  listOpenedRounds,
  listRoundTasks,
  listTaskEvents,
  loadLatestAnswer,
  loadRoundTask,
  loadSubmittedAnswers,
  moveRound,
  moveTask,
  openRound,
} from './round-tasks.queries.ts'
import { sectionTextsOn } from './section-texts.queries.ts'
import type { Store } from './store.ts'
import { StoreProblem } from './store-problem.ts'

/**
 * A folder with a PostgreSQL of our own in it (`<dataDir>/postgres`), or somebody's PostgreSQL, version 15 or later. Facts may
 * stand in other databases beside it (docs/decisions/0012): then all of them are named, each time.
 */
export type StoreLocation = ({ readonly dataDir: string } | { readonly databaseUrl: string }) & {
  readonly factServers?: readonly string[]
}

export interface OpenStoreOptions {
  /** Told what takes time, in Swedish: "Startar databasen …". */
  readonly onProgress?: OnProgress
}

/** Opens the store with its schema brought up to date. Throws StoreProblem when the database cannot be used. */
export async function openStore(location: StoreLocation, { onProgress }: OpenStoreOptions = {}): Promise<Store> {
  const opened: Opened[] = []
  try {
    opened.push(await openHome(location, onProgress))
    for (const url of location.factServers ?? []) {
      opened.push(notReleased(openDatabase(settingsOf(url, 'TERTIAL_FACT_SERVERS'), asFactServer(url))))
    }
    const migrations = await readMigrations()
    for (const { database } of opened) {
      await refuseOldServer(database)
      await migrate(database, migrations)
    }
    const [home, ...others] = opened.map(({ database }) => database)
    if (home === undefined) throw new Error('A store has a home.')
    return storeOn(home, await enlistFactServers(home, others), () => closeAll(opened))
  } catch (error) {
    await closeAll(opened)
    throw error
  }
}

interface Opened {
  readonly database: Database
  release(): Promise<void>
}

async function openHome(location: StoreLocation, onProgress: OnProgress | undefined): Promise<Opened> {
  if ('databaseUrl' in location) return notReleased(openDatabase(settingsOf(location.databaseUrl, 'DATABASE_URL')))
  const server = await useEmbeddedServer(join(location.dataDir, 'postgres'), onProgress)
  return { database: openDatabase(server.settings, server.explain), release: () => server.release() }
}

function notReleased(database: Database): Opened {
  return { database, release: async () => {} }
}

async function closeAll(opened: readonly Opened[]): Promise<void> {
  for (const { database, release } of opened) {
    await database.close()
    await release()
  }
}

/** Says which server it is that has trouble. */
function asFactServer(url: string): (problem: StoreProblem) => StoreProblem {
  const name = url.replace(/\/\/[^@/]*@/, '//')
  return (problem) => {
    const messageSv = problem.messageSv.replaceAll('DATABASE_URL', 'TERTIAL_FACT_SERVERS')
    return new StoreProblem(problem.code, `Faktaservern ${name}: ${messageSv}`, problem)
  }
}

function storeOn(home: Database, others: readonly FactServer[], release: () => Promise<void>): Store {
  const databases = [home, ...others.map(({ database }) => database)]
  const places = databases.map((database) => ({
    database,
    readTree: balanceTreeReader(),
    settler: ledgerSettler(database),
  }))
  const ofEach = <Value>(ask: (place: (typeof places)[number]) => Promise<Value>) => Promise.all(places.map(ask))
  const startSettling = () => {
    for (const { settler } of places) settler.startSoon()
  }
  const readContents = contentsReader(home)
  startSettling()
  return {
    stageDelivery(incoming) {
      const staging = stageDelivery(home, others, incoming)
      return places.reduce((waiting, { settler }) => settler.holdDuring(waiting), staging)
    },
    async acceptDelivery(id, terms) {
      const accepted = await acceptDelivery(home, others, id, terms)
      startSettling()
      return accepted
    },
    rejectDelivery: (id) => rejectDelivery(home, others, id),
    loadDelivery: (id) => loadDelivery(home, id),
    loadDeliveryFile: (id) => loadDeliveryFile(home, id),
    compareDelivery: async (id, rowLimit, seen) =>
      joinedComparison(await ofEach(({ database }) => compareDelivery(database, id, rowLimit, seen)), rowLimit),
    listDeliveries: (page, seen) => listDeliveries(home, page, seen),
    loadRowConcerns: async (id, rows) => (await ofEach(({ database }) => loadRowConcerns(database, id, rows))).flat(),

    loadCurrentSnapshot: async () => snapshotAt(await loadLatestSequence(home), await loadLatestAnswer(home)),
    loadFacts: async (snapshot, scope) => inDeliveredOrder(await ofEach(({ database }) => loadFacts(database, snapshot, scope))),
    loadSelectedFacts: async (snapshot, selection) =>
      inDeliveredOrder(await ofEach(({ database }) => loadSelectedFacts(database, snapshot, selection))),
    loadLedgerBalances: async (snapshot, questions) =>
      sumOfAnswers(await ofEach(({ database, readTree }) => loadLedgerBalances(database, readTree, snapshot, questions))),
    async loadLedgerChanges(earlier, later) {
      const changes = await ofEach(({ database }) => loadLedgerChanges(database, earlier, later))
      const known = changes.filter((list) => list !== undefined)
      return known.length === changes.length ? known.flat() : undefined
    },
    loadContents: readContents,

    async settleLedgerBalances() {
      await ofEach(({ settler }) => settler.settle())
    },

    saveReportVersion: (version) => saveReportVersion(home, version),
    loadReportVersion: (id) => loadReportVersion(home, id),
    loadLatestReportVersion: (orgUnit, round) => loadLatestReportVersion(home, orgUnit, round),
    listReportVersions: (filter) => listReportVersions(home, filter),

    reports: reportCourseOn(home),

    people: peopleOn(home),

    appendAudit: (deed) => home.transaction((transaction) => appendAudit(transaction, deed)),
    listAudit: (page) => listAudit(home, page),
    loadAuditEntry: (number) => loadAuditEntry(home, number),
    verifyAudit: () => verifyAudit(home),

    rounds: {
      open: (opening) => openRound(home, opening),
      moveTask: (move) => moveTask(home, move),
      moveRound: (move) => moveRound(home, move),
      loadTask: (id) => loadRoundTask(home, id),
      listTasks: (filter) => listRoundTasks(home, filter),
      listOpened: (filter) => listOpenedRounds(home, filter),
      listEvents: (id) => listTaskEvents(home, id),
      loadSubmittedAnswers: (through, address) => loadSubmittedAnswers(home, through, address),
      addAnswerMinutes: (spent) => addAnswerMinutes(home, spent),
      listAnswerMinutes: (filter) => listAnswerMinutes(home, filter),
    },

    comments: commentsOn(home),
    findingAnswers: findingAnswersOn(home),

    texts: sectionTextsOn(home),

    mail: mailOn(home),
    calendar: calendarOn(home),

    async close() {
      await ofEach(({ settler }) => settler.stop())
      await release()
    },
  }
}

function settingsOf(databaseUrl: string, setting: 'DATABASE_URL' | 'TERTIAL_FACT_SERVERS'): pg.ClientConfig {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new StoreProblem(
      'invalid-address',
      `${setting} är ingen adress till en PostgreSQL-databas. Den ska se ut så här: postgresql://användare:lösenord@server:5432/databas.`,
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
