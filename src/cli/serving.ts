import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startServer } from '#web/start.ts'
import { type CommandInput, type CommandOption, type ExitCode, exitCodes, type Io } from './define-command.ts'
import { untilStopped } from './until-stopped.ts'

/** What both ways of starting the server are told. */
export const serveOptions = {
  port: { type: 'string', valueSv: 'PORT', helpSv: 'Porten som webbplatsen svarar på.', default: '3000' },
  host: { type: 'string', valueSv: 'ADRESS', helpSv: 'Adressen som den lyssnar på.', default: '127.0.0.1' },
} as const satisfies Record<string, CommandOption>

/** Serves until the operator or the system asks the process to end; `greet` is given the address. */
export async function serveUntilStopped(input: CommandInput, io: Io, greet: (url: string) => void): Promise<ExitCode> {
  const port = parsePort(input.text('port'))
  if (port === undefined) {
    io.say('--port ska vara ett tal mellan 0 och 65535.')
    return exitCodes.wrongUse
  }
  const token = await apiToken()
  if (token !== undefined && token.length < shortestToken) {
    io.say(
      `Nyckeln för programgränssnittet är för kort: ${shortestToken} tecken är det minsta. Gör en med: openssl rand -base64 32`,
    )
    return exitCodes.wrongUse
  }
  const server = await startServer({
    effects: await io.effects(),
    port,
    host: input.text('host'),
    sessionSecret: await sessionSecret(io.dataDir),
    ...(token === undefined ? {} : { apiToken: token }),
  })
  greet(server.url)
  await untilStopped().asked
  await server.close()
  return exitCodes.done
}

/** A port number, or undefined when the text is none. 0 lets the system choose. */
function parsePort(text: string): number | undefined {
  const port = Number(text)
  return /^\d+$/.test(text) && port <= 65_535 ? port : undefined
}

const shortestToken = 20

/** What programs that deliver files must show: TERTIAL_API_TOKEN, or the first line of the file TERTIAL_API_TOKEN_FILE. */
async function apiToken(): Promise<string | undefined> {
  const { TERTIAL_API_TOKEN: token, TERTIAL_API_TOKEN_FILE: path } = process.env
  const text = token || (path ? await readFile(path, 'utf8') : '')
  return text.split('\n')[0]?.trim() || undefined
}

/**
 * What signs the session cookie: TERTIAL_SESSION_SECRET where several processes share a database, else a secret of the data
 * folder's own, made at the first start, so that people stay signed in over a restart.
 */
async function sessionSecret(dataDir: string): Promise<string> {
  if (process.env.TERTIAL_SESSION_SECRET) return process.env.TERTIAL_SESSION_SECRET
  const path = join(dataDir, 'session-secret')
  await mkdir(dataDir, { recursive: true })
  await writeFile(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch(ignoreExisting)
  return readFile(path, 'utf8')
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
