import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { after, before, test } from 'node:test'
import ICAL from 'ical.js'
import { type Actor, programActor } from '#domain/actor.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { openTemporaryEffects } from '../../test/temporary-effects.ts'
import { readCalendarFeed } from './calendar-feed.ts'
import { importInOrder } from './import-folder.ts'
import { submitAnswer } from './move-task.ts'
import { removeCalendar, renewCalendarKey } from './my-settings.ts'
import type { OpenedEffects } from './open-effects.ts'
import { openRounds } from './open-rounds.ts'

const example = join(import.meta.dirname, '../../examples/vastmanland')
const controller = programActor('example', ['controller'])
const fds = orgUnitCode('fds')

let effects: OpenedEffects
let anna: Actor
let key: string

before(async () => {
  effects = await openTemporaryEffects()
  await importFiles({})
  const act = { by: 'cli', at: new Date('2025-01-01T08:00:00Z'), whySv: 'Prov' }
  const person = await effects.store.people.add({ nameSv: 'Anna Berg', email: 'anna@region.example' }, act)
  assert.ok(person)
  const appointment = await effects.store.people.appoint(
    { person: person.id, role: 'contributor', orgUnit: fds, validFrom: '2025-01-01' },
    act,
  )
  anna = { id: person.id, nameSv: person.nameSv, appointments: [appointment] }
  await openRounds({ round: '2025-D2', orgUnit: 'fds' }, controller, effects)
  key = await newKey()
})

after(() => effects.close())

test('the calendar has when the round closes, and each kind of what is left once, by its date', async () => {
  const events = await read()
  const closing = events.find(({ uid }) => uid === 'round-fds-2025-D2@tertial')
  assert.equal(closing?.startDate.toString(), '2025-09-19')
  assert.equal(closing?.summary, 'FDS, Delårsrapport 2 2025 stänger')
  const texts = events.find(({ uid }) => uid === 'tasks-fds-2025-D2-text@tertial')
  assert.equal(texts?.startDate.toString(), '2025-09-16')
  assert.match(texts?.summary ?? '', /^FDS, Delårsrapport 2 2025: \d+ svar ska lämnas \(texter\)$/)
  assert.equal(new Set(events.map(({ uid }) => uid)).size, events.length)
})

test('fetched again nothing has changed; when a date moves the same entry has it, one further in sequence', async () => {
  const before = await read()
  assert.deepEqual(
    await read().then((events) => events.map(({ sequence }) => sequence)),
    before.map(() => 0),
  )

  await importFiles({ 'region.yaml': (text) => text.replaceAll('2025-09-19', '2025-09-26') })
  await openRounds({ round: '2025-D2', orgUnit: 'fds' }, controller, effects)
  const moved = await read()
  assert.deepEqual(moved.map(({ uid }) => uid).toSorted(), before.map(({ uid }) => uid).toSorted())
  const closing = moved.find(({ uid }) => uid === 'round-fds-2025-D2@tertial')
  assert.deepEqual([closing?.startDate.toString(), closing?.sequence], ['2025-09-26', 1])
})

test('what has been handed in is no longer in the calendar', async () => {
  for (const task of await effects.store.rounds.listTasks({ orgUnits: [fds], round: '2025-D2' })) {
    if (task.kind !== 'text') continue
    const answer = { kind: 'text', markdown: 'Så gick det.' } as const
    const sent = await submitAnswer({ task: task.id, seenVersion: task.version, answer }, anna, effects)
    assert.equal(sent.kind, 'done')
  }
  const uids = (await read()).map(({ uid }) => uid)
  assert.ok(!uids.includes('tasks-fds-2025-D2-text@tertial'))
  assert.ok(uids.includes('tasks-fds-2025-D2-activity@tertial'))
})

test('a renewed or removed address leads nowhere, and one that nobody made never did', async () => {
  const old = key
  key = await newKey()
  for (const dead of [old, 'påhittad']) assert.equal((await feed(dead)).kind, 'not-found')
  assert.ok((await read()).length > 0)
  await removeCalendar(anna, effects)
  assert.equal((await feed(key)).kind, 'not-found')
})

function feed(asked: string) {
  return readCalendarFeed(asked, 'https://tertial.example', effects)
}

async function read(): Promise<ICAL.Event[]> {
  const outcome = await feed(key)
  assert.ok(outcome.kind === 'done')
  const calendar = new ICAL.Component(ICAL.parse(outcome.value))
  return calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))
}

async function newKey(): Promise<string> {
  const renewed = await renewCalendarKey(anna, effects)
  assert.ok(renewed.kind === 'done')
  return renewed.value
}

async function importFiles(changed: Record<string, (text: string) => string>): Promise<void> {
  const names =
    Object.keys(changed).length > 0
      ? Object.keys(changed)
      : ['region.yaml', 'accounts.yaml', 'plan/plan-fds-2025.yaml', 'template/template-fds-d2.yaml']
  const uploads = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(example, name), 'utf8')
      return { fileName: basename(name), bytes: new TextEncoder().encode(changed[name]?.(text) ?? text) }
    }),
  )
  await importInOrder(uploads, controller, effects, (upload, outcome) => assert.equal(outcome.kind, 'done', upload.fileName))
}
