import type { Activity, Answers, Plan } from '#domain/plan.ts'
import type { RoundKind } from '#domain/round.ts'
import { parseAssignmentCode } from './assignment-codes.ts'

export type PlanItemKind = 'goal' | 'indicator' | 'assignment' | 'activity' | 'control' | 'project'

/** One thing in the plan that the round asks about, and whether it has been answered. */
export interface PlanItemCoverage {
  readonly kind: PlanItemKind
  /** A goal's, indicator's, activity's, control's or project's id, `activity.part`, or an assignment's code as the plan writes it. */
  readonly item: string
  readonly labelSv: string
  readonly answered: boolean
}

/**
 * What the plan asks for in the round, in the plan's order, and what has an answer. An indicator is asked about only in its
 * own rounds, a goal only where goals are judged, and an activity with parts by its parts. An answer is a status word, an
 * outlook or a text: an empty answer is none. A plan itself asks for no answers.
 */
export function answersCoverage(plan: Plan, answers: Answers | undefined, round: RoundKind): PlanItemCoverage[] {
  if (round === 'P') return []
  const answered = answeredItems(plan, answers)
  const cover = (kind: PlanItemKind, item: string, labelSv: string) => ({
    kind,
    item,
    labelSv,
    answered: answered[kind].has(item),
  })
  return [
    ...(answers?.goals === undefined ? [] : plan.goals.map(({ id, labelSv }) => cover('goal', id, labelSv))),
    ...plan.indicators
      .filter((each) => each.rounds.some((kind) => kind === round) && each.partOf === undefined && each.background !== true)
      .map(({ id, labelSv }) => cover('indicator', id, labelSv)),
    ...(plan.assignmentsFollowedByActivities === true
      ? []
      : plan.assignments.map(({ code, labelSv }) => cover('assignment', code, labelSv))),
    ...plan.activities.flatMap(activityItems).map(({ item, labelSv }) => cover('activity', item, labelSv)),
    ...plan.controls.map(({ id, labelSv }) => cover('control', id, labelSv)),
    ...(plan.projects ?? []).map(({ id, labelSv }) => cover('project', id, labelSv)),
  ]
}

/** What is answered of an activity: itself, or each of its parts. */
export function activityItems({ id, labelSv, parts }: Activity): { item: string; labelSv: string }[] {
  return (
    parts?.map((part) => ({ item: activityPartItem(id, part.id), labelSv: `${labelSv}: ${part.labelSv}` })) ?? [
      { item: id, labelSv },
    ]
  )
}

/** What an answer to a part of an activity is filed under. */
export function activityPartItem(activity: string, part: string): string {
  return `${activity}.${part}`
}

/** Answers to things that the plan does not have: a mistyped id answers nobody. */
export function answersWithoutItem(plan: Plan, answers: Answers): { readonly kind: PlanItemKind; readonly item: string }[] {
  const codes = new Set(plan.assignments.map(({ code }) => canonical(code, plan)))
  const unknown = <Answer>(
    kind: PlanItemKind,
    given: readonly Answer[],
    itemOf: (answer: Answer) => string,
    known: (item: string) => boolean,
  ) =>
    given
      .map(itemOf)
      .filter((item) => !known(item))
      .map((item) => ({ kind, item }))
  return [
    ...unknown(
      'goal',
      answers.goals ?? [],
      ({ goal }) => goal,
      (item) => plan.goals.some(({ id }) => id === item),
    ),
    ...unknown(
      'indicator',
      answers.indicators,
      ({ indicator }) => indicator,
      (item) => plan.indicators.some(({ id }) => id === item),
    ),
    ...unknown(
      'assignment',
      answers.assignments,
      ({ item }) => item,
      (item) => codes.has(canonical(item, plan)),
    ),
    ...unknown(
      'activity',
      answers.activities,
      ({ item }) => item,
      (item) => plan.activities.some((activity) => activityItems(activity).some((each) => each.item === item)),
    ),
    ...unknown(
      'control',
      answers.controls,
      ({ control }) => control,
      (item) => plan.controls.some(({ id }) => id === item),
    ),
    ...unknown(
      'project',
      answers.projects ?? [],
      ({ project }) => project,
      (item) => (plan.projects ?? []).some(({ id }) => id === item),
    ),
  ]
}

function answeredItems(plan: Plan, answers: Answers | undefined): Record<PlanItemKind, ReadonlySet<string>> {
  const said = (...texts: (string | undefined)[]) => texts.some((text) => text !== undefined && text.trim() !== '')
  const assignments = new Set(
    answers?.assignments
      .filter(({ statusWord, commentary }) => said(statusWord, commentary))
      .map(({ item }) => canonical(item, plan)),
  )
  return {
    goal: new Set(answers?.goals?.filter((each) => said(each.outlookWord, each.commentary)).map((each) => each.goal)),
    indicator: new Set(
      answers?.indicators.filter((each) => said(each.outlookWord, each.commentary)).map((each) => each.indicator),
    ),
    assignment: new Set(plan.assignments.map(({ code }) => code).filter((code) => assignments.has(canonical(code, plan)))),
    activity: new Set(answers?.activities.filter((each) => said(each.statusWord, each.commentary)).map((each) => each.item)),
    project: new Set(
      answers?.projects
        ?.filter((each) => said(each.timeWord, each.resourceWord, each.qualityWord, each.commentary))
        .map((each) => each.project),
    ),
    control: new Set(answers?.controls.filter((each) => said(each.findingText, each.remedySv)).map((each) => each.control)),
  }
}

/** RF7 answers RF25-07 in the plan of 2025. */
function canonical(code: string, { year }: Plan): string {
  return parseAssignmentCode(code, year)?.canonical ?? code
}
