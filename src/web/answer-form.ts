import type { TaskAnswer, TaskKind } from '#domain/round-task.ts'

/** The fields of an answer's form, by kind: what each is called and how it is filled in. */
export interface AnswerField {
  readonly name: string
  readonly labelSv: string
  readonly input: 'status' | 'outlook' | 'text' | 'line'
}

const comment: AnswerField = { name: 'commentary', labelSv: 'Kommentar', input: 'text' }

export const answerFields: Readonly<Record<TaskKind, readonly AnswerField[]>> = {
  goal: [{ name: 'outlookWord', labelSv: 'Bedömning', input: 'outlook' }, comment],
  indicator: [{ name: 'outlookWord', labelSv: 'Prognos: nås målvärdet?', input: 'outlook' }, comment],
  assignment: [{ name: 'statusWord', labelSv: 'Status', input: 'status' }, comment],
  activity: [{ name: 'statusWord', labelSv: 'Status', input: 'status' }, comment],
  project: [
    { name: 'timeWord', labelSv: 'Tid', input: 'status' },
    { name: 'resourceWord', labelSv: 'Resurser', input: 'status' },
    { name: 'qualityWord', labelSv: 'Kvalitet', input: 'status' },
    comment,
  ],
  control: [
    { name: 'findingText', labelSv: 'Resultat av kontrollen', input: 'text' },
    { name: 'remedySv', labelSv: 'Åtgärd', input: 'line' },
  ],
  benefit: [comment],
  forecast: [comment],
  text: [{ name: 'markdown', labelSv: 'Text', input: 'text' }],
}

/** What the form says. A field that the answer may be without is left out when nothing was written or chosen. */
export function readAnswerForm(kind: TaskKind, form: FormData): TaskAnswer {
  const said: Record<string, unknown> = { kind }
  for (const { name, input } of answerFields[kind]) {
    const text = String(form.get(name) ?? '').replaceAll('\r\n', '\n')
    if (kind === 'indicator' && input === 'outlook' && text === '') continue
    said[name] = text
  }
  if (form.get('nothingToAdd') === 'on') said.nothingToAdd = true
  return said as unknown as TaskAnswer
}

/** What a field of the form holds before it is changed. */
export function fieldValue(answer: TaskAnswer | undefined, name: string): string {
  const value = (answer as Record<string, unknown> | undefined)?.[name]
  return typeof value === 'string' ? value : ''
}
