import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { closeSync, openSync } from 'node:fs'
import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { advisoryLocks } from './advisory-locks.ts'
import { findPrograms, type Programs, type ServerAccount } from './embedded-programs.ts'
import { asStoreProblem, StoreProblem } from './store-problem.ts'

/** A PostgreSQL server of our own on a data folder. */
export interface EmbeddedServer {
  /** How to reach its database 'tertial'. */
  readonly settings: pg.ClientConfig
  /** The server's own process. */
  readonly pid: number
  /** Ends this use of the server, and the server itself when nobody else uses it. */
  release(): Promise<void>
}

export type OnProgress = (messageSv: string) => void

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
  const site = await prepareSite(folder)
  const programs = await findPrograms(site.folder, site.account)
  await makeCluster(site, programs, onProgress)
  return keepPresence(() => connectOrStart(site, programs, onProgress), programs, site)
}

/** Where the server lives, and as whom. */
interface Site {
  readonly folder: string
  readonly cluster: string
  readonly account: ServerAccount
}

/** A running server, with a connection that holds the presence lock. */
interface Presence {
  readonly client: pg.Client
  readonly settings: pg.ClientConfig
  readonly pid: number
}

const userName = 'tertial'
const databaseName = 'tertial'
const passwordFile = 'tertial-password'

async function prepareSite(folder: string): Promise<Site> {
  try {
    await mkdir(folder, { recursive: true })
    const real = await realpath(folder)
    return { folder: real, cluster: join(real, 'cluster'), account: await chooseAccount(join(real, 'cluster')) }
  } catch (cause) {
    throw new StoreProblem(
      'folder-not-usable',
      `Mappen för databasen, ${folder}, kan inte skapas eller läsas. Kontrollera rättigheterna eller välj en annan datamapp.`,
      cause,
    )
  }
}

/** Root lends the server to whoever owns the cluster, and a new one to nobody (65534), who is in passwd everywhere: initdb asks. */
async function chooseAccount(cluster: string): Promise<ServerAccount> {
  if (process.getuid?.() !== 0) return {}
  const owner = await stat(cluster).catch(() => undefined)
  return owner !== undefined && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : { uid: 65534, gid: 65534 }
}

async function makeCluster(site: Site, programs: Programs, onProgress: OnProgress): Promise<void> {
  const version = await readFile(join(site.cluster, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw new StoreProblem(
      'folder-not-usable',
      `Databasen i ${site.cluster} tillhör en annan användare på datorn och kan inte läsas. Starta Tertial som samma användare som förra gången.`,
      error,
    )
  })
  if (version === undefined) return createCluster(site, programs, onProgress)
  if (version.trim() !== programs.majorVersion) {
    throw new StoreProblem(
      'folder-not-usable',
      `Databasen i ${site.cluster} är gjord med PostgreSQL ${version.trim()}, men den här versionen av Tertial har PostgreSQL ${programs.majorVersion}. Ingenting har ändrats. Använd den version av Tertial som databasen gjordes med.`,
    )
  }
}

async function createCluster(site: Site, programs: Programs, onProgress: OnProgress): Promise<void> {
  onProgress('Skapar databasen …')
  await removeUnfinishedClusters(site)
  const unfinished = `${site.cluster}.new-${process.pid}-${randomBytes(4).toString('hex')}`
  const password = randomBytes(24).toString('base64url')
  await mkdir(unfinished, { mode: 0o700 })
  const passwordPath = `${unfinished}.password`
  await writeFile(passwordPath, password, { mode: 0o600 })
  await giveTo(site.account, unfinished, passwordPath)

  try {
    const made = spawnSync(
      programs.initdb,
      [
        ...['-D', clusterArgument(unfinished, site.account), `--username=${userName}`, '--auth=scram-sha-256'],
        // Relative to the folder that it runs in: the account may not be allowed to walk there from the root.
        `--pwfile=../${passwordPath.slice(site.folder.length + 1)}`,
        // The builtin provider has C.UTF-8 on every platform; the system's own is missing on some.
        ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
      ],
      { ...site.account, cwd: unfinished, env: { LC_ALL: 'C' }, encoding: 'utf8' },
    )
    if (made.status !== 0) throw startProblem(site, `${made.stdout ?? ''}${made.stderr ?? ''}`, made.error)

    await writeFile(join(unfinished, passwordFile), password, { mode: 0o600 })
    await giveTo(site.account, join(unfinished, passwordFile))
    await rename(unfinished, site.cluster).catch((error: NodeJS.ErrnoException) => {
      // Another process was quicker: its cluster is as good.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST' && error.code !== 'EPERM') throw error
    })
    await flushFolder(site.folder)
  } finally {
    await rm(passwordPath, { force: true })
    await rm(unfinished, { recursive: true, force: true })
  }
}

