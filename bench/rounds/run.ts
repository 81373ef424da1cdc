/**
 * A round's last ten minutes: 500 reporters save and hand in answers as the page does it, while 50 readers look at dashboards,
 * against the built server in a process of its own on an embedded database. In the middle the server and its database are killed
 * (SIGKILL) and started again. Afterwards the database is read: every acknowledged answer is there, once.
 *
 *   node bench/rounds/run.ts 90      (seconds at the same pace; 600 for all of it)
 */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Effects, systemClock } from '../../src/app/effects.ts'
import { loadReference } from '../../src/app/load-reference.ts'
import { openEffects } from '../../src/app/open-effects.ts'
import { prepareExample } from '../../src/app/prepare-example.ts'
import { beginSession } from '../../src/app/sign-in.ts'
import { buildWebWhenStale } from '../../src/cli/build-web.ts'
import { month } from '../../src/domain/month.ts'
import { unitsAt } from '../../src/domain/organisation.ts'
import { type PersonId, wholeRegion } from '../../src/domain/person.ts'
import { usualSessionLimits } from '../../src/domain/session.ts'

const reporterCount = 500
const readerCount = 50
const questionsEach = 10
/** Each question is saved as a draft and handed in: twenty requests a reporter in ten minutes. */
const secondsBetweenSaves = 600 / (2 * questionsEach)
const secondsBetweenPages = 10
const round = '2025-D2'
const root = join(import.meta.dirname, '../..')

const seconds = Number(process.argv[2] ?? '90')
const dataDir = await mkdtemp(join(tmpdir(), 'tertial-bench-rounds-'))
const port = 20_000 + (process.pid % 20_000)
const url = `http://127.0.0.1:${port}`

interface Reporter {
  readonly cookie: string
  readonly tasks: readonly string[]
}

/** What the server has said yes to: by task, each deed once, and the last text. */
const acknowledged = new Map<string, { deeds: number; text: string }>()
const saveMs: number[] = []
const pageMs = new Map<string, number[]>()
let retries = 0
let conflicts = 0
let downMs = 0

let server: ChildProcess | undefined
try {
  await buildWebWhenStale(() => undefined)
  const { reporters, readers } = await prepared()
  server = await startServer()
  const endsAt = performance.now() + seconds * 1_000
  const work = [
    ...reporters.map((reporter, index) => report(reporter, index, endsAt)),
    ...readers.map((cookie, index) => read(cookie, index, endsAt)),
  ]
  await delay((seconds * 1_000) / 2)
  const killed = performance.now()
  await kill(server)
  server = await startServer()
  downMs = performance.now() - killed
  await Promise.all(work)
  await kill(server)
  await verify()
  tell()
} finally {
  if (server?.exitCode === null && server.signalCode === null) await kill(server)
  await rm(dataDir, { recursive: true, force: true })
}

/** The example region, its round answered, and beside it a round of every clinic and cost centre with people of its own. */
async function prepared(): Promise<{ reporters: Reporter[]; readers: string[] }> {
  const effects = await opened()
  await prepareExample(join(root, 'examples/vastmanland'), effects, () => undefined)
  const { organisation } = await loadReference(await effects.store.loadCurrentSnapshot(), effects.store)
  const units = unitsAt(organisation, month('2025-08')).filter(({ level }) =>
    ['area', 'centre', 'clinic', 'cost-centre'].includes(level),
  )
  const act = { by: 'bench', at: systemClock.now(), whySv: 'Mätning' }
  const cookieOf = async (person: PersonId) =>
    `tertial-session=${(await beginSession(person, 'password', usualSessionLimits, effects)).key}`
  const someone = async (nameSv: string, role: 'contributor' | 'controller', orgUnit: (typeof units)[number]['code']) => {
    const person = await effects.store.people.add({ nameSv }, act)
    assert.ok(person)
    await effects.store.people.appoint({ person: person.id, role, orgUnit, validFrom: '2025-01-01' }, act)
    return person.id
  }
  const peopleOf = new Map<string, PersonId[]>()
  for (let index = 0; index < reporterCount; index += 1) {
    const unit = units[index % units.length]
    assert.ok(unit)
    const person = await someone(`Rapportör ${index + 1}`, 'contributor', unit.code)
    peopleOf.set(unit.code, [...(peopleOf.get(unit.code) ?? []), person])
  }
  const reporters: Reporter[] = []
  for (const { code } of units) {
    const people = peopleOf.get(code) ?? []
    await effects.store.rounds.open({
      orgUnit: code,
      round,
      closesOn: '2099-12-31',
      by: 'bench',
      at: act.at,
      wishes: people.flatMap((person) =>
        Array.from({ length: questionsEach }, (_, index) => ({
          kind: 'activity' as const,
          item: `${person}-${index}`,
          labelSv: `Aktivitet ${index + 1}`,
          dueOn: '2099-12-24',
          mayBeEmpty: false,
          responsibleSv: [],
          responsible: [person],
        })),
      ),
    })
    const tasks = await effects.store.rounds.listTasks({ orgUnits: [code], round })
    for (const person of people) {
      const own = tasks.filter(({ responsible }) => responsible[0] === person).map(({ id }) => id)
      reporters.push({ cookie: await cookieOf(person), tasks: own })
    }
  }
  const readers: string[] = []
  for (let index = 0; index < readerCount; index += 1)
    readers.push(await cookieOf(await someone(`Läsare ${index + 1}`, 'controller', wholeRegion)))
  await effects.close()
  return { reporters, readers }
}

