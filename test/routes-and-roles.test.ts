/** All roles over all addresses: what the permission table says is what each page and form answers (SEC-1). */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { RouteConfigEntry } from '@react-router/dev/routes'
import { openRounds } from '#app/open-rounds.ts'
import { exampleActor } from '#app/prepare-example.ts'
import { beginSession } from '#app/sign-in.ts'
import type { Actor } from '#domain/actor.ts'
import { type OrgUnitCode, orgUnitCode } from '#domain/organisation.ts'
import { type AppointmentRecord, type Person, wholeRegion } from '#domain/person.ts'
import { type Role, roles } from '#domain/role.ts'
import { usualSessionLimits } from '#domain/session.ts'
import routes from '#web/routes.ts'
import { may, type PlainWish, type UnitPath, type UnitWish, type Wish, wishRules } from '#workflow/permissions.ts'
import { type RouteDemand, routeRules } from '#workflow/route-permissions.ts'
import { type StartedSystem, startSystem } from './e2e/system.ts'

const figure = '/siffra/fds/2025-D2/income-statement/it-kostnader/actual-ytd'

/** An address of each kind that has something to show, all of them FDS's. */
const examples = (places: Places): Readonly<Record<string, string>> => ({
  '/losenord/:key': '/losenord/ingen',
  '/personer/:id': `/personer/${places.person}`,
  '/enhet/:orgUnit/:round': '/enhet/fds/2025-D2',
  '/enhet/:orgUnit/:round/tabeller': '/enhet/fds/2025-D2/tabeller',
  '/rapport/:orgUnit/:round': '/rapport/fds/2025-D2',
  '/rapport/:orgUnit/:round/redigera': '/rapport/fds/2025-D2/redigera',
  '/rapport/:orgUnit/:round/redigera/text': '/rapport/fds/2025-D2/redigera/text',
  '/rapport/:orgUnit/:round/redigera/granska': '/rapport/fds/2025-D2/redigera/granska',
  '/rapport/:orgUnit/:round/redigera/siffror': '/rapport/fds/2025-D2/redigera/siffror?sok=it',
  '/rapport/:orgUnit/:round/rapport.pdf': '/rapport/fds/2025-D2/rapport.pdf',
  '/rapport/:orgUnit/:round/rapport-bilder.pdf': '/rapport/fds/2025-D2/rapport-bilder.pdf',
  '/rapport/:orgUnit/:round/rapport.html': '/rapport/fds/2025-D2/rapport.html',
  '/rapport/:orgUnit/:round/rapport.docx': '/rapport/fds/2025-D2/rapport.docx',
  '/rapport/:orgUnit/:round/rapport.pptx': '/rapport/fds/2025-D2/rapport.pptx',
  '/rapport/:orgUnit/:round/rapport.xlsx': '/rapport/fds/2025-D2/rapport.xlsx',
  '/rapport/:orgUnit/:round/gang': '/rapport/fds/2025-D2/gang',
  '/rapport/:orgUnit/:round/jamfor': '/rapport/fds/2025-D2/jamfor?fran=1&till=1',
  '/rapport/:orgUnit/:round/arkiv.zip': '/rapport/fds/2025-D2/arkiv.zip',
  '/publicerat/:orgUnit/:round': '/publicerat/fds/2025-D2',
  '/publicerat/:orgUnit/:round/:file': '/publicerat/fds/2025-D2/fds-2025-D2-v1.pdf',
  '/siffra/:orgUnit/:round/:table/:row/:column': figure,
  '/siffra/:orgUnit/:round/:table/:row/:column/struktur': `${figure}/struktur?vy=current`,
  '/prognos/:orgUnit/:round': '/prognos/fds/2025-D2',
  '/mal/:orgUnit/:round': '/mal/fds/2025-D2',
  '/ledning/:orgUnit/:round': '/ledning/fds/2025-D2',
  '/ledning/:orgUnit/:round/mote': '/ledning/fds/2025-D2/mote',
  '/omgang/:round': '/omgang/2025-D2',
  '/omgang/:round/:orgUnit': '/omgang/2025-D2/fds',
  '/omgang/:round/uppgiftsborda': '/omgang/2025-D2/uppgiftsborda',
  '/omgang/:round/uppgiftsborda.csv': '/omgang/2025-D2/uppgiftsborda.csv',
  '/omgang/:round/:orgUnit/arbetsbok': '/omgang/2025-D2/fds/arbetsbok',
  '/omgang/:round/:orgUnit/arbetsbok.xlsx': '/omgang/2025-D2/fds/arbetsbok.xlsx',
  '/omgangar/:round': '/omgangar/2025-D2',
  '/uppgift/:id': `/uppgift/${places.task}`,
  '/uppgift/:id/svar': `/uppgift/${places.task}/svar`,
  '/kalender/:file': '/kalender/ingen.ics',
  '/kommentarer/:orgUnit/:round': '/kommentarer/fds/2025-D2',
  '/enhet/:orgUnit/:round/iakttagelser': '/enhet/fds/2025-D2/iakttagelser',
  '/plan/:orgUnit/:year': '/plan/fds/2025',
  '/plan/:orgUnit/:year/planen': '/plan/fds/2025/planen',
  '/plan/:orgUnit/:year/aktiviteter': '/plan/fds/2025/aktiviteter',
  '/plan/:orgUnit/:year/projekt': '/plan/fds/2025/projekt',
  '/plan/:orgUnit/:year/kontroller': '/plan/fds/2025/kontroller',
  '/plan/:orgUnit/:year/ekonomi': '/plan/fds/2025/ekonomi',
  '/plan/:orgUnit/:year/lista/:list': '/plan/fds/2025/lista/indikatorer',
  '/plan/:orgUnit/:year/statusord': '/plan/fds/2025/statusord',
  '/plan/:orgUnit/:year/lista/:list/post': '/plan/fds/2025/lista/indikatorer/post?nyckel=nki',
  '/plan/:orgUnit/:year/arbetsbok': '/plan/fds/2025/arbetsbok',
  '/plan/:orgUnit/:year/plan.xlsx': '/plan/fds/2025/plan.xlsx',
  '/plan/:orgUnit/:year/mall.xlsx': '/plan/fds/2025/mall.xlsx',
  '/plan/:orgUnit/:year/tolka': '/plan/fds/2025/tolka?mal=%E2%89%A5+73&enhet=index',
  '/uppdrag/:code': '/uppdrag/RF25-07',
  '/leveranser/:id': `/leveranser/${places.ledger}`,
  '/leveranser/:id/profil': `/leveranser/${places.sheet}/profil`,
  '/leveranser/:id/avvisade-rader.csv': `/leveranser/${places.ledger}/avvisade-rader.csv`,
  '/leveranser/:id/rad': `/leveranser/${places.ledger}/rad?rad=3`,
  '/profiler/:name': `/profiler/${places.profile}`,
  '/profiler/:name/redigera': `/profiler/${places.profile}/redigera`,
  '/profiler/:name/profil.yaml': `/profiler/${places.profile}/profil.yaml`,
  '/profiler/:name/mall.csv': `/profiler/${places.profile}/mall.csv`,
  '/profiler/:name/mall.xlsx': `/profiler/${places.profile}/mall.xlsx`,
  '/hjalp/:page': '/hjalp/income-statement',
  '/*': '/finns-inte',
})

