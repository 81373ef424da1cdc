import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Actor, programActor } from '#domain/actor.ts'
import { tablesOf } from '#domain/document.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import type { RoundTask, TaskAnswer } from '#domain/round-task.ts'
import { appointed, deliverExampleFiles, fdsRoundFiles } from '../../test/example-files.ts'
import { openTemporaryEffects } from '../../test/temporary-effects.ts'
import { composeReport } from './compose-report.ts'
import { approveRound, returnRound, submitRound } from './move-round.ts'
import { approveTask, delegateTask, returnTask, saveAnswer, submitAnswer } from './move-task.ts'
import { listMyTasks } from './my-tasks.ts'
import type { OpenedEffects } from './open-effects.ts'
import { openRounds } from './open-rounds.ts'
import { readTask } from './read-task.ts'
import { readRoundStatus } from './round-status.ts'
import { readUnitAnswers } from './unit-answers.ts'

const _example = join(import.meta.dirname, '../../examples/vastmanland')
const fds = orgUnitCode('fds')
const controller = programActor('example', ['controller'])

let effects: OpenedEffects
let anna: Actor
let bo: Actor
let chef: Actor

before(async () => {
  effects = await openTemporaryEffects()
  await deliverExampleFiles([...fdsRoundFiles, 'answers/answers-fds-2025-d2.yaml'], effects)
  anna = await appointed({ nameSv: 'Anna Berg', role: 'contributor' }, effects)
  bo = await appointed({ nameSv: 'Bo Ek', role: 'contributor' }, effects)
  chef = await appointed({ nameSv: 'Cilla Dahl', role: 'manager' }, effects)
})

after(() => effects.close())

test('a round is played through: opened, answered, returned, answered again, approved and locked', async () => {
  const opened = await openRounds({ round: '2025-D2', orgUnit: 'fds' }, controller, effects)
  assert.ok(opened.kind === 'done')
  assert.equal(opened.value[0]?.closesOn, '2025-09-19')

  // Whoever is not named in the plan's words shares it with the unit's other contributors.
  const mine = await listMyTasks(anna, effects)
  assert.ok(mine.toAnswer.length > 10)
  assert.deepEqual(mine.answered, [])

  const activity = await first('activity')
  const saved = await saveAnswer({ task: activity.id, seenVersion: activity.version, answer: said('Planen') }, anna, effects)
  assert.ok(saved.kind === 'done' && saved.value.moved)
  assert.equal(saved.value.task.state, 'draft')

  const late = await saveAnswer({ task: activity.id, seenVersion: activity.version, answer: said('Bo skriver') }, bo, effects)
  assert.ok(late.kind === 'done' && !late.value.moved)
  assert.deepEqual(late.value.task.answer, said('Planen'))

  const sent = await submitAnswer(
    { task: activity.id, seenVersion: saved.value.task.version, answer: said('Planenligt') },
    anna,
    effects,
  )
  assert.ok(sent.kind === 'done' && sent.value.moved)
  const back = await returnTask(
    { task: activity.id, seenVersion: sent.value.task.version, reasonSv: 'Säg vad som är kvar.' },
    chef,
    effects,
  )
  assert.ok(back.kind === 'done' && back.value.moved)
  assert.equal((await listMyTasks(anna, effects)).toAnswer[0]?.returnReasonSv, 'Säg vad som är kvar.')

  const again = await submitAnswer(
    { task: activity.id, seenVersion: back.value.task.version, answer: said('Försenat') },
    bo,
    effects,
  )
  assert.ok(again.kind === 'done' && again.value.moved)
  const approved = await approveTask({ task: activity.id, seenVersion: again.value.task.version }, chef, effects)
  assert.ok(approved.kind === 'done' && approved.value.moved)
  assert.equal(approved.value.task.state, 'approved')

  const page = await readTask(activity.id, chef, effects)
  assert.ok(page.kind === 'done')
  assert.deepEqual(
    page.value.events.map(({ kind }) => kind),
    ['opened', 'saved', 'submitted', 'returned', 'submitted', 'approved'],
  )
})

test('the answers are in the report that is composed next, and it names the last of them', async () => {
  const composed = await composeReport({ orgUnit: 'fds', round: '2025-D2' }, controller, effects)
  assert.ok(composed.kind === 'done')
  assert.match(composed.value.snapshotId, /^s\d+a\d+$/)
  const activity = await first('activity')
  const row = tablesOf(composed.value.document)
    .flatMap(({ rows }) => rows)
    .find(({ key }) => key === activity.item)
  const words = Object.values(row?.cells ?? {}).flatMap((cell) => (cell.kind === 'status' ? [cell.status.wordSv] : []))
  assert.deepEqual(words, ['Försenat'])
})

test('nobody approves what they have answered themselves, in whatever role', async () => {
  const task = await first('assignment')
  const both = { ...chef, id: anna.id, appointments: [...anna.appointments, ...chef.appointments] }
  const sent = await submitAnswer(
    { task: task.id, seenVersion: task.version, answer: { kind: 'assignment', statusWord: 'Planenligt', commentary: 'x' } },
    both,
    effects,
  )
  assert.ok(sent.kind === 'done' && sent.value.moved)
  const refused = await approveTask({ task: task.id, seenVersion: sent.value.task.version }, both, effects)
  assert.equal(refused.kind, 'refused')
})

