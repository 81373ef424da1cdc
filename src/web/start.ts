import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Effects } from '#app/effects.ts'
import type { SessionLimits } from '#domain/session.ts'
import type { DirectoryOptions } from './directory-door.ts'

export type { DirectoryOptions }

export interface ServerOptions {
  readonly effects: Effects
  /** 0 for any free port. */
  readonly port: number
  /** Loopback unless said otherwise. */
  readonly host?: string
  readonly sessionLimits?: SessionLimits
  /** One click in as one of the example's people. Heeded on loopback only. */
  readonly exampleSignIn?: boolean
  readonly directory?: DirectoryOptions
  readonly behindProxy?: boolean
  /** What programs that deliver files must show. Without one there is no door for programs. */
  readonly apiToken?: string
  /** Called with the address once it answers. */
  readonly onListening?: (url: string) => void
}

export interface RunningServer {
  readonly url: string
  /** Stops taking requests, lets those under way finish. The effects are the caller's to close. */
  close(): Promise<void>
}

/** The address cannot be listened on. `messageSv` says why, and what the one who starts the server can do. */
export class AddressProblem extends Error {
  override readonly name = 'AddressProblem'
  readonly messageSv: string

  constructor(messageSv: string, cause: unknown) {
    super(messageSv, { cause })
    this.messageSv = messageSv
  }
}

/** Starts the door for people. Throws AddressProblem; any other error (pages not built: `npm run build`) is a defect. */
export async function startServer({
  port,
  host = '127.0.0.1',
  onListening,
  exampleSignIn = false,
  ...options
}: ServerOptions): Promise<RunningServer> {
  // React takes its development build unless told otherwise, and it takes it when it is first imported.
  process.env.NODE_ENV ??= 'production'
  const { openDoor } = await import('./door.ts')
  const door = await openDoor({ ...options, exampleSignIn: exampleSignIn && isLoopback(host) })

  const server = createAdaptorServer({ fetch: door.fetch, overrideGlobalObjects: false })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(asAddressProblem(error, port, host)))
    server.listen(port, host, () => resolve())
  })
  const url = `http://${namedHost(host)}:${(server.address() as AddressInfo).port}`
  onListening?.(url)
  return {
    url,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        if ('closeIdleConnections' in server) server.closeIdleConnections()
      }),
  }
}

/** What the operating system says about the address, in words; any other error as it was. */
function asAddressProblem(error: NodeJS.ErrnoException, port: number, host: string): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new AddressProblem(
        `Port ${port} är upptagen: något annat svarar redan där, kanske en Tertial som redan är igång. Avsluta det, eller välj en annan port (npm start -- --port ${port === 65_535 ? port - 1 : port + 1}).`,
        error,
      )
    case 'EACCES':
      return new AddressProblem(
        `Port ${port} får inte användas av den här användaren. Välj en port från 1024 och uppåt (npm start -- --port 3000).`,
        error,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new AddressProblem(
        `Adressen ”${host}” finns inte på den här datorn. Utan --host svarar Tertial bara här; --host 0.0.0.0 svarar på alla datorns adresser.`,
        error,
      )
    default:
      return error
  }
}

/** Whether only this computer reaches the address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)
}

/** As people write it in a browser. */
function namedHost(host: string): string {
  if (host === '127.0.0.1' || host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
