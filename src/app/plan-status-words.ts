import type { Actor } from '#domain/actor.ts'
import type { Finding } from '#domain/finding.ts'
import { done, type Outcome, refused } from '#domain/outcome.ts'
import type { Plan } from '#domain/plan.ts'
import { type Written, withValue } from '#domain/plan-cells.ts'
import {
  type Change,
  changes,
  healthWordsSv,
  isClosed,
  type ProgressStatus,
  progressStatuses,
  type StatusMark,
} from '#domain/status.ts'
import { type PlanFindingCode, planFinding } from '#plan/finding-codes.ts'
import {
  changeMark,
  comparable,
  healthWordsFor,
  progressMark,
  progressOfWord,
  statusWordsFor,
  wordFaults,
} from '#plan/status-words.ts'
import { type EditGround, keepPlan, type PlanEdited } from './edit-plan.ts'
import type { Effects } from './effects.ts'
import { type FoundPlan, findPlan, type PlanAddress } from './find-plan.ts'
import { loadAnswersOfYear } from './latest-answers.ts'
import { headOf, type PlanHead } from './read-plan.ts'

/** An administration's words as they are typed: a word without a meaning is told, and a line without a word says nothing. */
export interface TypedWords {
  /** In the order that they are chosen in. `meaning` is a key of `progressStatuses`, or anything else for none. */
  readonly words: readonly { readonly word: string; readonly meaning: string }[]
  /** Empty for the common word. */
  readonly changeWords: Readonly<Partial<Record<Change, string>>>
}

/** What each canonical status is, with what it counts as; the words that mean it are the administration's own. */
export interface StatusMeaning {
  readonly status: ProgressStatus
  readonly mark: StatusMark
  readonly whenTimeIsOutSv: string
  readonly forManagementSv: string
  readonly nextYearSv: string
  /** What it is as a project's light; a project is not in every status. */
  readonly healthSv?: string
}

/** How the words meet those who answer and those who read. */
export interface WordsPreview {
  readonly status: readonly StatusMark[]
  readonly health: readonly StatusMark[]
  readonly change: readonly StatusMark[]
  /** Statuses that nobody can answer with, since no word means them. */
  readonly withoutWordSv: readonly string[]
}

export interface StatusWordsPage extends PlanHead {
  readonly typed: TypedWords
  readonly meanings: readonly StatusMeaning[]
  readonly preview: WordsPreview
  /** The words of the year's answers, most said first; without a meaning a word is printed and counted nowhere. */
  readonly said: readonly SaidWord[]
}

export interface SaidWord {
  readonly word: string
  readonly times: number
  readonly rounds: readonly string[]
  readonly meaningSv?: string
}

/** The words that the plan's administration uses of status and change during the year, and what they stand for. */
export async function readStatusWords(address: PlanAddress, actor: Actor, effects: Effects): Promise<Outcome<StatusWordsPage>> {
  const found = await findPlan(address, actor, effects)
  if (found.kind !== 'done') return found
  const { plan } = found.value
  const { statusWords, changeWordsSv = {} } = plan
  const said = [...(await saidWords(found.value, effects)).values()]
  return done({
    ...headOf(found.value),
    typed: {
      words: Object.entries(statusWords).map(([word, meaning]) => ({ word, meaning })),
      changeWords: changeWordsSv,
    },
    meanings: statusMeanings,
    preview: previewOf(plan),
    said: said
      .toSorted((a, b) => b.times - a.times)
      .map((each) => {
        const status = progressOfWord(each.word, statusWords)
        return status === undefined ? each : { ...each, meaningSv: progressStatuses[status].labelSv }
      }),
  })
}

/** How typed words would look, with what hinders them from being kept. */
export async function previewStatusWords(
  typed: TypedWords & PlanAddress,
  actor: Actor,
  effects: Effects,
): Promise<Outcome<{ readonly preview: WordsPreview; readonly faultsSv: readonly string[] }>> {
  const found = await findPlan(typed, actor, effects)
  if (found.kind !== 'done') return found
  if (!found.value.editing.allowed) return refused(found.value.editing.reasonSv)
  const faults = await faultsOf(typed, found.value, effects)
  return done({ preview: previewOf(wordsOf(typed)), faultsSv: faults.map(({ messageSv }) => messageSv) })
}

/** Keeps the words in the plan: from then on they are what is chosen, printed and counted by, in the rounds of that year. */
export async function saveStatusWords(
  edit: EditGround & TypedWords,
  actor: Actor,
  effects: Effects,
): Promise<Outcome<PlanEdited>> {
  const found = await findPlan(edit, actor, effects)
  if (found.kind !== 'done') return found
  if (!found.value.editing.allowed) return refused(found.value.editing.reasonSv)
  const findings = await faultsOf(edit, found.value, effects)
  if (findings.length > 0) return done({ kind: 'faulty', findings })
  const { statusWords, changeWordsSv } = wordsOf(edit)
  return keepPlan(edit, actor, effects, (written) =>
    withWords(withWords(written, 'statusWords', statusWords), 'changeWordsSv', changeWordsSv),
  )
}

