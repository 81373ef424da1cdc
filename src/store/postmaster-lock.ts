import { readFile, readlink, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** postmaster.pid, which the server keeps: its process, address and state. */
export interface LockFile {
  readonly text: string
  readonly pid: number
  readonly port: number
  /** A socket's folder, or a loopback address. */
  readonly host: string
  /** 'starting', 'stopping', 'ready' …; empty before the server has written it. */
  readonly status: string
}

export async function readLockFile(cluster: string): Promise<LockFile | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const [pid = '', , , port = '', socketFolder = '', listenAddress = '', , status = ''] = text.split('\n')
  return { text, pid: Number(pid), port: Number(port), host: socketFolder || listenAddress, status: status.trim() }
}

/**
 * Whether the process is the server on this folder. After a crash or a restarted container the number may be another
 * program's, or a dead server's that nobody has buried; on Linux the working folder tells, since a server's is its cluster
 * and a dead process has none. Elsewhere, being alive must do.
 */
export async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  return readlink(`/proc/${pid}/cwd`).then(
    (folder) => folder === cluster,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  )
}

/** PostgreSQL takes over a dead server's lock by itself, but not one whose number a living program has been given. */
export async function removeStaleLock(cluster: string, { text, pid, host, port }: LockFile): Promise<void> {
  if (!isAlive(pid)) return
  if ((await readLockFile(cluster))?.text !== text) return
  await rm(join(cluster, 'postmaster.pid'), { force: true })
  if (host.startsWith('/')) await rm(join(host, `.s.PGSQL.${port}.lock`), { force: true })
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
