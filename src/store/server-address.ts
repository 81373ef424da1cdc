import { createHash } from 'node:crypto'
import { chmod, lstat, mkdir, mkdtemp, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { giveTo, type Site } from './embedded-cluster.ts'

/** Where the server listens, as its arguments: a Unix socket that only its own account (and root) can reach; on Windows a loopback port. */
export async function addressArguments(site: Site): Promise<string[]> {
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
  const short = join('/tmp', `tertial-${await nameOfCluster(site.cluster)}`)
  return (await ownFolder(site, short)) ?? temporaryFolder(site)
}

/**
 * The cluster's own, and not only its path's: when a data folder is removed under a running server, that server keeps its
 * socket for up to a minute, until it misses its files.
 */
async function nameOfCluster(cluster: string): Promise<string> {
  const { ino, birthtimeMs } = await stat(cluster)
  return createHash('sha256').update(`${cluster}\n${ino}\n${birthtimeMs}`).digest('hex').slice(0, 12)
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