/** What each form is sent with: enough to come as far as the question of who may. */
const forms: Readonly<Record<string, Record<string, string>>> = {
  '/rapport/:orgUnit/:round/gang': { steg: 'frozen', version: '1', sedda: '0' },
  '/leveranser/:id': { beslut: 'avvisa' },
  '/kommentarer/:orgUnit/:round': { om: 'section/fds/2025-D2/ekonomi', text: 'Hej' },
  '/omgang/:round/:orgUnit': { steg: 'lamna', version: '1' },
  '/uppgift/:id/svar': { steg: 'spara', slag: 'text', version: '1' },
  '/uppgift/:id': { steg: 'inget-att-tillagga', slag: 'text', version: '1' },
}

interface Places {
  readonly person: string
  readonly task: string
  readonly ledger: string
  readonly sheet: string
  readonly profile: string
}

interface Visitor {
  readonly nameSv: string
  readonly actor: Actor
  readonly cookie: string
}

const fds: UnitPath = ['fds', 'rs', 'rv'].map((code) => ({ code: orgUnitCode(code), nameSv: code }))

test('each address stands in the table of rules, and each rule has its address', () => {
  const declared = (routes as readonly RouteConfigEntry[]).map(({ path }) => `/${path ?? ''}`)
  assert.deepEqual(Object.keys(routeRules).toSorted(), declared.toSorted())
})

