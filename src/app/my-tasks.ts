import type { Actor } from '#domain/actor.ts'
import { unitAt } from '#domain/organisation.ts'
import { parseRoundCode } from '#domain/round.ts'
import type { RoundTask } from '#domain/round-task.ts'
import type { Effects } from './effects.ts'
import { loadReference } from './load-reference.ts'
import { isLate } from './round-status.ts'

/** What is asked of one person: everything in one list, what is most pressing first. */
export interface MyTasks {
  /** Not yet handed in, in the order to take them: what has come back, then by date. */
  readonly toAnswer: readonly MyTask[]
  /** Handed in or approved, latest first. */
  readonly answered: readonly MyTask[]
}

export interface MyTask extends RoundTask {
  readonly orgUnitNameSv: string
  readonly late: boolean
}

export async function listMyTasks(actor: Actor, { store, clock }: Effects): Promise<MyTasks> {
  const tasks = await store.rounds.listTasks({ responsible: actor.id })
  const { organisation } = await loadReference(await store.loadCurrentSnapshot(), store)
  const today = clock.now()
  const mine = tasks
    .filter(({ state }) => state !== 'withdrawn')
    .map((task): MyTask => {
      const month = parseRoundCode(task.round)?.period.to
      const orgUnit = month && unitAt(organisation, task.orgUnit, month)
      return { ...task, orgUnitNameSv: orgUnit?.nameSv ?? task.orgUnit, late: isLate(task, today) }
    })
  return {
    toAnswer: mine.filter(isLeft).toSorted((a, b) => pressing(a) - pressing(b) || compareText(a.dueOn, b.dueOn)),
    answered: mine.filter((task) => !isLeft(task)).toSorted((a, b) => b.changedAt.getTime() - a.changedAt.getTime()),
  }
}

/** How much of what is asked of one person waits for an answer. */
export async function countMyTasks(actor: Actor, { store }: Effects): Promise<number> {
  return (await store.rounds.listTasks({ responsible: actor.id })).filter(isLeft).length
}

function isLeft({ state }: Pick<RoundTask, 'state'>): boolean {
  return state === 'open' || state === 'draft' || state === 'returned'
}

/** What somebody waits for comes before what is only due. */
function pressing({ state }: MyTask): number {
  return state === 'returned' ? 0 : 1
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
