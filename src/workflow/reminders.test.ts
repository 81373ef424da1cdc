import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { orgUnitCode } from '#domain/organisation.ts'
import { personId } from '#domain/person.ts'
import type { RoundTask, TaskState } from '#domain/round-task.ts'
import { usualReminderRules } from '#domain/tidings.ts'
import { nearestManagers } from './nearest-managers.ts'
import { remindersOf } from './reminders.ts'
import { tidingsOfRoundMove, tidingsOfTaskMove } from './tidings-of-moves.ts'

const fds = orgUnitCode('fds')
const managers = new Map([[fds, ['p9']]])

test('what is left is asked once, and reminded of seven, three and one day before its date', () => {
  const told = keysOver('2025-09-01', 14)
  assert.deepEqual(told, [
    ['2025-09-01', 'asked/t1'],
    ['2025-09-07', 'due-soon/t1/2025-09-14/7'],
    ['2025-09-11', 'due-soon/t1/2025-09-14/3'],
    ['2025-09-13', 'due-soon/t1/2025-09-14/1'],
  ])
})

test('a late answer is told each day to its person, and every third day to the nearest manager', () => {
  assert.deepEqual(keysOver('2025-09-15', 6, ['asked/t1']), [
    ['2025-09-15', 'late/t1/2025-09-15'],
    ['2025-09-16', 'late/t1/2025-09-16'],
    ['2025-09-17', 'late/t1/2025-09-17'],
    ['2025-09-17', 'late-below/t1/2025-09-14/1'],
    ['2025-09-18', 'late/t1/2025-09-18'],
    ['2025-09-19', 'late/t1/2025-09-19'],
    ['2025-09-20', 'late/t1/2025-09-20'],
    ['2025-09-20', 'late-below/t1/2025-09-14/2'],
  ])
})

test('days on which nothing was sent are made up for by the step that holds, once', () => {
  assert.deepEqual(
    keysOver('2025-09-12', 1, ['asked/t1', 'due-soon/t1/2025-09-14/7']).map(([, key]) => key),
    ['due-soon/t1/2025-09-14/3'],
  )
})

test('once answered, approved or withdrawn, there is no reminder on any day', () => {
  const states: TaskState[] = ['submitted', 'approved', 'withdrawn']
  fc.assert(
    fc.property(fc.constantFrom(...states), fc.integer({ min: -400, max: 400 }), (state, days) => {
      const day = dayAfter('2025-09-14', days)
      assert.deepEqual(remindersOf({ tasks: [task({ state })], managers, day, rules: usualReminderRules }), [])
    }),
  )
})

test('a person is never reminded of two steps of one task on one day', () => {
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 400 }), fc.array(fc.integer({ min: 0, max: 30 })), (days, daysBefore) => {
      const day = dayAfter('2025-09-14', days)
      const told = remindersOf({ tasks: [task({})], managers, day, rules: { daysBefore, managerAfterDays: 3 } })
      assert.ok(told.filter(({ kind }) => kind === 'late' || kind === 'due-soon').length <= 1)
    }),
  )
})

test('a moved date is reminded of anew, by its own steps', () => {
  const [, moved] = remindersOf({
    tasks: [task({ dueOn: '2025-09-20' })],
    managers,
    day: '2025-09-17',
    rules: usualReminderRules,
  })
  assert.equal(moved?.key, 'due-soon/t1/2025-09-20/3')
})

test('a returned answer is told to those who answer for it, with the reason, and not to the one who returned it', () => {
  const returned = { kind: 'returned', by: 'p9', reasonSv: 'Säg vad som är kvar.' } as const
  const told = tidingsOfTaskMove(returned, task({ responsible: ['p1', 'p9'], answeredBy: 'p2', version: 4 }), 'p7')
  assert.deepEqual(
    told.map(({ person, kind, key, wordsSv }) => [person, kind, key, wordsSv]),
    [
      ['p1', 'returned', 't1/5', 'Säg vad som är kvar.'],
      ['p2', 'returned', 't1/5', 'Säg vad som är kvar.'],
    ],
  )
})

test('what is delegated is told to whom it went; a question back to the person who opened the round, never to a program', () => {
  assert.deepEqual(
    tidingsOfTaskMove({ kind: 'delegated', by: 'p1', responsible: ['p3'] }, task({}), 'p7').map(({ person }) => person),
    ['p3'],
  )
  const asked = { kind: 'asked', by: 'p1', reasonSv: 'Vilket belopp?' } as const
  assert.deepEqual(
    tidingsOfTaskMove(asked, task({}), 'p7').map(({ person }) => person),
    ['p7'],
  )
  assert.deepEqual(tidingsOfTaskMove(asked, task({}), 'example'), [])
  assert.deepEqual(tidingsOfTaskMove({ kind: 'saved', by: 'p1' }, task({}), 'p7'), [])
})

test('a round that is handed in is told to the managers, and one that comes back to the one who handed it in', () => {
  const opened = {
    orgUnit: fds,
    round: '2025-D2',
    state: 'submitted',
    version: 2,
    openedAt: new Date(0),
    openedBy: 'p7',
    closesOn: '2025-09-19',
    submittedBy: 'p1',
    changedAt: new Date(0),
  } as const
  const unit = { unitSv: 'FDS', managers: ['p9', 'p1'] }
  assert.deepEqual(
    tidingsOfRoundMove({ kind: 'submitted', by: 'p1' }, opened, unit).map(({ person, key }) => [person, key]),
    [['p9', 'fds/2025-D2/3']],
  )
  assert.deepEqual(
    tidingsOfRoundMove({ kind: 'returned', by: 'p9', reasonSv: 'Se över' }, opened, unit).map(({ person }) => person),
    ['p1'],
  )
})

test('a unit without a manager of its own has the nearest one above', () => {
  const path = ['it', 'fds', 'rv'].map((code) => ({ code: orgUnitCode(code), nameSv: code }))
  const appointed = (person: string, orgUnit: string, validTo?: string) => ({
    id: 'a1' as never,
    person: personId(person),
    role: 'manager' as const,
    orgUnit: orgUnitCode(orgUnit),
    validFrom: '2025-01-01',
    ...(validTo === undefined ? {} : { validTo }),
  })
  const people = ['p1', 'p2', 'p3'].map((id) => ({ id: personId(id) }))
  const appointments = [appointed('p1', 'rv'), appointed('p2', 'fds'), appointed('p3', 'it', '2025-06-30')]
  assert.deepEqual(nearestManagers(path, { people, appointments, day: '2025-09-01' }), ['p2'])
  assert.deepEqual(nearestManagers(path, { people, appointments, day: '2025-06-30' }), ['p3'])
})

/** What is told on each day when every day's is sent. */
function keysOver(from: string, days: number, already: readonly string[] = []): [string, string][] {
  const told = new Set(already)
  const over: [string, string][] = []
  for (let index = 0; index < days; index += 1) {
    const day = dayAfter(from, index)
    for (const { key } of remindersOf({ tasks: [task({})], managers, day, rules: usualReminderRules })) {
      if (!told.has(key)) over.push([day, key])
      told.add(key)
    }
  }
  return over
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

function task(given: Partial<RoundTask>): RoundTask {
  return {
    id: 't1',
    kind: 'activity',
    item: 'a1',
    labelSv: 'Inför ny plattform',
    orgUnit: fds,
    round: '2025-D2',
    dueOn: '2025-09-14',
    mayBeEmpty: false,
    responsibleSv: [],
    responsible: ['p1'],
    state: 'open',
    version: 1,
    changedAt: new Date(0),
    ...given,
  }
}
