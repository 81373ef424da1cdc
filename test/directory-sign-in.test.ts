/** Sign-in by the region's directory, against a real OpenID Connect provider on loopback. */
import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { Provider } from 'oidc-provider'
import type { OpenedEffects } from '#app/open-effects.ts'
import { buildWebWhenStale } from '#cli/build-web.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { isInForce } from '#domain/person.ts'
import { type RunningServer, startServer } from '#web/start.ts'
import { openTemporaryEffects } from './temporary-effects.ts'

/** What the directory says of each employee; a test changes it as a directory changes. */
const employees: Record<string, Record<string, unknown>> = {}

describe('sign-in by the region’s directory', () => {
  let effects: OpenedEffects
  let tertial: RunningServer
  let directory: Server

  before(async () => {
    await buildWebWhenStale(() => undefined)
    effects = await openTemporaryEffects()
    const port = await freePort()
    const tertialPort = await freePort()
    directory = await startDirectory(port, `http://localhost:${tertialPort}/logga-in/katalog/svar`)
    tertial = await startServer({
      effects: { ...effects, clock: { now: () => new Date() } },
      port: tertialPort,
      directory: {
        issuer: new URL(`http://127.0.0.1:${port}`),
        clientId: 'tertial',
        clientSecret: 'directory-secret',
        publicUrl: new URL(`http://localhost:${tertialPort}`),
        labelSv: 'SITHS',
        scope: 'openid profile email',
        keyClaim: 'employeeHsaId',
        groupsClaim: 'groups',
        mapping: [
          { group: 'tertial-controller-fds', role: 'controller', orgUnit: 'fds' },
          { group: 'tertial-manager-rk', role: 'manager', orgUnit: 'rk' },
          { group: 'tertial-revision', role: 'auditor' },
        ],
      },
    })
  })
  after(async () => {
    await tertial?.close()
    directory?.close()
    directory?.closeAllConnections()
    await effects?.close()
  })

  const appointmentsOf = async (hsaId: string) => {
    const person = await effects.store.people.findByHsaId(hsaId)
    const known = person && (await effects.store.people.load(person.id))
    const today = new Date().toISOString().slice(0, 10)
    return known?.appointments.filter((each) => isInForce(each, today)).map(({ role, orgUnit }) => `${role} ${orgUnit}`)
  }

  test('one person’s groups become their appointments, and follow the directory at the next sign-in', async () => {
    employees.anna = {
      employeeHsaId: 'SE2321-A1',
      name: 'Anna Ek',
      email: 'anna@region.example',
      groups: ['tertial-controller-fds', 'tertial-manager-rk', 'annat'],
    }
    const first = await signIn(tertial.url, 'anna')
    assert.equal(first.status, 200)
    assert.match(await first.text(), /Anna Ek/)
    assert.deepEqual(await appointmentsOf('SE2321-A1'), ['controller fds', 'manager rk'])

    employees.anna = { ...employees.anna, groups: ['tertial-manager-rk'] }
    await signIn(tertial.url, 'anna')
    assert.deepEqual(await appointmentsOf('SE2321-A1'), ['manager rk'])
  })

  test('who is left without any appointment is not let in, but what was given by hand stays', async () => {
    employees.bo = { employeeHsaId: 'SE2321-B1', name: 'Bo Alm', groups: 'tertial-revision' }
    assert.equal((await signIn(tertial.url, 'bo')).status, 200)
    employees.bo = { ...employees.bo, groups: [] }
    const refused = await signIn(tertial.url, 'bo')
    assert.equal(refused.status, 403)
    assert.match(await refused.text(), /har inget uppdrag i Tertial som gäller i dag.*SE2321-B1/s)

    const bo = await effects.store.people.findByHsaId('SE2321-B1')
    assert.ok(bo)
    const byHand = { person: bo.id, role: 'reader', orgUnit: orgUnitCode('fds'), validFrom: '2025-01-01' } as const
    await effects.store.people.appoint(byHand, { by: 'p1', at: new Date(), whySv: 'Läser' })
    assert.equal((await signIn(tertial.url, 'bo')).status, 200)
    assert.deepEqual(await appointmentsOf('SE2321-B1'), ['reader fds'])
  })

  test('a stranger is refused and not kept; one who has left is refused whatever the directory says', async () => {
    employees.cia = { employeeHsaId: 'SE2321-C1', name: 'Cia Dal', groups: ['annat'] }
    assert.equal((await signIn(tertial.url, 'cia')).status, 403)
    assert.equal(await effects.store.people.findByHsaId('SE2321-C1'), undefined)

    employees.dan = { employeeHsaId: 'SE2321-D1', name: 'Dan Ed', groups: ['tertial-revision'] }
    assert.equal((await signIn(tertial.url, 'dan')).status, 200)
    const dan = await effects.store.people.findByHsaId('SE2321-D1')
    assert.ok(dan)
    await effects.store.people.leave(dan.id, { by: 'cli', at: new Date(), whySv: 'Slutade' })
    const refused = await signIn(tertial.url, 'dan')
    assert.equal(refused.status, 403)
    assert.match(await refused.text(), /avslutad i Tertial/)
  })

  test('an answer that belongs to no sign-in of this browser’s lets nobody in', async () => {
    employees.anna = { employeeHsaId: 'SE2321-A1', name: 'Anna Ek', groups: ['tertial-revision'] }
    const stolen = new CookieJar()
    const begun = await followToAnswer(tertial.url, 'anna', stolen)
    const other = await fetch(begun, { redirect: 'manual' })
    assert.equal(other.status, 400)
    assert.match(await other.text(), /Inloggningen avbröts/)
    const forged = begun.replace(/state=[^&]+/, 'state=forged')
    assert.equal((await stolen.get(forged)).status, 400)
    assert.equal((await stolen.get(begun)).status, 400, 'and after that the sign-in that was begun is over')
  })

  test('the button stands on the sign-in page, and the example’s one click is gone', async () => {
    const page = await (await fetch(`${tertial.url}/logga-in`)).text()
    assert.match(page, /Logga in med (?:<!-- -->)?SITHS/)
    assert.doesNotMatch(page, /Exempelregionens personer/)
  })
})

