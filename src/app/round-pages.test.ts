import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, programActor } from '#domain/actor.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import type { Role } from '#domain/role.ts'
import { deliverExampleFiles, fdsRoundFiles } from '../../test/example-files.ts'
import { openTemporaryEffects } from '../../test/temporary-effects.ts'
import { composeReport } from './compose-report.ts'
import type { OpenedEffects } from './open-effects.ts'
import { openRounds } from './open-rounds.ts'
import { listOpenWork } from './open-work.ts'
import { listRoundPages } from './round-pages.ts'

const address = { orgUnit: 'fds', round: '2025-D2' }
const program = programActor('example', ['controller'])

let effects: OpenedEffects
before(async () => {
  effects = await openTemporaryEffects()
  await deliverExampleFiles(fdsRoundFiles, effects)
})
after(() => effects.close())

test('a round’s pages are those that there are: answers when it is opened, a report when it is composed', async () => {
  const controller = appointed('controller', 'fds')
  assert.deepEqual(await listRoundPages(address, controller, effects), [
    'overview',
    'goals',
    'forecast',
    'comments',
    'management',
    'plan',
  ])
  assert.equal((await openRounds(address, program, effects)).kind, 'done')
  assert.equal((await composeReport(address, program, effects)).kind, 'done')
  assert.deepEqual(await listRoundPages(address, controller, effects), [
    'overview',
    'answers',
    'workbook',
    'goals',
    'forecast',
    'report',
    'findings',
    'course',
    'comments',
    'management',
    'plan',
  ])
})

test('of a unit without plan and statement there are neither goals nor a forecast to go to', async () => {
  const pages = await listRoundPages({ orgUnit: 'rk', round: '2025-D2' }, appointed('controller', 'rk'), effects)
  assert.deepEqual(pages, ['overview', 'comments', 'management'])
})

test('who may not answer is not led to the workbook, and another unit’s people not to anything', async () => {
  assert.ok(!(await listRoundPages(address, appointed('auditor', 'fds'), effects)).includes('workbook'))
  assert.deepEqual(await listRoundPages(address, appointed('controller', 'rk'), effects), [])
  assert.deepEqual(await listRoundPages({ ...address, round: 'hösten' }, appointed('controller', 'fds'), effects), [])
})

test('a plan’s own document has neither goals to follow nor a forecast', async () => {
  const pages = await listRoundPages({ ...address, round: '2025-P' }, appointed('controller', 'fds'), effects)
  assert.deepEqual(pages, ['overview', 'comments', 'plan'])
})

test('who comes in sees the rounds that are under way for units that they may see, and no others', async () => {
  const mine = await listOpenWork(appointed('manager', 'fds'), effects)
  assert.deepEqual(
    mine.rounds.map(({ round, closesOn, orgUnits, counts }) => [round, closesOn, orgUnits, counts.answered]),
    [['2025-D2', '2025-09-19', ['fds'], 0]],
  )
  assert.deepEqual((await listOpenWork(appointed('manager', 'rk'), effects)).rounds, [])
})

function appointed(role: Role, orgUnit: string): Actor {
  const actor = programActor('example', [role])
  return { ...actor, appointments: actor.appointments.map((each) => ({ ...each, orgUnit: orgUnitCode(orgUnit) })) }
}
