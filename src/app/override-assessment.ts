import type { Actor } from '#domain/actor.ts'
import { notFound, type Outcome, refused } from '#domain/outcome.ts'
import type { RoundTask, TaskAnswer } from '#domain/round-task.ts'
import { changes, outlooks } from '#domain/status.ts'
import { judgementFault } from '#plan/judged-change.ts'
import type { Effects } from './effects.ts'
import { handInOverridden, type TaskDeed, type TaskMoved } from './move-task.ts'

/**
 * Judges a submitted answer otherwise than it was given or computed, with the reason: of an indicator its change (a key of
 * `changes`), of a goal its outlook (a key of `outlooks`). What was said and what was computed stay, and are shown beside.
 */
export async function overrideAssessment(
  deed: TaskDeed & { readonly judgement: string; readonly reasonSv: string },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<TaskMoved>> {
  const { judgement, ...wanted } = deed
  const task = await effects.store.rounds.loadTask(deed.task)
  if (task === undefined) return notFound('Uppgiften finns inte.')
  const reasonSv = deed.reasonSv.replace(/\s+/g, ' ').trim()
  const faultSv = judgementFault(judgement, reasonSv)
  if (faultSv !== undefined) return refused(faultSv)
  if (task.state !== 'submitted')
    return refused('En bedömning kan ändras när svaret är inlämnat och inte är godkänt. Lås upp svaret om det är godkänt.')
  const answer = judged(task, judgement, reasonSv)
  if (answer === undefined) return refused('Välj en bedömning.')
  return handInOverridden({ ...wanted, answer, reasonSv }, actor, effects)
}

function judged({ answer }: RoundTask, judgement: string, reasonSv: string): TaskAnswer | undefined {
  if (answer?.kind === 'indicator' && isKeyOf(changes, judgement)) {
    const { nothingToAdd: _, ...said } = answer
    return { ...said, judgedChange: { change: judgement, reasonSv } }
  }
  if (answer?.kind === 'goal' && isKeyOf(outlooks, judgement)) {
    const { nothingToAdd: _, ...said } = answer
    return { ...said, outlookWord: outlooks[judgement].labelSv }
  }
  return undefined
}

function isKeyOf<Known extends object>(known: Known, key: string): key is Extract<keyof Known, string> {
  return Object.hasOwn(known, key)
}
