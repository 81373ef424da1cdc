import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Actor, programActor } from '#domain/actor.ts'
import { inlineText } from '#domain/inline-text.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { appointed, deliverExampleFiles } from '../../test/example-files.ts'
import { openTemporaryEffects } from '../../test/temporary-effects.ts'
import { approveTask, returnTask, saveAnswer, submitAnswer } from './move-task.ts'
import type { OpenedEffects } from './open-effects.ts'
import { openRounds } from './open-rounds.ts'
import { overrideAssessment } from './override-assessment.ts'
import { readGoals } from './read-goals.ts'
import { readTask } from './read-task.ts'

const _example = join(import.meta.dirname, '../../examples/vastmanland')
const address = { orgUnit: 'fds', round: '2025-D2' }
const program = programActor('example', ['controller'])

let effects: OpenedEffects
let anna: Actor
let chef: Actor

before(async () => {
  effects = await openTemporaryEffects()
  const names = [
    'region.yaml',
    'accounts.yaml',
    'layouts/income-statement-fds.yaml',
    'plan/plan-fds-2025.yaml',
    'answers/answers-fds-2025-d2.yaml',
    'template/template-fds-d2.yaml',
    'sources/ledger-fds-2024.se',
    'sources/ledger-fds-2025-08.se',
  ]
  await deliverExampleFiles(names, effects)
  anna = await appointed({ nameSv: 'Anna Berg', role: 'contributor' }, effects)
  chef = await appointed({ nameSv: 'Cilla Dahl', role: 'manager' }, effects)
  assert.equal((await openRounds(address, program, effects)).kind, 'done')
})

after(() => effects.close())

test('a goal’s proposal is the mean of what its indicators count as, and each says why', async () => {
  for (const goal of (await read()).goals) {
    const weights = goal.indicators.flatMap(({ weight }) => weight ?? [])
    const counted = weights.map((weight) => (weight > 0 ? '+1' : weight < 0 ? '−1' : '0')).join(', ')
    assert.equal(goal.proposal?.reasonSv, weights.length === 0 ? undefined : `Medelvärdet av indikatorerna: ${counted}.`)
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const wanted = 2 * total >= weights.length ? 'positive' : 2 * total < -weights.length ? 'negative' : 'unchanged'
    if (weights.length > 0) assert.equal(goal.proposal?.mark.canonical, `outlook:${wanted}`, goal.labelSv)
    for (const { change, weight } of goal.indicators) assert.equal(change === undefined, weight === undefined)
  }
})

test('an answer from a file is told with the file’s place, one given here with who and when', async () => {
  const [fromFile] = (await indicators()).filter(({ said }) => said !== undefined)
  assert.match(fromFile?.said?.fromSv ?? '', /^answers-fds-2025-d2\.yaml, rad \d+$/)
  const { id } = await measured()
  await answer(id)
  const after = (await indicators()).find((each) => each.id === id)
  assert.deepEqual([after?.said?.fromSv, after?.said?.at], ['Anna Berg', effects.clock.now()])
})

test('a figure in an answer’s text is the report’s own, and leads to it', async () => {
  const { id } = await measured()
  await answer(id, 'Resultatet är {{income-statement/resultat/actual-ytd | mnkr}}.')
  const after = (await indicators()).find((each) => each.id === id)
  assert.equal(inlineText(after?.commentary ?? []), 'Resultatet är 18\u00a0mnkr.')
  const figures = after?.commentary.flatMap((inline) => (inline.kind === 'figure' ? inline.figure.key : []))
  assert.deepEqual(figures, ['fds/2025-D2/income-statement/resultat/actual-ytd'])
})

test('a change judged otherwise counts in the proposal, and what was computed stays beside it', async () => {
  const { id, change } = await measured()
  const task = await answer(id)
  const judgement = change?.mark.canonical === 'change:worse' ? 'better' : 'worse'
  const moved = await overrideAssessment(
    { task: task.id, seenVersion: task.version, judgement, reasonSv: 'Fjolårets värde var för högt.' },
    chef,
    effects,
  )
  assert.ok(moved.kind === 'done' && moved.value.moved, moved.kind === 'refused' ? moved.reasonSv : '')
  const after = (await indicators()).find((each) => each.id === id)
  assert.ok(after)
  assert.equal(after.change?.mark.canonical, change?.mark.canonical)
  assert.equal(after.judgedChange?.mark.canonical, `change:${judgement}`)
  assert.equal(after.judgedChange?.reasonSv, 'Fjolårets värde var för högt.')
  assert.equal(after.weight, judgement === 'better' ? 1 : -1)
  assert.equal(inlineText(after.commentary), 'Arbetet fortsätter.')
  assert.deepEqual([after.said?.fromSv, after.said?.overriddenBySv], ['Cilla Dahl', 'Fjolårets värde var för högt.'])

  const own = await approveTask({ task: task.id, seenVersion: moved.value.task.version }, chef, effects)
  assert.equal(own.kind, 'refused', 'who has changed an assessment does not approve it')
})

