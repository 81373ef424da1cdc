import { answerFields, answerOfFields, fieldsOfAnswer, wholeKronor } from '#domain/answer-fields.ts'
import type { TaskAnswer, TaskKind } from '#domain/round-task.ts'

/** What the form says. */
export function readAnswerForm(kind: TaskKind, form: FormData): TaskAnswer {
  const values = Object.fromEntries(
    answerFields[kind].map(({ name, input }) => {
      const text = String(form.get(name) ?? '').replaceAll('\r\n', '\n')
      return [name, input === 'kronor' ? (wholeKronor(text) ?? '') : text]
    }),
  )
  return answerOfFields(kind, values, form.get('nothingToAdd') === 'on')
}

/** What a field of the form holds before it is changed. */
export function fieldValue(answer: TaskAnswer | undefined, name: string): string {
  return String(fieldsOfAnswer(answer)[name] ?? '')
}

/** The form's own pattern lets only whole kronor through: "−1 200 000". */
export const kronorPattern = '[+\\-−]?[0-9\\s]+'

/** Whether two answers say the same: an absent field and an empty one do, and so do no answer and an empty one. */
export function sameAnswer(a: TaskAnswer | undefined, b: TaskAnswer | undefined): boolean {
  return saidIn(a) === saidIn(b)
}

function saidIn(answer: TaskAnswer | undefined): string {
  const fields = Object.entries(fieldsOfAnswer(answer)).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([fields, answer?.nothingToAdd === true])
}

/**
 * Two answers to one question as one to go on writing from: the texts after one another, each where it is not in the other
 * already; of words and amounts that cannot be joined, one's own.
 */
export function joinAnswers(theirs: TaskAnswer, mine: TaskAnswer): TaskAnswer {
  const [before, own] = [fieldsOfAnswer(theirs), fieldsOfAnswer(mine)]
  const values = answerFields[mine.kind].map(({ name, input }) => {
    const [a, b] = [before[name] ?? '', own[name] ?? '']
    return [name, input === 'text' ? joinTexts(String(a), String(b)) : b === '' ? a : b]
  })
  return answerOfFields(mine.kind, Object.fromEntries(values), mine.nothingToAdd === true && theirs.nothingToAdd === true)
}

function joinTexts(a: string, b: string): string {
  if (a.includes(b)) return a
  if (b.includes(a)) return b
  return `${a.trimEnd()}\n\n${b}`
}

/** The answer as the form's fields send it: what `readAnswerForm` reads as the same answer. */
export function formOfAnswer(answer: TaskAnswer): [name: string, value: string][] {
  const fields = Object.entries(fieldsOfAnswer(answer)).map(([name, value]): [string, string] => [name, String(value)])
  return answer.nothingToAdd === true ? [...fields, ['nothingToAdd', 'on']] : fields
}
