import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readFile, rename, rmdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { advisoryLocks } from './advisory-locks.ts'
import {
  asFolderProblem,
  clusterArgument,
  makeCluster,
  passwordFile,
  prepareSite,
  type Site,
  startProblem,
  userName,
} from './embedded-cluster.ts'
import { findPrograms, type Programs } from './embedded-programs.ts'
import { isServerOf, type LockFile, readLockFile, removeStaleLock } from './postmaster-lock.ts'
import type { OnProgress } from './progress.ts'
import { addressArguments } from './server-address.ts'
import { asStoreProblem, StoreProblem } from './store-problem.ts'

/** A PostgreSQL server of our own on a data folder. */
export interface EmbeddedServer {
  /** How to reach its database 'tertial'. */
  readonly settings: pg.ClientConfig
  /** The server's own process. */
  readonly pid: number
  /** The same problem with what is known here of its cause: why a server that died does not start again. */
  explain(problem: StoreProblem): StoreProblem
  /** Ends this use of the server, and the server itself when nobody else uses it. */
  release(): Promise<void>
}

/**
 * Finds the server on the folder, or makes and starts one. Any number of processes may do this at once on one folder: there
 * is never more than one server.
 *
 *   1. Make the cluster if there is none: under another name, then renamed into place, so that a crash leaves no half one.
 *   2. Look in postmaster.pid for a running server, else start one. Whoever starts second finds the first's.
 *   3. Hold the presence lock, shared with all other users of the server. The last to let go stops the server, whoever
 *      started it; a process that is killed lets go by dying, and its server is found by the next.
 *
 * A server that dies while it is in use is started again.
 */
export async function useEmbeddedServer(folder: string, onProgress: OnProgress = () => {}): Promise<EmbeddedServer> {
  try {
    const site = await prepareSite(folder)
    const programs = await findPrograms(site.folder, site.account)
    await makeCluster(site, programs, onProgress)
    return await keepPresence(() => connectOrStart(site, programs, onProgress), programs, site)
  } catch (error) {
    throw asFolderProblem(folder, error)
  }
}

/** A running server, with a connection that holds the presence lock. */
interface Presence {
  readonly client: pg.Client
  readonly settings: pg.ClientConfig
  readonly pid: number
}

const databaseName = 'tertial'

/** Waits as long as a server is on its way up or down: recovery after a crash may take minutes. */
async function connectOrStart(site: Site, programs: Programs, onProgress: OnProgress): Promise<Presence> {
  let attempts = 0
  for (let waits = 0; ; waits++) {
    const found = await findRunning(site)
    if (found === 'in-between') {
      if (waits === waitsBeforeTelling) onProgress('Databasen återställs efter ett avbrott …')
      if (waits > maximumWaits) throw startProblem(site, 'The server neither started nor stopped in ten minutes.')
      await delay(waitMilliseconds)
    } else if (found === 'none') {
      if (++attempts === 1) onProgress('Startar databasen …')
      const exited = await start(site, programs, onProgress)
      if (exited === undefined) continue
      // It may have lost to another process's server, or have met the last remains of a killed one: look again.
      const problem = startProblem(site, exited)
      if (problem.code !== 'server-does-not-start' || attempts === maximumAttempts) throw problem
      await delay(200)
    } else {
      return found
    }
  }
}

const waitMilliseconds = 20
const waitsBeforeTelling = 5000 / waitMilliseconds
const maximumWaits = 600_000 / waitMilliseconds
const maximumAttempts = 15

async function findRunning(site: Site): Promise<Presence | 'in-between' | 'none'> {
  const lock = await readLockFile(site.cluster)
  if (lock === undefined) return 'none'
  if (!(await isServerOf(site.cluster, lock.pid))) {
    await removeStaleLock(site.cluster, lock)
    return 'none'
  }
  if (lock.status !== 'ready') return 'in-between'
  return connect(site, lock)
}

async function connect(site: Site, lock: LockFile): Promise<Presence | 'in-between'> {
  const settings: pg.ClientConfig = {
    host: lock.host,
    port: lock.port,
    user: userName,
    password: await readFile(join(site.cluster, passwordFile), 'utf8'),
    database: databaseName,
    ssl: false,
  }
  const client = new pg.Client({ ...settings, database: 'postgres', application_name: 'tertial presence', keepAlive: true })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select pg_advisory_lock_shared($1)', [advisoryLocks.presence])
    await createDatabase(client)
    return { client, settings, pid: lock.pid }
  } catch (error) {
    await client.end().catch(() => {})
    const problem = asStoreProblem(error)
    const passing = problem instanceof StoreProblem && (problem.code === 'unreachable' || problem.code === 'connection-lost')
    if (passing) return 'in-between'
    throw problem
  }
}