/** From our button through the provider's own forms and back, as a browser goes. */
async function signIn(url: string, login: string): Promise<Response> {
  const jar = new CookieJar()
  const answer = await jar.get(await followToAnswer(url, login, jar))
  const location = answer.headers.get('location')
  return location === null ? answer : jar.get(new URL(location, url).href)
}

async function followToAnswer(url: string, login: string, jar: CookieJar): Promise<string> {
  let response = await jar.get(`${url}/logga-in/katalog`)
  for (let hop = 0; hop < 12; hop += 1) {
    const location = response.headers.get('location')
    if (location !== null) {
      const next = new URL(location, response.url).href
      if (next.includes('/logga-in/katalog/svar')) return next
      response = await jar.get(next)
      continue
    }
    const page = await response.text()
    const form = /<form[^>]*action="([^"]+)"/.exec(page)?.[1]
    assert.ok(form, `a form of the provider's, not ${response.status} ${page.slice(0, 300)}`)
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? ''
    response = await jar.post(new URL(form, response.url).href, { prompt, login, password: 'any' })
  }
  throw new Error('The provider never sent the browser back.')
}

class CookieJar {
  readonly #cookies = new Map<string, string>()

  get(url: string): Promise<Response> {
    return this.#send(url, {})
  }

  post(url: string, form: Record<string, string>): Promise<Response> {
    return this.#send(url, { method: 'POST', body: new URLSearchParams(form) })
  }

  async #send(url: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { ...init, headers: { cookie }, redirect: 'manual' })
    for (const set of response.headers.getSetCookie()) {
      const [name = '', ...value] = (set.split(';')[0] ?? '').split('=')
      if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(set)) this.#cookies.delete(name)
      else this.#cookies.set(name, value.join('='))
    }
    return response
  }
}

async function startDirectory(port: number, redirectUri: string): Promise<Server> {
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [{ client_id: 'tertial', client_secret: 'directory-secret', redirect_uris: [redirectUri] }],
    pkce: { required: () => true },
    claims: { openid: ['sub', 'employeeHsaId', 'groups'], profile: ['name'], email: ['email'] },
    conformIdTokenClaims: false,
    findAccount: (_context: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub, ...employees[sub] }) }),
    cookies: { keys: ['cookie-key'] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
  })
  const answer = provider.callback()
  const server = createServer((request: IncomingMessage, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return server
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
