import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A port number, or undefined when the text is none. 0 lets the system choose. */
export function parsePort(text: string): number | undefined {
  const port = Number(text)
  return /^\d+$/.test(text) && port <= 65_535 ? port : undefined
}

/** Resolves when the operator or the system asks the process to end. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}

/**
 * What signs the session cookie: TERTIAL_SESSION_SECRET where several processes share a database, else a secret of the data
 * folder's own, made at the first start, so that people stay signed in over a restart.
 */
export async function sessionSecret(dataDir: string): Promise<string> {
  if (process.env.TERTIAL_SESSION_SECRET) return process.env.TERTIAL_SESSION_SECRET
  const path = join(dataDir, 'session-secret')
  await mkdir(dataDir, { recursive: true })
  await writeFile(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch(ignoreExisting)
  return readFile(path, 'utf8')
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