function opened(): Promise<Effects & { close(): Promise<void> }> {
  return openEffects({ dataDir, databaseUrl: undefined, clock: systemClock, progress: () => undefined })
}

async function startServer(): Promise<ChildProcess> {
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'DATABASE_URL'))
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'src/cli/main.ts'), 'serve', '--data', dataDir, '--port', String(port)],
    { stdio: ['ignore', 'ignore', 'ignore'], env: environment },
  )
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`)
    if (
      await fetch(`${url}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return child
    await delay(100)
  }
  throw new Error('The server does not answer.')
}

/** The server and its database at once, with no word to either. */
async function kill(server: ChildProcess): Promise<void> {
  const [postmaster = ''] = (await readFile(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n')
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGKILL')
  process.kill(Number(postmaster), 'SIGKILL')
  await ended
}

/** Answers one question after another as the page does: sent again with the same key until the server says yes. */
async function report({ cookie, tasks }: Reporter, index: number, endsAt: number): Promise<void> {
  await delay((secondsBetweenSaves * 1_000 * index) / reporterCount)
  const versions = new Map<string, number>()
  for (let count = 0; performance.now() < endsAt && count < 2 * tasks.length; count += 1) {
    const task = tasks[Math.floor(count / 2)]
    if (task === undefined) return
    const text = `Arbetet pågår enligt plan. Rapportör ${index}, svar ${count}.`
    const body = new URLSearchParams({
      version: String(versions.get(task) ?? 1),
      nyckel: `${task}-${count}`,
      slag: 'activity',
      steg: count % 2 === 0 ? 'spara' : 'lamna',
      sekunder: '20',
      statusWord: 'Enligt plan',
      commentary: text,
    })
    const reply = await savedAtLast(`${url}/uppgift/${task}/svar`, cookie, body)
    if (reply.kind === 'stands' && reply.moved) {
      versions.set(task, reply.version)
      const known = acknowledged.get(task)
      acknowledged.set(task, { deeds: (known?.deeds ?? 0) + 1, text })
    } else conflicts += 1
    await delay(secondsBetweenSaves * 1_000)
  }
}

type Reply = { readonly kind: 'stands'; readonly moved: boolean; readonly version: number } | { readonly kind: 'refused' }

async function savedAtLast(address: string, cookie: string, body: URLSearchParams): Promise<Reply> {
  for (;;) {
    const from = performance.now()
    try {
      const answer = await fetch(address, { method: 'POST', headers: { cookie, 'sec-fetch-site': 'same-origin' }, body })
      if (answer.status >= 500) throw new Error(String(answer.status))
      const reply = (await answer.json()) as Reply
      saveMs.push(performance.now() - from)
      return reply
    } catch {
      retries += 1
      await delay(500)
    }
  }
}

/** Looks at one dashboard after another; while the server is away, waits like anybody. */
async function read(cookie: string, index: number, endsAt: number): Promise<void> {
  const pages = [
    '/',
    `/omgang/${round}`,
    `/omgang/${round}/fds`,
    `/enhet/rk/${round}`,
    `/ledning/fds/${round}`,
    '/mina-uppgifter',
  ]
  await delay((secondsBetweenPages * 1_000 * index) / readerCount)
  for (let count = index; performance.now() < endsAt; count += 1) {
    const page = pages[count % pages.length] ?? '/'
    const from = performance.now()
    const ok = await fetch(`${url}${page}`, { headers: { cookie }, redirect: 'manual' }).then(
      async (answer) => {
        await answer.arrayBuffer()
        if (answer.status >= 300 && answer.status < 500) throw new Error(`${page} answered ${answer.status}`)
        return answer.ok
      },
      () => false,
    )
    if (ok) pageMs.set(page, [...(pageMs.get(page) ?? []), performance.now() - from])
    await delay(secondsBetweenPages * 1_000)
  }
}

/** Every acknowledged deed is an event, each once and nothing else, and the task says what was said last. */
async function verify(): Promise<void> {
  const effects = await opened()
  try {
    for (const [task, { deeds, text }] of acknowledged) {
      const events = await effects.store.rounds.listEvents(task)
      assert.equal(
        events.filter(({ kind }) => kind !== 'opened').length,
        deeds,
        `${task}: as many events as acknowledged answers`,
      )
      const stored = await effects.store.rounds.loadTask(task)
      assert.equal(stored?.answer?.kind === 'activity' && stored.answer.commentary, text, `${task}: the last answer`)
    }
  } finally {
    await effects.close()
  }
}

function tell(): void {
  const line = (what: string, times: readonly number[]) =>
    print(
      `${String(times.length).padStart(6)}  p50 ${at(times, 0.5)} ms  p95 ${at(times, 0.95)} ms  p99 ${at(times, 0.99)} ms  max ${at(times, 1)} ms  ${what}`,
    )
  print(`${seconds} s, ${reporterCount} reporters, ${readerCount} readers`)
  line('answers saved', saveMs)
  for (const [page, times] of pageMs) line(page, times)
  line('all pages', [...pageMs.values()].flat())
  print(`killed and answering again after ${(downMs / 1_000).toFixed(1)} s; ${retries} tries met no server and were made again`)
  print(
    `${conflicts} conflicts; every one of ${[...acknowledged.values()].reduce((sum, { deeds }) => sum + deeds, 0)} acknowledged answers is there once`,
  )
}

function at(times: readonly number[], share: number): string {
  const sorted = times.toSorted((a, b) => a - b)
  return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN).toFixed(0)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
