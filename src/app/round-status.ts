import type { Actor } from '#domain/actor.ts'
import { type OrgUnitCode, unitAt, unitPath } from '#domain/organisation.ts'
import { done, notFound, type Outcome } from '#domain/outcome.ts'
import { swedishDay } from '#domain/person.ts'
import { parseRoundCode, type Round } from '#domain/round.ts'
import { type OpenedRound, type RoundTask, type TaskKind, type TaskState, taskKinds } from '#domain/round-task.ts'
import { may } from '#workflow/permissions.ts'
import type { Effects } from './effects.ts'
import { loadReference } from './load-reference.ts'

/** How far a round has come, unit by unit, for those whose units the asker may see. */
export interface RoundStatus {
  readonly round: Round
  readonly units: readonly UnitStatus[]
}

export interface UnitStatus {
  readonly orgUnit: OrgUnitCode
  readonly nameSv: string
  readonly opened: OpenedRound
  readonly counts: TaskCounts
  readonly byKind: readonly { readonly kind: TaskKind; readonly counts: TaskCounts }[]
  /** Past their date and not handed in, the oldest first. */
  readonly late: readonly RoundTask[]
  /** Asked of nobody. */
  readonly unassigned: readonly RoundTask[]
}

/** Whole numbers of tasks; `asked` is all but the withdrawn. */
export interface TaskCounts {
  readonly asked: number
  /** Handed in or approved. */
  readonly answered: number
  readonly states: Readonly<Partial<Record<TaskState, number>>>
}

export async function readRoundStatus(code: string, actor: Actor, { store, clock }: Effects): Promise<Outcome<RoundStatus>> {
  const round = parseRoundCode(code)
  if (round === undefined) return notFound(`”${code}” är ingen rapportomgång.`)
  const { organisation } = await loadReference(await store.loadCurrentSnapshot(), store)
  const opened = (await store.rounds.listOpened({ round: round.code })).filter(
    ({ orgUnit }) => may(actor, 'see-plan', unitPath(organisation, orgUnit, round.period.to)).allowed,
  )
  const tasks = await store.rounds.listTasks({ round: round.code, orgUnits: opened.map(({ orgUnit }) => orgUnit) })
  const byUnit = Map.groupBy(tasks, ({ orgUnit }) => orgUnit)
  const now = clock.now()
  return done({
    round,
    units: opened.map((each) => ({
      orgUnit: each.orgUnit,
      nameSv: unitAt(organisation, each.orgUnit, round.period.to)?.nameSv ?? each.orgUnit,
      opened: each,
      ...statusOf(byUnit.get(each.orgUnit) ?? [], now),
    })),
  })
}

function statusOf(all: readonly RoundTask[], now: Date): Omit<UnitStatus, 'orgUnit' | 'nameSv' | 'opened'> {
  const tasks = all.filter(({ state }) => state !== 'withdrawn')
  const byKind = Map.groupBy(tasks, ({ kind }) => kind)
  return {
    counts: countTasks(tasks),
    byKind: (Object.keys(taskKinds) as TaskKind[])
      .filter((kind) => byKind.has(kind))
      .map((kind) => ({ kind, counts: countTasks(byKind.get(kind) ?? []) })),
    late: tasks.filter((task) => isLate(task, now)).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)),
    unassigned: tasks.filter(({ responsible, state }) => responsible.length === 0 && !isAnswered(state)),
  }
}

export function countTasks(tasks: readonly Pick<RoundTask, 'state'>[]): TaskCounts {
  const states: Partial<Record<TaskState, number>> = {}
  for (const { state } of tasks) states[state] = (states[state] ?? 0) + 1
  return { asked: tasks.length, answered: tasks.filter(({ state }) => isAnswered(state)).length, states }
}

/** Late from the day after its date, as days are counted in Sweden. */
export function isLate({ state, dueOn }: Pick<RoundTask, 'state' | 'dueOn'>, now: Date): boolean {
  return !isAnswered(state) && state !== 'withdrawn' && dueOn < swedishDay(now)
}

function isAnswered(state: TaskState): boolean {
  return state === 'submitted' || state === 'approved'
}
