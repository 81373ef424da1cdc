import { answerFields, fieldsOfAnswer } from '#domain/answer-fields.ts'
import type { Plan } from '#domain/plan.ts'
import type { TaskAnswer } from '#domain/round-task.ts'
import type { Change, StatusMark } from '#domain/status.ts'
import { changeMark, outlookMark, progressMark } from './status-words.ts'

/** The answer's words for how it goes, by field, each as it is drawn: the unit's own word, the canonical shape (domain.md §4.4). */
export function answerMarks(
  answer: TaskAnswer | undefined,
  { statusWords = {}, changeWordsSv }: Partial<Pick<Plan, 'statusWords' | 'changeWordsSv'>> = {},
): Record<string, StatusMark> {
  if (answer === undefined) return {}
  const said = fieldsOfAnswer(answer)
  return Object.fromEntries(
    answerFields[answer.kind].flatMap(({ name, input }): [string, StatusMark][] => {
      const word = said[name]
      if (typeof word !== 'string') return []
      if (input === 'change') return [[name, changeMark(word as Change, changeWordsSv)]]
      if (input === 'outlook') return [[name, outlookMark(word)]]
      return input === 'status' || input === 'health' ? [[name, progressMark(word, statusWords)]] : []
    }),
  )
}
