import { readFile } from 'node:fs/promises'
import { openMailing } from '#app/open-mailing.ts'
import { type SessionLimits, usualSessionLimits } from '#domain/session.ts'
import { isLoopback, startServer } from '#web/start.ts'
import { type CommandInput, type CommandOption, type ExitCode, exitCodes, type Io } from './define-command.ts'
import { directorySettings } from './directory-settings.ts'
import { mailSettings } from './mail-settings.ts'
import { keepMailing } from './mailing.ts'
import { untilStopped } from './until-stopped.ts'

/** What both ways of starting the server are told. */
export const serveOptions = {
  port: { type: 'string', valueSv: 'PORT', helpSv: 'Porten som webbplatsen svarar på.', default: '3000' },
  host: { type: 'string', valueSv: 'ADRESS', helpSv: 'Adressen som den lyssnar på.', default: '127.0.0.1' },
} as const satisfies Record<string, CommandOption>

/** Serves until the operator or the system asks the process to end; `greet` is given the address. */
export async function serveUntilStopped(
  input: CommandInput,
  io: Io,
  { greet, isExample = false }: { greet(url: string): void; isExample?: boolean },
): Promise<ExitCode> {
  const port = parsePort(input.text('port'))
  if (port === undefined) {
    io.say('--port ska vara ett tal mellan 0 och 65535.')
    return exitCodes.wrongUse
  }
  const limits = sessionLimits()
  if (limits === undefined) {
    io.say('TERTIAL_SESSION_IDLE_MINUTES och TERTIAL_SESSION_HOURS ska vara hela tal, 1 eller större.')
    return exitCodes.wrongUse
  }
  const directory = await directorySettings(process.env)
  if (typeof directory === 'string') {
    io.say(directory)
    return exitCodes.wrongUse
  }
  const mail = await mailSettings(process.env)
  if (typeof mail === 'string') {
    io.say(mail)
    return exitCodes.wrongUse
  }
  const host = input.text('host')
  if (isExample && !isLoopback(host)) {
    io.say(
      'Webbplatsen nås av andra datorer. Därför går det inte att logga in som exempelregionens personer med ett klick; ge dem lösenord med tertial people invite.',
    )
  }
  const token = await apiToken()
  if (token !== undefined && token.length < shortestToken) {
    io.say(
      `Nyckeln för programgränssnittet är för kort: ${shortestToken} tecken är det minsta. Gör en med: openssl rand -base64 32`,
    )
    return exitCodes.wrongUse
  }
  const effects = await io.effects()
  const server = await startServer({
    effects,
    port,
    host,
    sessionLimits: limits,
    exampleSignIn: isExample,
    ...(directory === undefined ? {} : { directory }),
    behindProxy: process.env.TERTIAL_BEHIND_PROXY === '1',
    ...(token === undefined ? {} : { apiToken: token }),
  })
  greet(server.url)
  if (directory === undefined && (await effects.store.people.list()).length === 0) {
    io.say('Ingen kan logga in ännu. Lägg till den första systemägaren med tertial people add (se tertial people --help).')
  }
  const mailing = mail === undefined ? undefined : keepMailing(openMailing(mail, effects), (line) => io.say(line))
  await untilStopped().asked
  await mailing?.stop()
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

/** How long people stay signed in; undefined when it is written wrong. */
function sessionLimits(): SessionLimits | undefined {
  const { TERTIAL_SESSION_IDLE_MINUTES: idle, TERTIAL_SESSION_HOURS: absolute } = process.env
  const idleMinutes = idle ? Number(idle) : usualSessionLimits.idleMinutes
  const hours = absolute ? Number(absolute) : usualSessionLimits.hours
  return [idleMinutes, hours].every((value) => Number.isInteger(value) && value >= 1) ? { idleMinutes, hours } : undefined
}
