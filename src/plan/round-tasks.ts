import type { Plan } from '#domain/plan.ts'
import type { Round } from '#domain/round.ts'
import type { RoundRules, TaskKind, TaskWish } from '#domain/round-task.ts'
import { activityItems } from './answers-coverage.ts'

/** What a unit's round is made of, besides its plan. */
export interface RoundGround {
  readonly plan: Plan | undefined
  readonly round: Round
  /** ISO date. */
  readonly closesOn: string
  readonly rules: RoundRules
  /** Whether the report says how somebody judges the goals; else nobody is asked to. */
  readonly judgesGoals: boolean
  /** The report's sections that want a text, in its order. */
  readonly texts: readonly { readonly key: string; readonly labelSv: string }[]
  /** The statement's rows that are forecast, in its order. */
  readonly forecastRows: readonly { readonly key: string; readonly labelSv: string }[]
}

/**
 * Everything that the unit is asked about in the round, in the plan's order. An indicator is asked about in its own rounds
 * only, and once: its parts (women, men) are of the same answer.
 */
export function roundTasks({ plan, round, closesOn, rules, judgesGoals, texts, forecastRows }: RoundGround): TaskWish[] {
  const ask = (kind: TaskKind, item: string, labelSv: string, responsibleSv: readonly string[] = []): TaskWish => ({
    kind,
    item,
    labelSv,
    responsibleSv,
    dueOn: daysBefore(closesOn, rules.dueDaysBeforeClose[kind] ?? usualDaysBefore),
    mayBeEmpty: rules.mayBeEmpty.includes(kind),
  })
  const wishes = [
    ...(judgesGoals ? (plan?.goals ?? []) : []).map(({ id, labelSv }) => ask('goal', id, labelSv)),
    ...(plan?.indicators ?? [])
      .filter(
        ({ rounds, partOf, background }) => rounds.some((kind) => kind === round.kind) && partOf === undefined && !background,
      )
      .map(({ id, labelSv }) => ask('indicator', id, labelSv)),
    ...(plan?.assignmentsFollowedByActivities ? [] : (plan?.assignments ?? [])).map(({ code, labelSv }) =>
      ask('assignment', code, labelSv),
    ),
    ...(plan?.activities ?? []).flatMap((activity) =>
      activityItems(activity).map(({ item, labelSv }) => ask('activity', item, labelSv, activity.responsibleSv)),
    ),
    ...(plan?.projects ?? []).map(({ id, labelSv, managersSv }) => ask('project', id, labelSv, managersSv)),
    ...(plan?.controls ?? []).map(({ id, labelSv }) => ask('control', id, labelSv)),
    ...(plan?.benefits ?? []).map(({ id, labelSv }) => ask('benefit', id, labelSv)),
    ...forecastRows.map(({ key, labelSv }) => ask('forecast', key, labelSv)),
    ...texts.map(({ key, labelSv }) => ask('text', key, labelSv)),
  ]
  return wishes.filter(({ kind }) => rules.asks.includes(kind))
}

const usualDaysBefore = 5

/** ISO date a number of calendar days earlier. */
export function daysBefore(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - days)
  return day.toISOString().slice(0, 10)
}