test('an empty answer is not handed in, and "inget att tillägga" only where it is an answer', async () => {
  const task = await first('control')
  const empty: TaskAnswer = { kind: 'control', findingText: ' ', remedySv: '' }
  const deed = { task: task.id, seenVersion: task.version }
  assert.equal((await submitAnswer({ ...deed, answer: empty }, anna, effects)).kind, 'refused')
  assert.equal((await submitAnswer({ ...deed, answer: { ...empty, nothingToAdd: true } }, anna, effects)).kind, 'refused')

  const text = await first('text')
  const nothing = await submitAnswer(
    { task: text.id, seenVersion: text.version, answer: { kind: 'text', markdown: '', nothingToAdd: true } },
    anna,
    effects,
  )
  assert.ok(nothing.kind === 'done' && nothing.value.moved)
})

test('a task that is given to another is in the other’s list and no longer in one’s own', async () => {
  const task = await first('indicator')
  const given = await delegateTask({ task: task.id, seenVersion: task.version, responsible: [bo.id] }, anna, effects)
  assert.ok(given.kind === 'done' && given.value.moved)
  const has = async (actor: Actor) => (await listMyTasks(actor, effects)).toAnswer.some(({ id }) => id === task.id)
  assert.deepEqual([await has(anna), await has(bo)], [false, true])
})

test('a unit’s round is handed in when everything is answered, and the one who approves it has answered nothing', async () => {
  const early = await submitRound(await deed(), anna, effects)
  assert.ok(early.kind === 'refused')
  assert.match(early.reasonSv, /Allt är inte besvarat/)
  const page = () => readUnitAnswers({ orgUnit: 'fds', round: '2025-D2' }, anna, effects)
  assert.deepEqual(await submitting(page), { allowed: false, reasonSv: early.reasonSv }, 'the page says it instead of a button')

  for (const task of (await effects.store.rounds.listTasks({ orgUnits: [fds] })).filter(isLeft)) {
    const sent = await submitAnswer({ task: task.id, seenVersion: task.version, answer: anyAnswer(task) }, anna, effects)
    assert.ok(sent.kind === 'done' && sent.value.moved, task.labelSv)
  }
  assert.deepEqual(await submitting(page), { allowed: true })
  const status = await readRoundStatus('2025-D2', chef, effects)
  assert.ok(status.kind === 'done')
  assert.equal(status.value.units[0]?.counts.answered, status.value.units[0]?.counts.asked)

  const sent = await submitRound(await deed(), anna, effects)
  assert.ok(sent.kind === 'done' && sent.value.moved)
  assert.equal((await approveRound(await deed(), { ...chef, id: anna.id }, effects)).kind, 'refused')
  const returned = await returnRound({ ...(await deed()), reasonSv: 'Se över texterna.' }, chef, effects)
  assert.ok(returned.kind === 'done' && returned.value.moved)
  assert.ok((await submitRound(await deed(), anna, effects)).kind === 'done')
  const approved = await approveRound(await deed(), chef, effects)
  assert.ok(approved.kind === 'done' && approved.value.round.state === 'approved')

  const task = await first('text')
  const locked = await saveAnswer(
    { task: task.id, seenVersion: task.version, answer: { kind: 'text', markdown: 'Efteråt' } },
    anna,
    effects,
  )
  assert.ok(locked.kind !== 'done' || !locked.value.moved)
})

async function first(kind: RoundTask['kind']): Promise<RoundTask> {
  const found = (await effects.store.rounds.listTasks({ orgUnits: [fds] })).find((task) => task.kind === kind)
  assert.ok(found)
  return found
}

async function deed() {
  const [opened] = await effects.store.rounds.listOpened({ orgUnits: [fds] })
  assert.ok(opened)
  return { orgUnit: 'fds', round: '2025-D2', seenVersion: opened.version }
}

function isLeft({ state }: RoundTask): boolean {
  return state === 'open' || state === 'draft' || state === 'returned'
}

function said(statusWord: string): TaskAnswer {
  return { kind: 'activity', statusWord, commentary: 'Arbetet pågår.' }
}

function anyAnswer({ kind }: RoundTask): TaskAnswer {
  switch (kind) {
    case 'goal':
      return { kind, outlookWord: 'Positiv', commentary: 'Arbetet fortsätter.' }
    case 'assignment':
    case 'activity':
      return { kind, statusWord: 'Planenligt', commentary: 'Arbetet fortsätter.' }
    case 'project':
      return {
        kind,
        timeWord: 'Går enligt plan',
        resourceWord: 'Går enligt plan',
        qualityWord: 'Går enligt plan',
        commentary: '',
      }
    case 'control':
      return { kind, findingText: 'Utan anmärkning.', remedySv: 'Ingen åtgärd' }
    case 'text':
      return { kind, markdown: 'Perioden har varit lugn.' }
    case 'indicator':
    case 'benefit':
    case 'forecast':
      return { kind, commentary: 'Som planerat.' }
  }
}

async function submitting(page: () => ReturnType<typeof readUnitAnswers>) {
  const read = await page()
  assert.ok(read.kind === 'done')
  return read.value.verdicts.submit
}
