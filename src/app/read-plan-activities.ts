import type { Actor } from '#domain/actor.ts'
import { type Month, monthOf } from '#domain/month.ts'
import { done, type Outcome } from '#domain/outcome.ts'
import { swedishDay } from '#domain/person.ts'
import type { Activity, Plan } from '#domain/plan.ts'
import { type ProgressStatus, progressStatuses, type StatusMark } from '#domain/status.ts'
import { timeframeInDates } from '#plan/describe-timeframe.ts'
import { progressMark } from '#plan/status-words.ts'
import { isOverdue, parseTimeframe } from '#plan/timeframes.ts'
import type { Effects } from './effects.ts'
import { findPlan, type PlanAddress } from './find-plan.ts'
import { lastMonthBefore, latestAnswer, loadAnswersOfYear, type RoundAnswered } from './latest-answers.ts'
import { headOf, type PlanHead } from './read-plan.ts'
import { type TimedItem, type Timeline, timelineOf } from './timeline.ts'

/** The plan's activities and projects with where they stand, for board, list and timeline. */
export interface PlanActivities extends PlanHead {
  readonly activities: readonly ActivityView[]
  /** The board's columns, in the order that work goes through them; those without anything are left out. */
  readonly columns: readonly BoardColumn[]
  readonly timeline: Timeline
}

export interface ActivityView extends TimedItem {
  readonly id: string
  readonly labelSv: string
  readonly timeframeText: string
  /** The time as it was understood: "2025-07-01 till 2025-09-30". */
  readonly timeframeSv: string
  readonly responsibleSv: readonly string[]
  readonly servesSv: readonly string[]
  readonly tags: readonly string[]
  readonly status: StatusMark
  /** The round of the last answer. */
  readonly saidIn?: string
  readonly isOverdue: boolean
  readonly parts: readonly { readonly labelSv: string; readonly status: StatusMark }[]
}

export interface BoardColumn {
  readonly labelSv: string
  readonly activities: readonly ActivityView[]
}

export async function readPlanActivities(address: PlanAddress, actor: Actor, effects: Effects): Promise<Outcome<PlanActivities>> {
  const found = await findPlan(address, actor, effects)
  if (found.kind !== 'done') return found
  const { plan, reference } = found.value
  const answered = await loadAnswersOfYear(plan.orgUnit, plan.year, reference, effects.store)
  const passed = lastMonthBefore(swedishDay(effects.clock.now()))
  const activities = plan.activities.map((activity) => viewOf(activity, plan, answered, passed))
  return done({
    ...headOf(found.value),
    activities,
    columns: columnsOf(activities),
    timeline: timelineOf(activities, plan.year, passed),
  })
}

function viewOf(activity: Activity, plan: Plan, answered: readonly RoundAnswered[], passed: Month): ActivityView {
  const timeframeText = activity.timeframeText ?? ''
  const timeframe = parseTimeframe(timeframeText)
  const parts = (activity.parts ?? []).map(({ id, labelSv }) => ({
    labelSv,
    said: statusOf(`${activity.id}.${id}`, plan, answered),
  }))
  const own = activity.parts === undefined ? statusOf(activity.id, plan, answered) : statusOfParts(parts.map(({ said }) => said))
  return {
    id: activity.id,
    labelSv: activity.labelSv,
    timeframeText,
    timeframeSv: timeframe === undefined ? timeframeText : timeframeInDates(timeframe),
    ...(timeframe?.kind === 'months'
      ? { span: { from: timeframe.from, ...(timeframe.to === undefined ? {} : { to: timeframe.to }) } }
      : {}),
    responsibleSv: activity.responsibleSv ?? [],
    servesSv: [
      ...activity.assignments,
      ...(activity.goals ?? []).map((id) => plan.goals.find((goal) => goal.id === id)?.labelSv ?? id),
      ...(activity.directions ?? []).map((id) => plan.directions?.find((direction) => direction.id === id)?.labelSv ?? id),
      ...(activity.programmeSv === undefined ? [] : [activity.programmeSv]),
    ],
    tags: activity.tags ?? [],
    status: own.mark,
    ...(own.round === undefined ? {} : { saidIn: own.round }),
    isOverdue: timeframe !== undefined && isOverdue(timeframe, following(passed), progressOf(own.mark)),
    parts: parts.map(({ labelSv, said }) => ({ labelSv, status: said.mark })),
  }
}

interface Said {
  readonly mark: StatusMark
  readonly round?: string
}

function statusOf(item: string, plan: Plan, answered: readonly RoundAnswered[]): Said {
  const last = latestAnswer(answered, 'activity', item)
  if (last?.answer.kind !== 'activity') return { mark: unsaid }
  return { mark: progressMark(last.answer.statusWord, plan.statusWords), round: last.round.code }
}

/** An activity that delivers in parts stands where the part that has come least far stands: it is done when all are. */
function statusOfParts(parts: readonly Said[]): Said {
  const [least = { mark: unsaid }] = parts.toSorted((a, b) => boardPlace(a.mark) - boardPlace(b.mark))
  return least
}

const unsaid: StatusMark = { wordSv: 'Inget svar än', tone: 'none', shape: 'ring' }

/** As work goes through them, what needs a look before what goes by itself. */
const boardOrder: readonly ProgressStatus[] = [
  'not-started',
  'delayed',
  'minor-deviation',
  'on-track',
  'paused',
  'completed',
  'cancelled',
]

function boardPlace(mark: StatusMark): number {
  const progress = progressOf(mark)
  return progress === undefined ? -1 : boardOrder.indexOf(progress)
}

function columnsOf(activities: readonly ActivityView[]): BoardColumn[] {
  const unplaced = activities.filter(({ status }) => progressOf(status) === undefined)
  return [
    { labelSv: 'Utan status', activities: unplaced },
    ...boardOrder.map((progress) => ({
      labelSv: progressStatuses[progress].labelSv,
      activities: activities.filter(({ status }) => progressOf(status) === progress),
    })),
  ].filter(({ activities: own }) => own.length > 0)
}

function progressOf({ canonical }: StatusMark): ProgressStatus | undefined {
  const name = canonical?.replace(/^progress:/, '')
  return boardOrder.find((progress) => progress === name)
}

/** What ended in a month is overdue when that month has passed. */
function following(month: Month): Month {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return number === 12 ? monthOf(year + 1, 1) : monthOf(year, number + 1)
}
