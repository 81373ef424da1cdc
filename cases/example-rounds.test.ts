/** The example's rounds have been carried through by its people, as a region's own are: nothing said in them came another way. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { OpenedEffects } from '#app/open-effects.ts'
import { prepareExample } from '#app/prepare-example.ts'
import type { OpenedRound, RoundTask, TaskEvent } from '#domain/round-task.ts'
import { exampleFolder, openPreparedExample } from '../test/prepared-example.ts'

let effects: OpenedEffects
let opened: OpenedRound[]
let tasks: RoundTask[]

before(async () => {
  effects = await openPreparedExample()
  opened = await effects.store.rounds.listOpened()
  tasks = await effects.store.rounds.listTasks({})
})

after(() => effects.close())

test('every round is approved, but the one with a project that print says nothing of', () => {
  assert.deepEqual(
    opened.map(({ orgUnit, round, state }) => `${orgUnit} ${round} ${state}`),
    ['fds 2023-D1 open', 'hsf 2024-D1 approved', 'fds 2025-D2 approved', 'rk 2025-D2 approved'],
  )
  assert.deepEqual(
    tasks.filter(({ state }) => state !== 'approved').map(({ item, state }) => `${item} ${state}`),
    ['nova-vuxenpsyk open'],
  )
})

test('health care answers its 61 activities and Regionkontoret its 30', () => {
  const asked = tasks.filter(({ kind }) => kind === 'activity')
  // One that has parts is answered by them: "a12.skane".
  const activities = (orgUnit: string) =>
    new Set(asked.filter((task) => task.orgUnit === orgUnit).map(({ item }) => item.split('.')[0])).size
  assert.equal(activities('hsf'), 61)
  assert.equal(activities('rk'), 30)
})

test('each answer is given by one whom it was laid on, and approved by another, after it was asked and before the round closed', async () => {
  const manager = new Map(opened.map((each) => [`${each.orgUnit} ${each.round}`, each]))
  for (const task of tasks.filter(({ state }) => state === 'approved')) {
    const events = await effects.store.rounds.listEvents(task.id)
    assert.deepEqual(
      events.map(({ kind }) => kind),
      ['opened', 'submitted', 'approved'],
      task.labelSv,
    )
    const [asked, said, approved] = events as [TaskEvent, TaskEvent, TaskEvent]
    assert.ok(task.responsible.includes(said.by), task.labelSv)
    assert.notEqual(approved.by, said.by, task.labelSv)
    assert.ok(asked.at < said.at && said.at < approved.at, task.labelSv)
    const round = manager.get(`${task.orgUnit} ${task.round}`)
    assert.ok(approved.at.toISOString().slice(0, 10) <= (round?.closesOn ?? ''), task.labelSv)
  }
})

test('preparing the example again changes nothing, and does not play over what somebody has done since', async () => {
  const [open] = tasks.filter(({ state }) => state === 'open')
  assert.ok(open)
  await effects.store.rounds.moveTask({
    task: open.id,
    seenVersion: open.version,
    kind: 'submitted',
    toState: 'submitted',
    by: open.responsible[0] ?? '',
    at: effects.clock.now(),
    answer: { kind: 'project', timeWord: 'Försenat', resourceWord: '', qualityWord: '', commentary: 'Väntar på projektledare.' },
  })
  const before = await effects.store.rounds.listTasks({})
  await prepareExample(exampleFolder, effects, () => undefined)
  assert.deepEqual(await effects.store.rounds.listTasks({}), before)
  assert.deepEqual(await effects.store.rounds.listOpened(), opened)
})
