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
