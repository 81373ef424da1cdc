import type { Month } from '#domain/month.ts'
import type { TaskAnswer } from '#domain/round-task.ts'
import type { ProgressStatus } from '#domain/status.ts'
import { statusContradiction } from './status-contradiction.ts'
import { progressMark } from './status-words.ts'
import { isOverdue, parseTimeframe } from './timeframes.ts'

export interface DoubtGround {
  /** The unit's own status words. */
  readonly statusWords: Readonly<Record<string, ProgressStatus>>
  readonly periodEnd: Month
  /** When the activity is to be done, as the plan writes it. */
  readonly timeframeText?: string | undefined
  /** What was answered in the round before. */
  readonly earlier?: TaskAnswer | undefined
}

/**
 * What a reader will ask about an answer, in words for the one who gives it: an empty answer, a status that its date or its
 * comment contradicts, a text that is last round's. Never a hindrance: what is so, is so, and can be said.
 */
export function answerDoubts(answer: TaskAnswer, ground: DoubtGround): string[] {
  return [...statusDoubts(answer, ground), ...copiedDoubts(answer, ground)]
}

function statusDoubts(answer: TaskAnswer, { statusWords, periodEnd, timeframeText }: DoubtGround): string[] {
  if (answer.kind !== 'activity' && answer.kind !== 'assignment') return []
  if (answer.statusWord.trim() === '') return []
  const canonical = progressMark(answer.statusWord, statusWords).canonical
  if (canonical === undefined) return [`”${answer.statusWord}” är inte kopplat till någon gemensam status.`]
  const status = canonical.slice('progress:'.length) as ProgressStatus

  const timeframe = timeframeText === undefined ? undefined : parseTimeframe(timeframeText)
  const contradiction = statusContradiction(status, answer.commentary)
  return [
    ...(timeframe && isOverdue(timeframe, periodEnd, status) && status !== 'delayed'
      ? [`Tidplanen ”${timeframeText}” har gått ut, men status är ”${answer.statusWord}”. Är det klart, eller försenat?`]
      : []),
    ...(contradiction
      ? [`Status är ”${answer.statusWord}”, men kommentaren säger ”${contradiction.wordsSv}”. ${contradiction.hintSv}`]
      : []),
  ]
}

function copiedDoubts(answer: TaskAnswer, { earlier }: DoubtGround): string[] {
  const [now, before] = [textOf(answer), earlier === undefined ? '' : textOf(earlier)]
  return now !== '' && now === before ? ['Texten är densamma som i förra rapporten. Gäller den fortfarande, ordagrant?'] : []
}

/** The answer's running text, whatever its form; spaces do not count. */
export function textOf(answer: TaskAnswer): string {
  const text = answer.kind === 'text' ? answer.markdown : answer.kind === 'control' ? answer.findingText : answer.commentary
  return text.replace(/\s+/g, ' ').trim()
}
