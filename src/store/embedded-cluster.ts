import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFile, chown, mkdir, open, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Programs, ServerAccount } from './embedded-programs.ts'
import { isAlive } from './postmaster-lock.ts'
import type { OnProgress } from './progress.ts'
import { asStoreProblem, StoreProblem } from './store-problem.ts'

/** Where the server lives, and as whom. */
export interface Site {
  readonly folder: string
  readonly cluster: string
  readonly account: ServerAccount
}

export const userName = 'tertial'
export const passwordFile = 'tertial-password'

export async function prepareSite(folder: string): Promise<Site> {
  await mkdir(folder, { recursive: true })
  const real = await realpath(folder)
  return { folder: real, cluster: join(real, 'cluster'), account: await chooseAccount(join(real, 'cluster')) }
}

/** Root lends the server to whoever owns the cluster, and a new one to nobody (65534), who is in passwd everywhere: initdb asks. */
async function chooseAccount(cluster: string): Promise<ServerAccount> {
  if (process.getuid?.() !== 0) return {}
  const owner = await stat(cluster).catch(() => undefined)
  return owner !== undefined && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : { uid: 65534, gid: 65534 }
}

export async function makeCluster(site: Site, programs: Programs, onProgress: OnProgress): Promise<void> {
  const version = await readFile(join(site.cluster, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
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
    if (made.status !== 0) {
      const said = `${made.stdout ?? ''}${made.stderr ?? ''}`
      await appendFile(join(site.folder, 'server.log'), said)
      throw startProblem(site, said, made.error)
    }

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

/** On Linux root's server is told its folder as "where you stand", which works also inside a folder closed to its account. */
export function clusterArgument(cluster: string, account: ServerAccount): string {
  return account.uid !== undefined && process.platform === 'linux' ? '/proc/self/cwd' : cluster
}

export async function giveTo({ uid, gid }: ServerAccount, ...paths: readonly string[]): Promise<void> {
  if (uid === undefined || gid === undefined) return
  for (const path of paths) await chown(path, uid, gid)
}

async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

export function startProblem(site: Site, said: string, cause?: unknown): StoreProblem {
  if (/No space left on device/i.test(said)) {
    return new StoreProblem(
      'disk-full',
      `Databasen kan inte starta eftersom disken är full. Det som redan är inläst är oförändrat. Frigör utrymme på disken där ${site.folder} ligger och försök igen.`,
      cause ?? said,
    )
  }
  if (/could not look up effective user ID/.test(said)) {
    return new StoreProblem(
      'server-does-not-start',
      'Databasen kan inte skapas, eftersom användaren som Tertial körs som saknas i datorns användarregister (/etc/passwd). Lägg till användaren, kör som en annan, eller ange en egen PostgreSQL i DATABASE_URL.',
      cause ?? said,
    )
  }
  return new StoreProblem(
    'server-does-not-start',
    `Databasen startar inte. Det som redan är inläst ligger kvar i ${site.cluster} och är oförändrat. Orsaken står sist i ${join(site.folder, 'server.log')}.`,
    cause ?? said,
  )
}

/** What the operating system says about the folder, as a problem that a person can do something about. */
export function asFolderProblem(folder: string, error: unknown): unknown {
  const code = error instanceof Error && 'syscall' in error && 'code' in error ? error.code : undefined
  if (code === 'EACCES' || code === 'EPERM') {
    return new StoreProblem(
      'folder-not-usable',
      `Tertial får inte läsa eller skriva i databasens mapp, ${folder}. Den tillhör kanske en annan användare på datorn: starta som samma användare som förra gången, rätta rättigheterna eller välj en annan datamapp. Ingenting har ändrats.`,
      error,
    )
  }
  if (code === 'ENOTDIR' || code === 'EEXIST' || code === 'EROFS') {
    return new StoreProblem(
      'folder-not-usable',
      `Mappen för databasen, ${folder}, kan inte skapas: en del av sökvägen är en fil eller går bara att läsa. Välj en annan datamapp.`,
      error,
    )
  }
  return asStoreProblem(error)
}
