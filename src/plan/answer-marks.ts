import { answerFields, fieldsOfAnswer } from '#domain/answer-fields.ts'
import type { TaskAnswer } from '#domain/round-task.ts'
import type { ProgressStatus, StatusMark } from '#domain/status.ts'
import { outlookMark, progressMark } from './status-words.ts'

/** The answer's words for how it goes, by field, each as it is drawn: the unit's own word, the canonical shape (domain.md §4.4). */
export function answerMarks(
  answer: TaskAnswer | undefined,
  statusWords: Readonly<Record<string, ProgressStatus>>,
): Record<string, StatusMark> {
  if (answer === undefined) return {}
  const said = fieldsOfAnswer(answer)
  return Object.fromEntries(
    answerFields[answer.kind].flatMap(({ name, input }): [string, StatusMark][] => {
      const word = said[name]
      if (typeof word !== 'string') return []
      if (input === 'outlook') return [[name, outlookMark(word)]]
      return input === 'status' || input === 'health' ? [[name, progressMark(word, statusWords)]] : []
    }),
  )
}
