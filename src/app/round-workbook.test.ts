import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Actor, programActor } from '#domain/actor.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { type RoundTask, type TaskAnswer, type TaskKind, taskKinds } from '#domain/round-task.ts'
import { appointed, deliverExampleFiles, fdsRoundFiles } from '../../test/example-files.ts'
import { fillWorkbook, type Grids, rowOfTask, rowsOf, setCell } from '../../test/fill-workbook.ts'
import { openTemporaryEffects } from '../../test/temporary-effects.ts'
import { saveAnswer, submitAnswer } from './move-task.ts'
import type { OpenedEffects } from './open-effects.ts'
import { openRounds } from './open-rounds.ts'
import { type AcceptedUpload, acceptWorkbook } from './round-workbook-accept.ts'
import { readWorkbookChanges } from './round-workbook-changes.ts'
import { exportRoundWorkbook } from './round-workbook-export.ts'

const _example = join(import.meta.dirname, '../../examples/vastmanland')
const fds = orgUnitCode('fds')
const address = { orgUnit: 'fds', round: '2025-D2' }
const controller = programActor('example', ['controller'])

let effects: OpenedEffects
let anna: Actor
let bo: Actor

before(async () => {
  effects = await openTemporaryEffects()
  await deliverExampleFiles(fdsRoundFiles, effects)
  anna = await appointed({ nameSv: 'Anna Berg', role: 'contributor' }, effects)
  bo = await appointed({ nameSv: 'Bo Ek', role: 'contributor' }, effects)
  assert.equal((await openRounds({ round: '2025-D2', orgUnit: 'fds' }, controller, effects)).kind, 'done')
})

after(() => effects.close())

test('a workbook that nobody has changed changes nothing', async () => {
  const changes = await preview(await fetched())
  assert.deepEqual([changes.changes, changes.findings, changes.movedSinceCount], [[], [], 0])
  assert.ok(changes.unchangedCount > 30)
})

test('what is written offline is shown before it is saved, saved once, and handed in', async () => {
  const [one, two] = await openTasks('activity')
  const bytes = await filled({
    [one.id]: { Status: 'Planenligt', Kommentar: 'Upphandlingen är klar.' },
    [two.id]: { Status: 'Försenad' },
  })
  const shown = await preview(bytes)
  assert.deepEqual(
    shown.changes.map(({ task, fields }) => [
      task.id,
      fields.map(({ labelSv, nowSv, workbookSv }) => [labelSv, nowSv, workbookSv]),
    ]),
    [
      [
        one.id,
        [
          ['Status', '', 'Planenligt'],
          ['Kommentar', '', 'Upphandlingen är klar.'],
        ],
      ],
      [two.id, [['Status', '', 'Försenad']]],
    ],
  )
  assert.equal((await taskOf(one.id)).state, 'open')

  const accepted = await accept(bytes, { minutes: 25 })
  assert.equal(accepted.savedCount, 2)
  assert.deepEqual((await taskOf(one.id)).answer, said('Planenligt', 'Upphandlingen är klar.'))
  assert.equal((await taskOf(one.id)).state, 'submitted')
  assert.equal((await taskOf(one.id)).answeredBy, anna.id)

  const again = await accept(bytes, { minutes: 25 })
  assert.equal(again.savedCount, 0)
  assert.equal((await effects.store.rounds.listEvents(one.id)).length, 2)
  assert.deepEqual(await effects.store.rounds.listAnswerMinutes({ orgUnits: [fds] }), [{ ...address, orgUnit: fds, minutes: 25 }])
})

test('of two clicks at once, one saves and nothing is saved twice', async () => {
  const [task] = await openTasks('control')
  const bytes = await filled({ [task.id]: { 'Resultat av kontrollen': 'Inga avvikelser.' } })
  const upload = await asSeen(bytes)
  await Promise.all([acceptWorkbook(upload, anna, effects), acceptWorkbook(upload, anna, effects)])
  assert.deepEqual(
    (await effects.store.rounds.listEvents(task.id)).map(({ kind }) => kind),
    ['opened', 'submitted'],
  )
})

test('an answer given meanwhile is never written over: both are shown, and one is chosen', async () => {
  const [task, other] = await openTasks('activity')
  const bytes = await filled({ [task.id]: { Status: 'Planenligt' }, [other.id]: { Status: 'Planenligt' } })
  await answer(task, said('Försenat', 'Bo vet mer.'), bo)

  const shown = await preview(bytes)
  const conflict = shown.changes.find((change) => change.task.id === task.id)
  assert.equal(conflict?.conflictWithSv, 'Bo Ek')
  assert.equal(shown.changes.find((change) => change.task.id === other.id)?.conflictWithSv, undefined)
  assert.equal(shown.movedSinceCount, 1)

  const unchosen = await accept(bytes)
  assert.deepEqual([unchosen.savedCount, (await taskOf(other.id)).state], [0, 'open'])
  assert.match(unchosen.whySv ?? '', /Välj vilket svar/)

  const kept = await accept(bytes, { choices: new Map([[task.id, 'tertial']]) })
  assert.deepEqual([kept.savedCount, (await taskOf(task.id)).answer], [1, said('Försenat', 'Bo vet mer.')])
  const taken = await accept(bytes, { choices: new Map([[task.id, 'workbook']]) })
  assert.deepEqual([taken.savedCount, (await taskOf(task.id)).answer], [1, said('Planenligt', '')])
})

