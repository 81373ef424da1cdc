import type { OrgUnitCode } from '#domain/organisation.ts'
import type { RoundTask } from '#domain/round-task.ts'
import type { ReminderRules, Tidings } from '#domain/tidings.ts'

export interface ReminderGround {
  /** In rounds that are not approved. */
  readonly tasks: readonly RoundTask[]
  /** The nearest managers of each unit, as persons' ids. */
  readonly managers: ReadonlyMap<OrgUnitCode, readonly string[]>
  /** ISO date in Sweden. */
  readonly day: string
  readonly rules: Pick<ReminderRules, 'daysBefore' | 'managerAfterDays'>
}

/**
 * What the day asks to be told about what is left: that it is asked, that its date comes near, that it has passed. Each
 * carries a key that stays the same until it is time for the next step, so that asking again any number of times, or not at
 * all for some days, tells nobody twice and skips nobody. What has been answered is not reminded of.
 */
export function remindersOf({ tasks, managers, day, rules }: ReminderGround): Tidings[] {
  return tasks.filter(isLeft).flatMap((task) => {
    const daysLeft = daysBetween(day, task.dueOn)
    const own = task.responsible.flatMap((person) => [
      ...(task.state === 'returned' ? [] : [tidings(task, person, 'asked', `asked/${task.id}`)]),
      ...dated(task, person, daysLeft, day, rules.daysBefore),
    ])
    const times = Math.floor(-daysLeft / rules.managerAfterDays)
    if (times < 1) return own
    const key = `late-below/${task.id}/${task.dueOn}/${times}`
    const above = (managers.get(task.orgUnit) ?? []).filter((person) => !task.responsible.includes(person))
    return [...own, ...above.map((person) => tidings(task, person, 'late-below', key))]
  })
}

/** Whether somebody still has to answer it. */
export function isLeft({ state }: Pick<RoundTask, 'state'>): boolean {
  return state === 'open' || state === 'draft' || state === 'returned'
}

/** Whole days from one ISO date to another; negative backwards. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000
}

/** Two days before the date the step of three days is the one that holds, if nothing was told that day. */
function dated(task: RoundTask, person: string, daysLeft: number, day: string, steps: readonly number[]): Tidings[] {
  if (daysLeft < 0) return [tidings(task, person, 'late', `late/${task.id}/${day}`)]
  const step = steps.filter((days) => daysLeft <= days).toSorted((a, b) => a - b)[0]
  return step === undefined ? [] : [tidings(task, person, 'due-soon', `due-soon/${task.id}/${task.dueOn}/${step}`)]
}

function tidings(task: RoundTask, person: string, kind: Tidings['kind'], key: string): Tidings {
  const { id, labelSv, orgUnit, round, dueOn } = task
  return { person, kind, key, labelSv, orgUnit, round, task: id, dueOn }
}
