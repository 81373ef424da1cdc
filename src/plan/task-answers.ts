import type { TaskAnswer, TaskKind } from '#domain/round-task.ts'

/** The form of an answer before anything is said. */
export function emptyAnswer(kind: TaskKind): TaskAnswer {
  switch (kind) {
    case 'goal':
      return { kind, outlookWord: '', commentary: '' }
    case 'assignment':
    case 'activity':
      return { kind, statusWord: '', commentary: '' }
    case 'project':
      return { kind, timeWord: '', resourceWord: '', qualityWord: '', commentary: '' }
    case 'control':
      return { kind, findingText: '', remedySv: '' }
    case 'text':
      return { kind, markdown: '' }
    case 'indicator':
    case 'benefit':
    case 'forecast':
      return { kind, commentary: '' }
  }
}

/** Whether nothing has been said: no word, no text, no amount. */
export function isEmptyAnswer(answer: TaskAnswer): boolean {
  return Object.entries(answer).every(
    ([name, value]) => name === 'kind' || value === undefined || (typeof value === 'string' && value.trim() === ''),
  )
}
