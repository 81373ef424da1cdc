import type { Actor } from '#domain/actor.ts'
import { type OrgUnitCode, unitPath } from '#domain/organisation.ts'
import { parseRoundCode } from '#domain/round.ts'
import { may } from '#workflow/permissions.ts'
import type { Effects } from './effects.ts'
import { loadReference } from './load-reference.ts'
import { listMyTasks, type MyTask } from './my-tasks.ts'
import { countTasks, type TaskCounts } from './round-status.ts'

/** What a person who comes in has before them. */
export interface OpenWork {
  /** What waits for their answer, most pressing first. */
  readonly toAnswer: readonly MyTask[]
  /** Rounds that are opened and not yet approved, for units that they may see: what closes first, first. */
  readonly rounds: readonly RoundUnderWay[]
}

export interface RoundUnderWay {
  readonly round: string
  /** ISO date: the first on which any of the units closes. */
  readonly closesOn: string
  /** Those that are not yet approved. */
  readonly orgUnits: readonly OrgUnitCode[]
  /** Of those units. */
  readonly counts: TaskCounts
}

export async function listOpenWork(actor: Actor, effects: Effects): Promise<OpenWork> {
  const { store } = effects
  const { toAnswer } = await listMyTasks(actor, effects)
  const { organisation } = await loadReference(await store.loadCurrentSnapshot(), store)
  const underWay = (await store.rounds.listOpened()).filter(({ state, orgUnit, round }) => {
    const month = parseRoundCode(round)?.period.to
    return state !== 'approved' && month !== undefined && may(actor, 'see-plan', unitPath(organisation, orgUnit, month)).allowed
  })
  const rounds = await Promise.all(
    [...Map.groupBy(underWay, ({ round }) => round)].map(async ([round, opened]): Promise<RoundUnderWay> => {
      const orgUnits = opened.map(({ orgUnit }) => orgUnit)
      const tasks = await store.rounds.listTasks({ round, orgUnits })
      return {
        round,
        closesOn: opened.map(({ closesOn }) => closesOn).toSorted()[0] ?? '',
        orgUnits,
        counts: countTasks(tasks.filter(({ state }) => state !== 'withdrawn')),
      }
    }),
  )
  return { toAnswer, rounds: rounds.toSorted((a, b) => (a.closesOn < b.closesOn ? -1 : 1)) }
}