test('a change is judged otherwise in the answer too: half said it is kept and not handed in, whole it stands until it is taken away', async () => {
  const { id, change } = await measured()
  const task = await answer(id)
  const back = await returnTask({ task: task.id, seenVersion: task.version, reasonSv: 'Är det så?' }, chef, effects)
  assert.ok(back.kind === 'done')
  const page = await readTask(task.id, anna, effects)
  assert.ok(page.kind === 'done')
  assert.equal(page.value.change?.computed?.mark.canonical, change?.mark.canonical)
  const write = (judgedChange: { change?: 'unchanged'; reasonSv: string } | undefined) =>
    ({ kind: 'indicator', commentary: 'Så är det.', ...(judgedChange ? { judgedChange } : {}) }) as const
  const wish = { task: task.id, seenVersion: back.value.task.version }
  for (const half of [{ change: 'unchanged', reasonSv: ' ' } as const, { reasonSv: 'Måttet är nytt.' }]) {
    const refused = await submitAnswer({ ...wish, answer: write(half) }, anna, effects)
    assert.match(refused.kind === 'refused' ? refused.reasonSv : '', half.change ? /Skriv varför/ : /Välj en bedömning/)
  }
  const draft = await saveAnswer({ ...wish, answer: write({ reasonSv: 'Måttet är nytt.' }) }, anna, effects)
  assert.ok(draft.kind === 'done')
  assert.deepEqual(draft.value.task.answer, write({ reasonSv: 'Måttet är nytt.' }))

  const judgedChange = { change: 'unchanged', reasonSv: 'Måttet är nytt.' } as const
  const seenVersion = draft.value.task.version
  const sent = await submitAnswer({ ...wish, seenVersion, answer: write(judgedChange) }, anna, effects)
  assert.ok(sent.kind === 'done' && sent.value.moved)
  const after = (await indicators()).find((each) => each.id === id)
  assert.deepEqual([after?.judgedChange?.mark.canonical, after?.weight], ['change:unchanged', 0])

  await returnTask({ task: task.id, seenVersion: sent.value.task.version, reasonSv: 'Nej.' }, chef, effects)
  await answer(id)
  assert.equal((await indicators()).find((each) => each.id === id)?.judgedChange, undefined)
})

test('it takes a reason, the right, and an answer that has been handed in', async () => {
  const { id } = await measured()
  const task = await answer(id)
  const wish = { task: task.id, seenVersion: task.version, judgement: 'worse', reasonSv: 'Skäl.' }
  assert.equal((await overrideAssessment({ ...wish, reasonSv: ' ' }, chef, effects)).kind, 'refused')
  assert.equal((await overrideAssessment({ ...wish, judgement: 'positive' }, chef, effects)).kind, 'refused')
  assert.equal((await overrideAssessment(wish, anna, effects)).kind, 'refused')
  const open = (await tasks()).find(({ kind, state }) => kind === 'indicator' && state === 'open')
  assert.ok(open)
  const early = await overrideAssessment({ ...wish, task: open.id, seenVersion: open.version }, chef, effects)
  assert.match(early.kind === 'refused' ? early.reasonSv : '', /när svaret är inlämnat/)
})

async function read() {
  const page = await readGoals(address, chef, effects)
  assert.ok(page.kind === 'done')
  return page.value
}

async function indicators() {
  return (await read()).goals.flatMap((goal) => goal.indicators)
}

/** An indicator that has a change: its values are in the ledger. */
async function measured() {
  const asked = new Set((await tasks()).filter(({ kind }) => kind === 'indicator').map(({ item }) => item))
  const found = (await indicators()).find(({ id, change }) => change !== undefined && asked.has(id))
  assert.ok(found, 'an indicator with a change')
  return found
}

function tasks() {
  return effects.store.rounds.listTasks({ orgUnits: [orgUnitCode('fds')], round: '2025-D2' })
}

async function answer(item: string, commentary = 'Arbetet fortsätter.') {
  const task = (await tasks()).find((each) => each.kind === 'indicator' && each.item === item)
  assert.ok(task)
  const said = { kind: 'indicator', commentary } as const
  const sent = await submitAnswer({ task: task.id, seenVersion: task.version, answer: said }, anna, effects)
  assert.ok(sent.kind === 'done' && sent.value.moved)
  return sent.value.task
}
