import {
  type Change,
  changes,
  type Fulfilment,
  fulfilments,
  healthWordsSv,
  type Outlook,
  outlooks,
  type ProgressStatus,
  progressStatuses,
  type StatusMark,
} from '#domain/status.ts'

/**
 * An administration's status word as a mark: the plan's own words first, then the words that the documents share
 * (domain.md §4.4). The word is printed as it was written. A word that neither knows has no canonical status.
 */
export function progressMark(word: string, statusWords: Readonly<Record<string, ProgressStatus>>): StatusMark {
  return markOf(word, 'progress', progressOfWord(word, statusWords), progressStatuses)
}

/** The words to choose a progress status from: the administration's own where it has any, else the common ones. */
export function statusWordsFor(statusWords: Readonly<Record<string, ProgressStatus>>): string[] {
  const own = Object.keys(statusWords)
  return own.length > 0 ? own : Object.values(progressStatuses).map(({ labelSv }) => labelSv)
}

/** The canonical status that an administration's word stands for, if any. */
export function progressOfWord(word: string, statusWords: Readonly<Record<string, ProgressStatus>>): ProgressStatus | undefined {
  const wanted = comparable(word)
  const own = Object.entries(statusWords).find(([known]) => comparable(known) === wanted)?.[1]
  return own ?? sharedProgressWords.get(wanted)
}

/** A word with what somebody says that it means; without a meaning when nothing is said. */
export interface WordMeaning {
  readonly word: string
  readonly meaningSv?: string
}

/** Why these words cannot be an administration's own: each has to mean one thing, whatever its capitals. */
export function wordFaults(words: readonly WordMeaning[]): string[] {
  return [...Map.groupBy(words, ({ word }) => comparable(word)).values()].flatMap((same) => {
    const word = same[0]?.word.trim() ?? ''
    const meanings = [...new Set(same.flatMap(({ meaningSv }) => meaningSv ?? []))]
    if (meanings.length === 0) return [`”${word}” betyder inget än. Välj vad ordet betyder, eller ta bort det.`]
    if (meanings.length === 1) return []
    const saidSv = meanings.map((meaning) => `”${meaning}”`).join(' och ')
    return [`”${word}” står för både ${saidSv}. Ett ord kan bara betyda en sak: ge den ena ett annat ord.`]
  })
}

/** The words to choose a project's light from: the administration's own where it has one for each degree, else the common ones. */
export function healthWordsFor(statusWords: Readonly<Record<string, ProgressStatus>>): string[] {
  const degrees = Object.keys(healthWordsSv)
  const own = Object.entries(statusWords).filter(([, status]) => degrees.includes(status))
  const hasEach = degrees.every((degree) => own.some(([, status]) => status === degree))
  return hasEach ? own.map(([word]) => word) : Object.values(healthWordsSv)
}

/** A judged outlook ("Prognos utveckling": will the target be reached?) as a mark, in the administration's word. */
export function outlookMark(word: string): StatusMark {
  return markOf(word, 'outlook', outlookWords.get(comparable(word)), outlooks)
}

export function fulfilmentMark(fulfilment: Fulfilment): StatusMark {
  return markOf(fulfilments[fulfilment].labelSv, 'fulfilment', fulfilment, fulfilments)
}

/** A change in the administration's word for it, or the common one. */
export function changeMark(change: Change, words: Readonly<Partial<Record<Change, string>>> = {}): StatusMark {
  return markOf(words[change] ?? changes[change].labelSv, 'change', change, changes)
}

/** An outlook that has been computed, in the common word. */
export function proposedOutlookMark(outlook: Outlook): StatusMark {
  return markOf(outlooks[outlook].labelSv, 'outlook', outlook, outlooks)
}

function markOf<Status extends string>(
  word: string,
  kind: string,
  status: Status | undefined,
  vocabulary: Readonly<Record<Status, Pick<StatusMark, 'tone' | 'shape'>>>,
): StatusMark {
  const wordSv = word.replace(/\s+/g, ' ').trim()
  if (status === undefined) return { wordSv, tone: 'none', shape: 'ring' }
  const { tone, shape } = vocabulary[status]
  return { wordSv, tone, shape, canonical: `${kind}:${status}` }
}

/**
 * Words whose meaning is the same in every document. "Positiv" for an assignment (Regionkontoret 2025) is not here: it may
 * mean progress or effect, so the administration's plan has to say which.
 */
const sharedProgressWords = new Map<string, ProgressStatus>([
  ['ej påbörjad', 'not-started'],
  ['ej påbörjat', 'not-started'],
  ['enligt plan', 'on-track'],
  ['enl. plan', 'on-track'],
  ['går enligt plan', 'on-track'],
  ['planenligt', 'on-track'],
  ['mindre avvikelse', 'minor-deviation'],
  ['försenad', 'delayed'],
  ['försenat', 'delayed'],
  ['stor avvikelse', 'delayed'],
  ['stor avvikelse/risk', 'delayed'],
  ['klar', 'completed'],
  ['klart', 'completed'],
  ['avslutad', 'completed'],
  ['avslutat', 'completed'],
  ['pausad', 'paused'],
  ['pausat', 'paused'],
  ['avbruten', 'cancelled'],
  ['avbrutet', 'cancelled'],
])

const outlookWords = new Map<string, Outlook>([
  ['positiv', 'positive'],
  ['positivt', 'positive'],
  ['oförändrad', 'unchanged'],
  ['oförändrat', 'unchanged'],
  ['neutral', 'unchanged'],
  ['neutralt', 'unchanged'],
  ['negativ', 'negative'],
  ['negativt', 'negative'],
])

/** "Enl.↵plan" and "ENL. PLAN" are one word. */
export function comparable(word: string): string {
  return word.replace(/\s+/g, ' ').trim().toLowerCase().normalize('NFC')
}
