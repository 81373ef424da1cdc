import type { Plan } from '#domain/plan.ts'
import { parseRoundCode, type Round } from '#domain/round.ts'
import type { RoundTask, TaskAnswer } from '#domain/round-task.ts'
import { answerDoubts } from '#plan/answer-doubts.ts'
import { answerOfItem } from '#plan/answer-of-item.ts'
import type { Store } from '#store/store.ts'
import type { Reference } from './load-reference.ts'
import { loadRoundAnswers } from './round-answers.ts'

export interface EarlierAnswer {
  readonly round: string
  readonly answer: TaskAnswer
}

/** The latest answer to the same item in a round that ended earlier: what people gave, or what came in a file. */
export async function earlierAnswer(
  { kind, item, orgUnit, round }: RoundTask,
  reference: Reference,
  store: Store,
): Promise<EarlierAnswer | undefined> {
  const until = parseRoundCode(round)?.period.to
  if (until === undefined) return undefined
  const opened = await store.rounds.listOpened({ orgUnits: [orgUnit] })
  const codes = new Set([...opened.map((each) => each.round), ...reference.answeredRounds(orgUnit)])
  const earlier = [...codes]
    .map(parseRoundCode)
    .filter((each): each is Round => each !== undefined && each.kind !== 'P' && each.period.to < until)
    .toSorted((a, b) => (a.period.to < b.period.to ? 1 : -1))
  for (const { code } of earlier) {
    const said = await loadRoundAnswers({ orgUnit, round: code }, reference, store)
    const text = said.commentary.find(({ section }) => section === item)?.markdown
    const answer =
      kind === 'text'
        ? text === undefined
          ? undefined
          : { kind, markdown: text }
        : said.answers && answerOfItem(said.answers, kind, item)
    if (answer !== undefined) return { round: code, answer }
  }
  return undefined
}

/** What a reader will ask about the task's answer; nothing while there is none. */
export function taskDoubts(
  { item, answer }: RoundTask,
  { plan, round, earlier }: { plan: Plan | undefined; round: Round; earlier?: EarlierAnswer | undefined },
): string[] {
  if (answer === undefined) return []
  return answerDoubts(answer, {
    statusWords: plan?.statusWords ?? {},
    periodEnd: round.period.to,
    timeframeText: plan?.activities.find(({ id }) => id === activityOf(item))?.timeframeText,
    earlier: earlier?.answer,
  })
}

/** `activity.part` is of the activity. */
export function activityOf(item: string): string {
  return item.split('.')[0] ?? item
}