/** What a process that was killed while making a cluster left behind. */
async function removeUnfinishedClusters({ folder }: Site): Promise<void> {
  for (const name of await readdir(folder)) {
    const maker = /^cluster\.new-(\d+)-/.exec(name)?.[1]
    if (maker !== undefined && !isAlive(Number(maker))) await rm(join(folder, name), { recursive: true, force: true })
  }
}

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
      const exited = await start(site, programs, onProgress)
      // It may have lost to another process's server, or have met the last remains of a killed one: look again.
      if (exited !== undefined && ++attempts === maximumAttempts) throw startProblem(site, exited)
      if (exited !== undefined) await delay(200)
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
  const lock = await readLockFile(site)
  if (lock === undefined) return 'none'
  if (!(await isServerOf(site, lock.pid))) {
    await removeStaleLock(site, lock)
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
  onProgress('Startar databasen …')
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
    const lock = await readLockFile(site)
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

async function addressArguments(site: Site): Promise<string[]> {
  if (process.platform === 'win32') {
    return ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-p', String(await freePort())]
  }
  const quoted = `"${(await prepareSocketFolder(site)).replaceAll('"', '""')}"`
  return ['-c', 'listen_addresses=', '-c', `unix_socket_directories=${quoted}`, '-p', '5432']
}

/**
 * Beside the data where the socket's whole path fits in the system's 107 bytes (103 on macOS) and the server can walk to
 * it; otherwise a short folder under /tmp, the same each time so that a restarted server is found at the same address.
 */
async function prepareSocketFolder(site: Site): Promise<string> {
  const beside = join(site.folder, 'socket')
  const fits = Buffer.byteLength(join(beside, '.s.PGSQL.5432.lock')) <= 100
  if (fits && site.account.uid === undefined) return ownFolder(site, beside).then((folder) => folder ?? temporaryFolder(site))
  const short = join('/tmp', `tertial-${createHash('sha256').update(site.cluster).digest('hex').slice(0, 12)}`)
  return (await ownFolder(site, short)) ?? temporaryFolder(site)
}

/** The folder, if it is the server's own and closed to others; in /tmp anybody may have made one of that name. */
async function ownFolder(site: Site, path: string): Promise<string | undefined> {
  const made = await mkdir(path, { mode: 0o700 }).then(
    () => true,
    () => false,
  )
  if (made) await giveTo(site.account, path)
  const found = await lstat(path).catch(() => undefined)
  const owner = site.account.uid ?? process.getuid?.()
  return found?.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0 ? path : undefined
}

async function temporaryFolder(site: Site): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'tertial-'))
  await chmod(path, 0o700)
  await giveTo(site.account, path)
  return path
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port.')),
      )
    })
  })
}

/** postmaster.pid, which the server keeps: its process, address and state. */
interface LockFile {
  readonly text: string
  readonly pid: number
  readonly port: number
  /** A socket's folder, or a loopback address. */
  readonly host: string
  /** 'starting', 'stopping', 'ready' …; empty before the server has written it. */
  readonly status: string
}

async function readLockFile(site: Site): Promise<LockFile | undefined> {
  const text = await readFile(join(site.cluster, 'postmaster.pid'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const [pid = '', , , port = '', socketFolder = '', listenAddress = '', , status = ''] = text.split('\n')
  return { text, pid: Number(pid), port: Number(port), host: socketFolder || listenAddress, status: status.trim() }
}

/**
 * Whether the process is the server on this folder. After a crash or a restarted container the number may be another
 * program's; on Linux the working folder tells, since a server's is its cluster. Elsewhere, being alive must do.
 */
async function isServerOf(site: Site, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  const workingFolder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined)
  return workingFolder === undefined || workingFolder === site.cluster
}

/** PostgreSQL takes over a dead server's lock by itself, but not one whose number a living program has been given. */
async function removeStaleLock(site: Site, { text, pid, host, port }: LockFile): Promise<void> {
  if (!isAlive(pid)) return
  if ((await readLockFile(site))?.text !== text) return
  await rm(join(site.cluster, 'postmaster.pid'), { force: true })
  if (host.startsWith('/')) await rm(join(host, `.s.PGSQL.${port}.lock`), { force: true })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function keepPresence(acquire: () => Promise<Presence>, programs: Programs, site: Site): Promise<EmbeddedServer> {
  let presence = await acquire()
  let released = false
  let restarting: Promise<void> | undefined

  const watch = () =>
    presence.client.once('end', () => {
      if (!released) restarting = restart()
    })
  const restart = async () => {
    try {
      presence = await acquire()
      watch()
    } catch {
      // Said to whoever asks the database something next: it is unreachable.
    }
  }
  watch()

  return {
    settings: presence.settings,
    get pid() {
      return presence.pid
    },
    async release() {
      released = true
      await restarting
      if (await isAlone(presence.client)) await stop(site, programs, presence)
      await presence.client.end().catch(() => {})
    },
  }
}

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
    const lock = await readLockFile(site)
    if (lock?.pid !== pid) break
    await delay(waitMilliseconds / 2)
  }
  // Only when empty; whoever starts the next server in this moment makes it again.
  if (settings.host?.startsWith('/')) await rmdir(settings.host).catch(() => {})
}

/** On Linux root's server is told its folder as "where you stand", which works also inside a folder closed to its account. */
function clusterArgument(cluster: string, account: ServerAccount): string {
  return account.uid !== undefined && process.platform === 'linux' ? '/proc/self/cwd' : cluster
}

async function giveTo({ uid, gid }: ServerAccount, ...paths: readonly string[]): Promise<void> {
  if (uid === undefined || gid === undefined) return
  for (const path of paths) await chown(path, uid, gid)
}

async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
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

function startProblem(site: Site, said: string, cause?: unknown): StoreProblem {
  if (/No space left on device/i.test(said)) {
    return new StoreProblem(
      'disk-full',
      `Databasen kan inte starta eftersom disken är full. Det som redan är inläst är oförändrat. Frigör utrymme på disken där ${site.folder} ligger och starta igen.`,
      cause ?? said,
    )
  }
  return new StoreProblem(
    'server-does-not-start',
    `Databasen startar inte. Det som redan är inläst ligger kvar i ${site.cluster} och är oförändrat. Orsaken står sist i ${join(site.folder, 'server.log')}.`,
    cause ?? said,
  )
}
