import { monthOf } from '#domain/month.ts'
import type { OrgUnitCode } from '#domain/organisation.ts'
import type { Answers } from '#domain/plan.ts'
import { parseRoundCode, type Round } from '#domain/round.ts'
import type { TaskAnswer, TaskKind } from '#domain/round-task.ts'
import { answerOfItem } from '#plan/answer-of-item.ts'
import { isEmptyAnswer } from '#plan/task-answers.ts'
import type { Store } from '#store/store.ts'
import type { Reference } from './load-reference.ts'
import { loadRoundAnswers } from './round-answers.ts'

/** What a unit has answered in one round. */
export interface RoundAnswered {
  readonly round: Round
  readonly answers: Answers
}

/** Every round of the year in which the unit has said anything, by file or by hand; the latest first. */
export async function loadAnswersOfYear(
  orgUnit: OrgUnitCode,
  year: number,
  reference: Reference,
  store: Store,
): Promise<RoundAnswered[]> {
  const opened = await store.rounds.listOpened({ orgUnits: [orgUnit] })
  const codes = new Set([...reference.answeredRounds(orgUnit), ...opened.map(({ round }) => round)])
  const rounds = [...codes].map(parseRoundCode).filter((round) => round?.year === year && round.kind !== 'P')
  const answered: RoundAnswered[] = []
  for (const round of rounds.filter((each) => each !== undefined)) {
    const { answers } = await loadRoundAnswers({ orgUnit, round: round.code }, reference, store)
    if (answers !== undefined) answered.push({ round, answers })
  }
  // The year's last report comes after a monthly report of December.
  const order = ({ round }: RoundAnswered) => `${round.period.to} ${round.kind === 'M' ? 0 : 1}`
  return answered.toSorted((a, b) => (order(a) < order(b) ? 1 : -1))
}

export interface LatestAnswer {
  readonly round: Round
  readonly answer: TaskAnswer
}

/** The last thing that was said of an item. */
export function latestAnswer(answered: readonly RoundAnswered[], kind: TaskKind, item: string): LatestAnswer | undefined {
  for (const { round, answers } of answered) {
    const answer = answerOfItem(answers, kind, item)
    if (answer !== undefined && !isEmptyAnswer(answer)) return { round, answer }
  }
  return undefined
}

/** The last month that has passed, as Sweden counts days. */
export function lastMonthBefore(day: string): ReturnType<typeof monthOf> {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return month === 1 ? monthOf(year - 1, 12) : monthOf(year, month - 1)
}
