import { parseSwedishNumber } from '#lib/swedish-numbers.ts'
import type { TaskAnswer, TaskKind } from './round-task.ts'

/** One field of an answer's form, on the page and in the workbook alike: what it is called and how it is filled in. */
export interface AnswerField {
  /** The answer's own property. */
  readonly name: string
  readonly labelSv: string
  /** 'status', 'health' and 'outlook' are chosen among words, and 'change' among the keys of `changes`; 'text' may have many lines, 'line' has one; 'kronor' is a whole number. */
  readonly input: 'status' | 'health' | 'outlook' | 'change' | 'text' | 'line' | 'kronor'
  /** Room for something that nobody is asked for. */
  readonly isOffered?: true
}

const comment: AnswerField = { name: 'commentary', labelSv: 'Kommentar', input: 'text' }

export const answerFields: Readonly<Record<TaskKind, readonly AnswerField[]>> = {
  goal: [{ name: 'outlookWord', labelSv: 'Bedömning', input: 'outlook' }, comment],
  indicator: [
    { name: 'outlookWord', labelSv: 'Prognos: nås målvärdet?', input: 'outlook' },
    comment,
    { name: 'judgedChange', labelSv: 'Förändring, bedömd annorlunda', input: 'change', isOffered: true },
    { name: 'judgedReasonSv', labelSv: 'Motivering till bedömningen', input: 'line', isOffered: true },
  ],
  assignment: [{ name: 'statusWord', labelSv: 'Status', input: 'status' }, comment],
  activity: [{ name: 'statusWord', labelSv: 'Status', input: 'status' }, comment],
  project: [
    { name: 'timeWord', labelSv: 'Tid', input: 'health' },
    { name: 'resourceWord', labelSv: 'Resurser', input: 'health' },
    { name: 'qualityWord', labelSv: 'Kvalitet', input: 'health' },
    comment,
  ],
  control: [
    { name: 'findingText', labelSv: 'Resultat av kontrollen', input: 'text' },
    { name: 'remedySv', labelSv: 'Åtgärd', input: 'line' },
  ],
  benefit: [comment],
  forecast: [
    { name: 'kronor', labelSv: 'Prognos för helåret, kronor', input: 'kronor' },
    { name: 'lowKronor', labelSv: 'Lägst, kronor', input: 'kronor' },
    { name: 'highKronor', labelSv: 'Högst, kronor', input: 'kronor' },
    comment,
  ],
  text: [{ name: 'markdown', labelSv: 'Text', input: 'text' }],
}

/** What the fields of a form or a row hold, by field name: text, or whole kronor (income +, cost −). */
export type FieldValues = Readonly<Record<string, string | number>>

/** The fields' values as an answer. What the answer may be without is left out when nothing was written or chosen. */
export function answerOfFields(kind: TaskKind, values: FieldValues, nothingToAdd: boolean): TaskAnswer {
  const said: Record<string, unknown> = { kind }
  for (const { name, input, isOffered } of answerFields[kind]) {
    const value = values[name] ?? ''
    const optional = input === 'kronor' || isOffered || (kind === 'indicator' && input === 'outlook')
    if (!(optional && value === '')) said[name] = value
  }
  const { judgedChange: change, judgedReasonSv: reasonSv, ...answer } = said
  if (change !== undefined || reasonSv !== undefined)
    answer.judgedChange = { ...(change === undefined ? {} : { change }), reasonSv: reasonSv ?? '' }
  if (nothingToAdd) answer.nothingToAdd = true
  return answer as unknown as TaskAnswer
}

/** What the answer's fields hold; a field without a value is not there. */
export function fieldsOfAnswer(answer: TaskAnswer | undefined): FieldValues {
  if (answer === undefined) return {}
  const { change, reasonSv } = (answer.kind === 'indicator' && answer.judgedChange) || {}
  const said: Record<string, unknown> = { ...answer, judgedChange: change, judgedReasonSv: reasonSv }
  return Object.fromEntries(
    answerFields[answer.kind].flatMap(({ name }) => {
      const value = said[name]
      return (typeof value === 'string' && value !== '') || typeof value === 'number' ? [[name, value]] : []
    }),
  )
}

/** "−1 200 000" as whole kronor; undefined for anything else, and for more than a double holds exactly. */
export function wholeKronor(text: string): number | undefined {
  const parsed = parseSwedishNumber(text)
  if (parsed === undefined || parsed.percent || parsed.value.denominator !== 1n) return undefined
  const kronor = Number(parsed.value.numerator)
  return Number.isSafeInteger(kronor) ? kronor : undefined
}
