import type { Answers } from '#domain/plan.ts'
import type { TaskAnswer, TaskKind } from '#domain/round-task.ts'
import type { SourcePlace } from '#domain/source-place.ts'

/** What the answers say of one item, in the form of the task that asks for it; undefined when they say nothing. */
export function answerOfItem(answers: Answers, kind: TaskKind, item: string): TaskAnswer | undefined {
  switch (kind) {
    case 'goal': {
      const found = answers.goals?.find(({ goal }) => goal === item)
      return found && { kind, ...without(found, 'goal') }
    }
    case 'indicator': {
      const found = answers.indicators.find(({ indicator }) => indicator === item)
      return found && { kind, ...without(found, 'indicator') }
    }
    case 'assignment':
    case 'activity': {
      const found = (kind === 'assignment' ? answers.assignments : answers.activities).find((each) => each.item === item)
      return found && { kind, ...without(found, 'item') }
    }
    case 'project': {
      const found = answers.projects?.find(({ project }) => project === item)
      return found && { kind, ...without(found, 'project') }
    }
    case 'control': {
      const found = answers.controls.find(({ control }) => control === item)
      return found && { kind, ...without(found, 'control') }
    }
    case 'benefit': {
      const found = answers.benefits?.find(({ benefit }) => benefit === item)
      return found && { kind, ...without(found, 'benefit') }
    }
    case 'forecast':
    case 'text':
      return undefined
  }
}

/** The answer itself: which item it is of, and where it was written, the task knows. */
function without<Answer extends { readonly source: SourcePlace }, Name extends keyof Answer>(
  answer: Answer,
  name: Name,
): Omit<Answer, Name | 'source'> {
  const { [name]: _, source: __, ...said } = answer
  return said
}