test('what is answered between the preview and the acceptance stops it whole', async () => {
  const [task, other] = await openTasks('activity')
  const bytes = await filled({ [task.id]: { Status: 'Planenligt' }, [other.id]: { Status: 'Planenligt' } })
  const upload = await asSeen(bytes)
  await answer(task, said('Försenat', ''), bo)
  const outcome = await acceptWorkbook(upload, anna, effects)
  assert.ok(outcome.kind === 'done')
  assert.equal(outcome.value.savedCount, 0)
  assert.match(outcome.value.whySv ?? '', /medan du läste/)
  assert.equal((await taskOf(other.id)).state, 'open')
})

test('a cell that is wrong stops the whole workbook', async () => {
  const [task, other] = await openTasks('activity')
  const bytes = await filled({ [task.id]: { Status: 'Toppen' }, [other.id]: { Status: 'Planenligt' } })
  const outcome = await accept(bytes)
  assert.equal(outcome.savedCount, 0)
  assert.match(outcome.left.findings[0]?.messageSv ?? '', /”Toppen” är inte något av orden/)
  assert.equal((await taskOf(other.id)).state, 'open')
})

test('an answer is not taken away by empty cells, and a draft is saved as a draft', async () => {
  const [task, other] = await openTasks('activity')
  await answer(task, said('Planenligt', 'Kvar.'), anna, saveAnswer)
  const bytes = await filled({ [task.id]: { Status: null, Kommentar: null }, [other.id]: { Kommentar: 'Utkast' } })
  const outcome = await accept(bytes, { step: 'save' })
  assert.equal(outcome.savedCount, 1)
  assert.equal((await taskOf(other.id)).state, 'draft')
  assert.deepEqual((await taskOf(task.id)).answer, said('Planenligt', 'Kvar.'))
})

test('a person fetches their own part, and only one who may answer fetches any', async () => {
  const [task] = await openTasks('text')
  const moved = await effects.store.rounds.moveTask({
    task: task.id,
    seenVersion: task.version,
    kind: 'delegated',
    toState: 'open',
    by: anna.id,
    at: effects.clock.now(),
    responsible: [bo.id],
  })
  assert.ok(moved.moved)
  const whole = (await preview(await fetched())).unchangedCount
  const annas = await exportRoundWorkbook({ ...address, mine: true }, anna, effects)
  assert.ok(annas.kind === 'done')
  assert.equal((await preview(annas.value.bytes)).unchangedCount, whole - 1)
  assert.equal(
    (await exportRoundWorkbook({ ...address, mine: false }, programActor('example', ['reader']), effects)).kind,
    'refused',
  )
})

/** The unit's whole round as Anna fetches it. */
async function fetched(): Promise<Uint8Array> {
  const outcome = await exportRoundWorkbook({ ...address, mine: false }, anna, effects)
  assert.ok(outcome.kind === 'done')
  return outcome.value.bytes
}

/** Fetched and filled in: by task, what is written under which header. */
async function filled(written: Readonly<Record<string, Readonly<Record<string, string | null>>>>): Promise<Uint8Array> {
  const kinds = new Map((await effects.store.rounds.listTasks({ orgUnits: [fds] })).map(({ id, kind }) => [id, kind]))
  return fillWorkbook(await fetched(), (grids: Grids) => {
    for (const [task, cells] of Object.entries(written)) {
      const rows = rowsOf(grids, taskKinds[kinds.get(task) ?? 'text'].pluralSv)
      for (const [headerSv, value] of Object.entries(cells)) setCell(rows, rowOfTask(rows, task), headerSv, value)
    }
  })
}

async function preview(bytes: Uint8Array) {
  const outcome = await readWorkbookChanges({ ...address, file: { fileName: 'arbetsbok.xlsx', bytes } }, anna, effects)
  assert.ok(outcome.kind === 'done')
  return outcome.value
}

/** What is sent from the page of the preview as it is now. */
async function asSeen(bytes: Uint8Array, more: Partial<AcceptedUpload> = {}): Promise<AcceptedUpload> {
  const { changes } = await preview(bytes)
  return {
    ...address,
    file: { fileName: 'arbetsbok.xlsx', bytes },
    step: 'submit',
    seenVersions: new Map(changes.map(({ task }) => [task.id, task.version])),
    choices: new Map(),
    ...more,
  }
}

async function accept(bytes: Uint8Array, more: Partial<AcceptedUpload> = {}) {
  const outcome = await acceptWorkbook(await asSeen(bytes, more), anna, effects)
  assert.ok(outcome.kind === 'done')
  return outcome.value
}

async function answer(task: RoundTask, what: TaskAnswer, actor: Actor, how = submitAnswer): Promise<void> {
  const outcome = await how({ task: task.id, seenVersion: task.version, answer: what }, actor, effects)
  assert.ok(outcome.kind === 'done' && outcome.value.moved)
}

function said(statusWord: string, commentary: string): TaskAnswer {
  return { kind: 'activity', statusWord, commentary }
}

async function taskOf(id: string): Promise<RoundTask> {
  const task = await effects.store.rounds.loadTask(id)
  assert.ok(task)
  return task
}

/** Two that nobody has answered. */
async function openTasks(kind: TaskKind): Promise<[RoundTask, RoundTask]> {
  const [one, two] = (await effects.store.rounds.listTasks({ orgUnits: [fds] })).filter(
    (task) => task.kind === kind && task.state === 'open',
  )
  assert.ok(one && two, kind)
  return [one, two]
}
