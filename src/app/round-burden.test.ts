import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Actor, programActor } from '#domain/actor.ts'
import { answerFields } from '#domain/answer-fields.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import type { TaskWish } from '#domain/round-task.ts'
import { openTemporaryEffects } from '../../test/temporary-effects.ts'
import { importInOrder } from './import-folder.ts'
import { submitAnswer } from './move-task.ts'
import type { OpenedEffects } from './open-effects.ts'
import { readRoundBurden, roundBurdenCsv } from './round-burden.ts'

const example = join(import.meta.dirname, '../../examples/vastmanland')
const controller = programActor('example', ['controller'])
const [fds, rk, hsf] = [orgUnitCode('fds'), orgUnitCode('rk'), orgUnitCode('hsf')]

let effects: OpenedEffects

before(async () => {
  effects = await openTemporaryEffects()
  const region = join(example, 'region.yaml')
  await importInOrder(
    [{ fileName: basename(region), bytes: new Uint8Array(await readFile(region)) }],
    controller,
    effects,
    (_, outcome) => assert.equal(outcome.kind, 'done'),
  )
  await opened(fds, '2025-D1', [wish('assignment', 'u1', 'Minska sjukfrånvaron')], ['p1'])
  await opened(
    fds,
    '2025-D2',
    [wish('assignment', 'u1', 'Minska sjukfrånvaron'), wish('project', 'e1', 'Ny e-tjänst')],
    ['p1', 'p2'],
  )
  await opened(rk, '2025-D2', [wish('assignment', 'u9', 'Minska  sjukfrånvaron')], ['p3', 'p4', 'p5'])
  await opened(hsf, '2025-D2', [wish('text', 'inledning', 'Inledning')], ['p6', 'p7', 'p8', 'p9', 'p10'])
  for (const [orgUnit, minutes] of [
    [fds, 30],
    [rk, 40],
    [hsf, 120],
  ] as const)
    await effects.store.rounds.addAnswerMinutes({ orgUnit, round: '2025-D2', minutes })
})

after(() => effects.close())

test('questions and fields are counted by unit, and what is asked of several units or persons is told', async () => {
  const { units, repeated } = await burden()
  assert.deepEqual(
    units.map(({ orgUnit, questions, fields, askedOfSeveral, persons }) => [orgUnit, questions, fields, askedOfSeveral, persons]),
    [
      ['fds', 2, answerFields.assignment.length + answerFields.project.length, 2, 2],
      ['hsf', 1, 1, 1, 5],
      ['rk', 1, answerFields.assignment.length, 1, 3],
    ],
  )
  assert.deepEqual(
    repeated.map(({ kind, labelSv, unitNamesSv }) => [kind, labelSv, unitNamesSv.length]),
    [['assignment', 'Minska sjukfrånvaron', 2]],
  )
})

test('time is told by unit, and of few persons only together', async () => {
  const { time } = await burden()
  assert.deepEqual(
    [time.apart.map(({ orgUnit, minutes }) => [orgUnit, minutes]), time.together?.minutes, time.untold, time.totalMinutes],
    [[['hsf', 120]], 70, [], 190],
  )
  const csv = await roundBurdenCsv('2025-D2', controller, effects)
  assert.ok(csv.kind === 'done')
  const lines = csv.value.trim().split('\r\n')
  assert.match(lines.find((line) => line.startsWith('Hälso')) ?? '', /;120$/)
  assert.match(lines.at(-1) ?? '', /^Små enheter tillsammans \(2\);+70$/)
  assert.doesNotMatch(csv.value, /;30\r|;40\r/)
})

test('the same answer as in the round before is counted, a changed one is not', async () => {
  const answer = { kind: 'assignment', statusWord: 'Enligt plan', commentary: 'Arbetet pågår.' } as const
  await submit('2025-D1', answer)
  assert.deepEqual(await earlierOfFds(), [1, 0])
  await submit('2025-D2', { ...answer, commentary: 'Arbetet  pågår.' })
  assert.deepEqual(await earlierOfFds(), [1, 1])
  await submit('2025-D2', { ...answer, commentary: 'Arbetet är klart.' })
  assert.deepEqual(await earlierOfFds(), [1, 0])
})

test('rounds are told latest first, for the units that one may see', async () => {
  assert.deepEqual(
    (await burden()).rounds.map(({ round, unitCount, questions }) => [round, unitCount, questions]),
    [
      ['2025-D2', 3, 4],
      ['2025-D1', 1, 1],
    ],
  )
  const mine = await burden({ ...controller, appointments: controller.appointments.map((held) => ({ ...held, orgUnit: rk })) })
  assert.deepEqual([mine.units.map(({ orgUnit }) => orgUnit), mine.repeated], [['rk'], []])
  assert.equal((await readRoundBurden('2025-D2', programActor('example', ['contributor']), effects)).kind, 'refused')
})

async function burden(actor: Actor = controller) {
  const outcome = await readRoundBurden('2025-D2', actor, effects)
  assert.ok(outcome.kind === 'done')
  return outcome.value
}

/** With an earlier answer, and answered the same. */
async function earlierOfFds(): Promise<(number | undefined)[]> {
  const ofFds = (await burden()).units.find(({ orgUnit }) => orgUnit === fds)
  return [ofFds?.earlier, ofFds?.sameAsEarlier]
}

async function submit(round: string, answer: Parameters<typeof submitAnswer>[0]['answer']): Promise<void> {
  const [task] = (await effects.store.rounds.listTasks({ orgUnits: [fds], round })).filter(({ kind }) => kind === answer.kind)
  assert.ok(task)
  const outcome = await submitAnswer({ task: task.id, seenVersion: task.version, answer }, controller, effects)
  assert.ok(outcome.kind === 'done' && outcome.value.moved)
}

function wish(kind: TaskWish['kind'], item: string, labelSv: string): TaskWish {
  return { kind, item, labelSv, dueOn: '2025-09-12', mayBeEmpty: false, responsibleSv: [] }
}

async function opened(
  orgUnit: typeof fds,
  round: string,
  wishes: readonly TaskWish[],
  responsible: readonly string[],
): Promise<void> {
  await effects.store.rounds.open({
    orgUnit,
    round,
    closesOn: '2025-09-19',
    by: 'p1',
    at: effects.clock.now(),
    wishes: wishes.map((asked) => ({ ...asked, responsible })),
  })
}
