import { type Actor, actorNameSv } from '#domain/actor.ts'
import { done, type Outcome } from '#domain/outcome.ts'
import { parseRoundCode } from '#domain/round.ts'
import type { TaskAnswer } from '#domain/round-task.ts'
import { nextTaskState } from '#workflow/transitions.ts'
import type { Effects } from './effects.ts'
import { loadReference } from './load-reference.ts'
import { saveAnswer, submitAnswer, type TaskDeed } from './move-task.ts'
import { earlierAnswer, taskDoubts } from './task-doubts.ts'

/** How the task stands after an answer was kept, or was not because somebody else had been before. */
export interface KeptAnswer {
  readonly moved: boolean
  readonly version: number
  readonly answer: TaskAnswer | undefined
  /** Who gave the answer. */
  readonly byNameSv: string | undefined
  /** Whether it can still be answered. */
  readonly open: boolean
  readonly doubtsSv: readonly string[]
}

/** Keeps an answer while it is being written, or hands it in, and says at once what a reader will ask about it. */
export async function keepAnswer(
  deed: TaskDeed & {
    readonly answer: TaskAnswer
    readonly handIn: boolean
    /** How long was written since the last time: counted by unit and round, and whose it was is not kept. */
    readonly activeSeconds: number
  },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<KeptAnswer>> {
  const { store } = effects
  const { handIn, activeSeconds, ...wanted } = deed
  const outcome = await (handIn ? submitAnswer : saveAnswer)(wanted, actor, effects)
  if (outcome.kind !== 'done') return outcome
  const { moved, task } = outcome.value
  if (moved && activeSeconds > 0)
    await store.rounds.addAnswerMinutes({ orgUnit: task.orgUnit, round: task.round, minutes: activeSeconds / 60 })
  const reference = await loadReference(await store.loadCurrentSnapshot(), store)
  const round = parseRoundCode(task.round)
  return done({
    moved,
    version: task.version,
    answer: task.answer,
    byNameSv: task.answeredBy === undefined ? undefined : await nameOf(task.answeredBy, actor, effects),
    open: nextTaskState(task.state, 'saved') !== undefined,
    doubtsSv:
      round === undefined
        ? []
        : taskDoubts(task, {
            plan: reference.planFor(task.orgUnit, round.year),
            round,
            earlier: await earlierAnswer(task, reference, store),
          }),
  })
}

async function nameOf(person: string, actor: Actor, { store }: Effects): Promise<string> {
  if (person === actor.id) return actor.nameSv
  const found = (await store.people.list()).find((each) => each.person.id === person)
  return actorNameSv(person, found && { [person]: found.person.nameSv })
}
