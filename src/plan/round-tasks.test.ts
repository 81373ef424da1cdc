import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orgUnitCode } from '#domain/organisation.ts'
import type { Plan } from '#domain/plan.ts'
import { parseRoundCode } from '#domain/round.ts'
import { usualRoundRules } from '#domain/round-task.ts'
import { roundTasks } from './round-tasks.ts'

const source = { deliveryId: 'd1', fileName: 'plan.yaml' }
const plan: Plan = {
  orgUnit: orgUnitCode('hsf'),
  year: 2024,
  titleSv: 'Förvaltningsplan 2024',
  goals: [
    { id: 'medarbetare', labelSv: 'Stolta medarbetare', source },
    { id: 'kvalitet', labelSv: 'God kvalitet', source },
  ],
  indicators: [],
  assignments: [],
  activities: [],
  controls: [],
  statusWords: {},
}
const round = parseRoundCode('2024-D1')
assert.ok(round)
const ground = { plan, round, closesOn: '2024-05-20', rules: usualRoundRules, texts: [], forecastRows: [] }

test('goals are asked about where the report says how they are judged, and are due after what they stand on', () => {
  assert.deepEqual(
    roundTasks({ ...ground, judgesGoals: true }).map(({ kind, item, dueOn, mayBeEmpty }) => [kind, item, dueOn, mayBeEmpty]),
    [
      ['goal', 'medarbetare', '2024-05-17', false],
      ['goal', 'kvalitet', '2024-05-17', false],
    ],
  )
  assert.deepEqual(roundTasks({ ...ground, judgesGoals: false }), [])
})