async function createDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName])
  if (rowCount === 1) return
  await client.query(`create database ${databaseName}`).catch((error: { code?: string }) => {
    // Another process was quicker.
    if (error.code !== '42P04' && error.code !== '23505') throw error
  })
}

/** Undefined when the server is ready; what it said when it ended instead. */
async function start(site: Site, programs: Programs, onProgress: OnProgress): Promise<string | undefined> {
  const logPath = await prepareLog(site)
  const log = openSync(logPath, 'a')
  const { size: logStart } = await stat(logPath)
  const server = spawn(
    programs.postgres,
    ['-D', clusterArgument(site.cluster, site.account), ...(await addressArguments(site)), ...serverArguments],
    // Detached: Ctrl+C in a terminal is for us, who close connections and then stop the server.
    { ...site.account, cwd: site.cluster, env: { LC_ALL: 'C' }, stdio: ['ignore', log, log], detached: true },
  )
  closeSync(log)
  server.unref()

  const ended = exitOf(server)
  for (let waits = 0; waits < maximumWaits; waits++) {
    if (waits === waitsBeforeTelling) onProgress('Databasen återställs efter ett avbrott …')
    const lock = await readLockFile(site.cluster)
    if (lock?.status === 'ready' && lock.pid === server.pid) return undefined
    if (await Promise.race([ended, delay(waitMilliseconds, false)])) return tail(logPath, logStart)
  }
  return tail(logPath, logStart)
}

/** Durable as PostgreSQL is by itself; the rest suits a server that one program uses. */
const serverArguments = [
  ...['-c', 'unix_socket_permissions=0700', '-c', 'timezone=UTC', '-c', 'log_timezone=UTC', '-c', 'log_checkpoints=off'],
  ...['-c', 'max_connections=100', '-c', 'jit=off'],
]

async function exitOf(server: ChildProcess): Promise<true> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve(true))
    server.once('error', () => resolve(true))
  })
}

async function keepPresence(acquire: () => Promise<Presence>, programs: Programs, site: Site): Promise<EmbeddedServer> {
  let presence = await acquire()
  let restarting: Promise<void> | undefined
  let trouble: unknown
  const leaving = new AbortController()

  const watch = () =>
    presence.client.once('end', () => {
      if (!leaving.signal.aborted) restarting = restart()
    })
  const restart = async () => {
    while (!leaving.signal.aborted) {
      try {
        presence = await acquire()
        trouble = undefined
        watch()
        return
      } catch (error) {
        trouble = asFolderProblem(site.folder, error)
        await delay(retryMilliseconds, undefined, { signal: leaving.signal, ref: false }).catch(() => {})
      }
    }
  }
  watch()

  return {
    settings: presence.settings,
    get pid() {
      return presence.pid
    },
    explain(problem) {
      if (problem.code !== 'unreachable' && problem.code !== 'connection-lost') return problem
      if (trouble instanceof StoreProblem) return trouble
      return problem.code === 'unreachable' ? new StoreProblem('unreachable', startingAgainSv, problem) : problem
    },
    async release() {
      leaving.abort()
      await restarting
      if (await isAlone(presence.client)) await stop(site, programs, presence)
      await presence.client.end().catch(() => {})
    },
  }
}

const retryMilliseconds = 5000

const startingAgainSv =
  'Databasen har stannat och startas om. Det som redan har bekräftats är sparat. Vänta några sekunder och försök igen.'

/** Gives up our share of the presence lock, and takes it whole if nobody else has a share: then no newcomer gets in either. */
async function isAlone(client: pg.Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [advisoryLocks.presence])
    const { rows } = await client.query('select pg_try_advisory_lock($1) as alone', [advisoryLocks.presence])
    return rows[0]?.alone === true
  } catch {
    return false
  }
}

/** PostgreSQL's "fast" stop: ends connections, writes everything down, leaves. */
async function stop(site: Site, programs: Programs, { pid, settings }: Presence): Promise<void> {
  if (process.platform === 'win32') {
    spawnSync(programs.pgCtl, ['stop', '-D', site.cluster, '-m', 'fast', '-w'])
    return
  }
  process.kill(pid, 'SIGINT')
  for (let waits = 0; waits < maximumWaits; waits++) {
    const lock = await readLockFile(site.cluster)
    if (lock?.pid !== pid) break
    await delay(waitMilliseconds / 2)
  }
  // Only when empty; whoever starts the next server in this moment makes it again.
  if (settings.host?.startsWith('/')) await rmdir(settings.host).catch(() => {})
}

const maximumLogBytes = 5_000_000

async function prepareLog({ folder }: Site): Promise<string> {
  const path = join(folder, 'server.log')
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  if (size > maximumLogBytes) await rename(path, `${path}.1`)
  return path
}

async function tail(path: string, from: number): Promise<string> {
  const text = await readFile(path)
  return text.subarray(from).toString('utf8').slice(-2000)
}
