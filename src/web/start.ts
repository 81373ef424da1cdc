import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Effects } from '#app/effects.ts'

export interface ServerOptions {
  readonly effects: Effects
  /** 0 for any free port. */
  readonly port: number
  /** Loopback unless said otherwise: the role picker is no lock. */
  readonly host?: string
  /** Signs the session cookie. Made up at start when absent: people then pick their role again after a restart. */
  readonly sessionSecret?: string
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

/** Starts the door for people. Throws when the pages have not been built (`npm run build`) or the port is taken. */
export async function startServer({ port, host = '127.0.0.1', onListening, ...options }: ServerOptions): Promise<RunningServer> {
  // React takes its development build unless told otherwise, and it takes it when it is first imported.
  process.env.NODE_ENV ??= 'production'
  const { openDoor } = await import('./door.ts')
  const door = await openDoor(options)

  const server = createAdaptorServer({ fetch: door.fetch, overrideGlobalObjects: false })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
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

/** As people write it in a browser. */
function namedHost(host: string): string {
  if (host === '127.0.0.1' || host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
