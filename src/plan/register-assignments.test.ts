import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orgUnitCode } from '#domain/organisation.ts'
import type { Assignment, Plan } from '#domain/plan.ts'
import { registerAssignments } from './register-assignments.ts'

const source = { fileName: 'plan.yaml' }

function planOf(
  orgUnit: string,
  year: number,
  assignments: readonly Omit<Assignment, 'source'>[],
  served: readonly string[] = [],
): Plan {
  return {
    orgUnit: orgUnitCode(orgUnit),
    year,
    titleSv: 'Plan',
    goals: [],
    indicators: [],
    assignments: assignments.map((assignment) => ({ ...assignment, source })),
    activities: [{ id: 'a', labelSv: 'A', assignments: served, source }],
    controls: [],
    statusWords: {},
  }
}

test('RF7, (RF7) and RF25-07 are one entry over the administrations, with the activities that serve it', () => {
  const [entry, ...others] = registerAssignments([
    planOf('rk', 2025, [{ code: 'RF7', labelSv: 'Digital post' }], ['(RF7)']),
    planOf('fds', 2025, [{ code: 'RF25-07', labelSv: 'Digital  post.' }]),
    planOf('hsf', 2026, [{ code: 'RF25-7', labelSv: 'Införa digital post' }]),
  ])
  assert.deepEqual(others, [])
  assert.equal(entry?.code, 'RF25-07')
  assert.deepEqual(
    entry?.mentions.map(({ plan, activities }) => [plan.orgUnit, activities]),
    [
      ['hsf', []],
      ['fds', []],
      ['rk', ['a']],
    ],
  )
  assert.deepEqual(
    entry?.wordings.map(({ labelSv, mentions }) => [labelSv, mentions.length]),
    [
      ['Digital  post.', 2],
      ['Införa digital post', 1],
    ],
  )
})

test('a bare number of another year is another assignment', () => {
  const entries = registerAssignments([
    planOf('fds', 2024, [{ code: '7', labelSv: 'Sju' }]),
    planOf('fds', 2025, [{ code: '7', labelSv: 'Sju' }]),
  ])
  assert.deepEqual(
    entries.map(({ code }) => code),
    ['RF25-07', 'RF24-07'],
  )
})

test('those whom the council names are addressees too, also without a plan that has it', () => {
  const [entry] = registerAssignments([
    planOf('rs', 2025, [{ code: 'RF25-01', labelSv: 'Klimat', addressees: [orgUnitCode('fds'), orgUnitCode('rk')] }]),
    planOf('fds', 2025, [{ code: '1', labelSv: 'Klimat' }]),
  ])
  assert.deepEqual(entry?.addressees.toSorted(), ['fds', 'rk', 'rs'])
})
