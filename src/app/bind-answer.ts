import { answerFields, fieldsOfAnswer } from '#domain/answer-fields.ts'
import type { TaskAnswer } from '#domain/round-task.ts'
import type { Inline, Table } from '#domain/table.ts'
import { bindRunningText } from '#report/narrative/bind-markdown.ts'

/**
 * The answer's texts that name figures, by field, with the figures as the report will print them; a text without any is read
 * as it was written. What is wrong with a binding, the report's own check tells.
 */
export function bindAnswer(answer: TaskAnswer | undefined, tables: readonly Table[]): Record<string, readonly Inline[]> {
  if (answer === undefined) return {}
  const said = fieldsOfAnswer(answer)
  return Object.fromEntries(
    answerFields[answer.kind].flatMap(({ name }): [string, readonly Inline[]][] => {
      const text = said[name]
      if (typeof text !== 'string' || !namesFigures(text)) return []
      return [[name, bindRunningText(text, { tables, placeOf: () => ({ kind: 'section', section: answer.kind }) }).inlines]]
    }),
  )
}

/** Whether any of the answer's texts names a figure, so that the tables have to be known. */
export function hasFigures(answer: TaskAnswer | undefined): boolean {
  return Object.values(fieldsOfAnswer(answer)).some((text) => typeof text === 'string' && namesFigures(text))
}

function namesFigures(text: string): boolean {
  return text.includes('{{')
}