describe('all roles over all addresses', () => {
  let system: StartedSystem
  let places: Places
  const visitors: Visitor[] = []

  before(async () => {
    system = await startSystem('approved')
    const { store } = system.effects
    const opened = await openRounds({ round: '2025-D2', orgUnit: 'fds' }, exampleActor, system.effects)
    assert.equal(opened.kind, 'done')
    const [task] = await store.rounds.listTasks({ orgUnits: [orgUnitCode('fds')], round: '2025-D2' })
    assert.ok(task)
    const deliveries = await store.listDeliveries()
    const named = (pattern: RegExp) => deliveries.find(({ fileName }) => pattern.test(fileName))?.id ?? ''
    for (const role of Object.keys(roles) as Role[]) {
      for (const orgUnit of [wholeRegion, orgUnitCode('fds'), orgUnitCode('rk')]) visitors.push(await visitor(role, orgUnit))
    }
    places = {
      person: visitors[0]?.actor.id ?? '',
      task: task.id,
      ledger: named(/^ledger-fds-2025-08\.se$/),
      sheet: named(/^indicators-fds\.csv$/),
      profile: 'benefits-rk',
    }
  })
  after(() => system?.stop())

  test('the page answers as the table says, and a refusal gives its reason', async () => {
    for (const [path, { see, unit }] of Object.entries(routeRules)) {
      const address = examples(places)[path] ?? path
      for (const { actor, nameSv, cookie } of visitors) {
        const answer = await fetch(`${system.url}${address}`, { headers: { cookie }, redirect: 'manual' })
        await assertAnswer(answer, expected(actor, see, unit ?? fds), `${nameSv} sees ${address}`)
      }
    }
  })

  test('the form answers as the table says, and what nobody may send has no form', async () => {
    for (const [path, { send, unit }] of Object.entries(routeRules)) {
      const address = examples(places)[path] ?? path
      for (const { actor, nameSv, cookie } of visitors) {
        // What may be done would be done: signing out, composing. The journeys do that.
        const verdict = send === undefined ? undefined : expected(actor, send, unit ?? fds)
        if (verdict?.allowed) continue
        const answer = await post(address, cookie, forms[path] ?? {})
        if (verdict === undefined) assert.ok(answer.status >= 400, `${nameSv} sends ${address}: ${answer.status}`)
        else await assertRefused(answer, `${nameSv} sends ${address}`)
      }
    }
  })

  test('who has not signed in is sent to do so, or sees what everyone sees', async () => {
    for (const [path, { see, send }] of Object.entries(routeRules)) {
      const address = examples(places)[path] ?? path
      const answer = await fetch(`${system.url}${address}`, { redirect: 'manual' })
      if (see === 'everyone') assert.notEqual(answer.headers.get('location')?.startsWith('/logga-in?'), true, address)
      else assert.match(answer.headers.get('location') ?? '', /^\/logga-in/, address)
      if (send !== undefined && send !== 'everyone') {
        assert.match((await post(address, '', forms[path] ?? {})).headers.get('location') ?? '', /^\/logga-in/, address)
      }
    }
  })

  test('a session that has ended, or that nobody began, is no session', async () => {
    const { cookie } = await visitor('controller', wholeRegion)
    assert.equal((await fetch(`${system.url}/konto`, { headers: { cookie }, redirect: 'manual' })).status, 200)
    const out = await post('/logga-ut', cookie, {})
    assert.match(out.headers.get('set-cookie') ?? '', /^tertial-session=; Max-Age=0/)
    for (const shown of [cookie, 'tertial-session=påhittad', 'tertial-session=%00']) {
      const answer = await fetch(`${system.url}/konto`, { headers: { cookie: encodeURI(shown) }, redirect: 'manual' })
      assert.match(answer.headers.get('location') ?? '', /^\/logga-in/)
    }
  })

  test('programs without their key are turned away from their door', async () => {
    for (const address of ['/api/v1/deliveries/d1', '/api/v1/deliveries']) {
      const cookie = visitors[0]?.cookie ?? ''
      const answer = await fetch(`${system.url}${address}`, {
        method: address.endsWith('d1') ? 'GET' : 'POST',
        headers: { cookie },
      })
      assert.equal(answer.status, 404, 'the door is shut until the system owner opens it, also to people')
    }
  })

  async function post(address: string, cookie: string, form: Record<string, string>): Promise<Response> {
    return fetch(`${system.url}${address}`, {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams(form),
      redirect: 'manual',
    })
  }

  async function visitor(role: Role, orgUnit: OrgUnitCode): Promise<Visitor> {
    const { store, clock } = system.effects
    const act = { by: 'cli', at: clock.now(), whySv: 'Prov' }
    const person = (await store.people.add({ nameSv: `${role} ${orgUnit}` }, act)) as Person
    const appointment: AppointmentRecord = await store.people.appoint(
      { person: person.id, role, orgUnit, validFrom: '2025-01-01' },
      act,
    )
    const { key } = await beginSession(person.id, 'password', usualSessionLimits, system.effects)
    return {
      nameSv: person.nameSv,
      actor: { id: person.id, nameSv: person.nameSv, appointments: [appointment] },
      cookie: `tertial-session=${key}`,
    }
  }
})

function expected(actor: Actor, demand: RouteDemand, unit: UnitPath | 'somewhere') {
  if (demand === 'everyone' || demand === 'signed-in') return { allowed: true } as const
  return isUnitWish(demand) ? may(actor, demand, unit) : may(actor, demand)
}

function isUnitWish(wish: Wish): wish is UnitWish & Exclude<Wish, PlainWish> {
  return wishRules[wish].heldFor === 'the-unit'
}

async function assertAnswer(answer: Response, verdict: ReturnType<typeof expected>, what: string): Promise<void> {
  if (verdict.allowed) {
    await answer.arrayBuffer()
    assert.ok(answer.status !== 403 && answer.status < 500, `${what}: ${answer.status}`)
    return
  }
  assert.equal(answer.status, 403, what)
  await assertRefused(answer, what)
}

/** A page of its own, or the form's page with the reason on it. */
async function assertRefused(answer: Response, what: string): Promise<void> {
  assert.ok(answer.status === 403 || answer.status === 200, `${what}: ${answer.status}`)
  assert.match(await answer.text(), /(?:Rollen|Du är) [^<]* (?:och )?får (?:därför )?inte [^<]+Det får: /, what)
}
