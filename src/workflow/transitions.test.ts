import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type TaskEventKind, type TaskState, taskEventKinds, taskStates } from '#domain/round-task.ts'
import { nextTaskState, nextUnitRoundState } from './transitions.ts'

test('an answer goes from draft to submitted to approved, and back only with a return or an unlock', () => {
  assert.equal(nextTaskState('open', 'saved'), 'draft')
  assert.equal(nextTaskState('draft', 'submitted'), 'submitted')
  assert.equal(nextTaskState('submitted', 'approved'), 'approved')
  assert.equal(nextTaskState('submitted', 'returned'), 'returned')
  assert.equal(nextTaskState('returned', 'saved'), 'draft')
  assert.equal(nextTaskState('approved', 'unlocked'), 'returned')
})

test('an approved answer is locked: nothing but an unlock may happen to it', () => {
  const possible = (Object.keys(taskEventKinds) as TaskEventKind[]).filter(
    (event) => nextTaskState('approved', event) !== undefined,
  )
  assert.deepEqual(possible, ['unlocked'])
})

test('what has not been handed in is neither returned nor approved', () => {
  for (const state of ['open', 'draft', 'returned', 'withdrawn'] as const) {
    for (const event of ['returned', 'approved', 'unlocked'] as const) assert.equal(nextTaskState(state, event), undefined)
  }
})

test('every state can be reached from an open task, and every state but an approved one by an answer', () => {
  const reached = new Set<TaskState>(['open'])
  for (const state of reached) {
    for (const event of Object.keys(taskEventKinds) as TaskEventKind[]) {
      const next = nextTaskState(state, event)
      if (next !== undefined) reached.add(next)
    }
  }
  assert.deepEqual([...reached].sort(), Object.keys(taskStates).sort())
})

test('a unit’s round is submitted, then approved; both can be undone with a reason', () => {
  assert.equal(nextUnitRoundState('open', 'submitted'), 'submitted')
  assert.equal(nextUnitRoundState('submitted', 'returned'), 'open')
  assert.equal(nextUnitRoundState('submitted', 'approved'), 'approved')
  assert.equal(nextUnitRoundState('approved', 'unlocked'), 'open')
  assert.equal(nextUnitRoundState('open', 'approved'), undefined)
})