function withWords(written: Written, name: string, words: Readonly<Record<string, string>>): Written {
  return withValue(written, [name], Object.keys(words).length === 0 ? undefined : words)
}

type OwnWords = Required<Pick<Plan, 'statusWords' | 'changeWordsSv'>>

function wordsOf({ words, changeWords }: TypedWords): OwnWords {
  const meant = words.flatMap(({ word, meaning }) => (isProgress(meaning) && word.trim() !== '' ? [[tidy(word), meaning]] : []))
  const ofChange = Object.entries(changeWords).flatMap(([change, word]) => (tidy(word) === '' ? [] : [[change, tidy(word)]]))
  return { statusWords: Object.fromEntries(meant), changeWordsSv: Object.fromEntries(ofChange) }
}

async function faultsOf(typed: TypedWords, found: FoundPlan, effects: Effects): Promise<Finding[]> {
  const ofStatus = typed.words
    .filter(({ word }) => word.trim() !== '')
    .map(({ word, meaning }) => ({ word, ...(isProgress(meaning) ? { meaningSv: progressStatuses[meaning].labelSv } : {}) }))
  const ofChange = Object.keys(changes).flatMap((change) => {
    const word = typed.changeWords[change as Change]?.trim() ?? ''
    return word === '' ? [] : [{ word, meaningSv: changes[change as Change].labelSv }]
  })
  const unclear = [ofStatus, ofChange].flatMap(wordFaults).map((messageSv) => fault('P-014', messageSv))
  return unclear.length > 0 ? unclear : lostWords(found, wordsOf(typed), effects)
}

/** Words that stand in the year's answers keep a meaning: else what has been said would no longer be counted. */
async function lostWords(found: FoundPlan, { statusWords }: OwnWords, effects: Effects): Promise<Finding[]> {
  const lost = [...(await saidWords(found, effects)).values()].filter(
    ({ word }) => progressOfWord(word, found.plan.statusWords) !== undefined && progressOfWord(word, statusWords) === undefined,
  )
  return lost.map(({ word, times, rounds }) =>
    fault(
      'P-015',
      `”${word}” står i ${times} svar (${rounds.join(', ')}) och skulle inte längre betyda något. Behåll ordet med en betydelse, eller ändra svaren först.`,
    ),
  )
}

function fault(code: PlanFindingCode, messageSv: string): Finding {
  return planFinding(code, { kind: 'source', place: { fileName: 'Planen', column: 'Statusord' } }, messageSv)
}

/** The words that the year's answers have used, by the word as it is compared. */
async function saidWords({ plan, reference }: FoundPlan, { store }: Effects): Promise<Map<string, SaidWord>> {
  const said = new Map<string, SaidWord>()
  for (const { round, answers } of await loadAnswersOfYear(plan.orgUnit, plan.year, reference, store)) {
    const words = [
      ...[...answers.assignments, ...answers.activities].map(({ statusWord }) => statusWord),
      ...(answers.projects ?? []).flatMap(({ timeWord, resourceWord, qualityWord }) => [timeWord, resourceWord, qualityWord]),
    ]
    for (const word of words.map(tidy).filter((each) => each !== '')) {
      const before = said.get(comparable(word)) ?? { word, times: 0, rounds: [] }
      const rounds = before.rounds.includes(round.code) ? before.rounds : [...before.rounds, round.code]
      said.set(comparable(word), { ...before, times: before.times + 1, rounds })
    }
  }
  return said
}

function previewOf({ statusWords, changeWordsSv = {} }: Pick<Plan, 'statusWords' | 'changeWordsSv'>): WordsPreview {
  const marksOf = (words: readonly string[]) => words.map((word) => progressMark(word, statusWords))
  const status = marksOf(statusWordsFor(statusWords))
  const meant = new Set(status.map(({ canonical }) => canonical))
  return {
    status,
    health: marksOf(healthWordsFor(statusWords)),
    change: (Object.keys(changes) as Change[]).map((change) => changeMark(change, changeWordsSv)),
    withoutWordSv: statusMeanings.flatMap(({ mark }) => (meant.has(mark.canonical) ? [] : [mark.wordSv])),
  }
}

const statusMeanings: readonly StatusMeaning[] = (Object.keys(progressStatuses) as ProgressStatus[]).map((status) => {
  const health = Object.entries(healthWordsSv).find(([degree]) => degree === status)?.[1]
  return {
    status,
    mark: progressMark(progressStatuses[status].labelSv, {}),
    whenTimeIsOutSv: isClosed(status) ? 'Räknas inte som försenat' : 'Räknas som försenat',
    forManagementSv: isClosed(status) ? 'Nej' : status === 'delayed' ? 'Ja' : 'När tiden är ute',
    nextYearSv: isClosed(status) ? 'Nej' : 'Ja',
    ...(health === undefined ? {} : { healthSv: health }),
  }
})

function isProgress(text: string): text is ProgressStatus {
  return Object.hasOwn(progressStatuses, text)
}

function tidy(word: string): string {
  return word.replace(/\s+/g, ' ').trim()
}
