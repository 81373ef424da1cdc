import type { TaskEventKind, TaskState, UnitRoundState } from '#domain/round-task.ts'

/**
 * From which state what may happen to a task, and the state it then has. The unit's round locks all of it when it is
 * approved: then only `unlocked` is left.
 */
export const taskTransitions: Readonly<
  Record<TaskEventKind, { readonly from: readonly TaskState[]; readonly to: TaskState | 'same' }>
> = {
  opened: { from: ['withdrawn'], to: 'open' },
  saved: { from: ['open', 'draft', 'returned'], to: 'draft' },
  submitted: { from: ['open', 'draft', 'returned', 'submitted'], to: 'submitted' },
  returned: { from: ['submitted'], to: 'returned' },
  approved: { from: ['submitted'], to: 'approved' },
  unlocked: { from: ['approved'], to: 'returned' },
  delegated: { from: ['open', 'draft', 'returned'], to: 'same' },
  asked: { from: ['open', 'draft', 'returned'], to: 'same' },
  challenged: { from: ['submitted'], to: 'same' },
  explained: { from: ['submitted'], to: 'same' },
  withdrawn: { from: ['open', 'draft', 'returned', 'submitted'], to: 'withdrawn' },
}

/** The task's next state; undefined when that may not happen to a task in this state. */
export function nextTaskState(state: TaskState, event: TaskEventKind): TaskState | undefined {
  const { from, to } = taskTransitions[event]
  if (!from.includes(state)) return undefined
  return to === 'same' ? state : to
}

export type UnitRoundEventKind = 'submitted' | 'returned' | 'approved' | 'unlocked'

const unitRoundTransitions: Readonly<Record<UnitRoundEventKind, { readonly from: UnitRoundState; readonly to: UnitRoundState }>> =
  {
    submitted: { from: 'open', to: 'submitted' },
    returned: { from: 'submitted', to: 'open' },
    approved: { from: 'submitted', to: 'approved' },
    unlocked: { from: 'approved', to: 'open' },
  }

export function nextUnitRoundState(state: UnitRoundState, event: UnitRoundEventKind): UnitRoundState | undefined {
  const { from, to } = unitRoundTransitions[event]
  return from === state ? to : undefined
}
