import { type Actor, actorNameSv, type Verdict } from '#domain/actor.ts'
import type { FigureKey } from '#domain/figure.ts'
import { goalRules, usualGoalRule } from '#domain/goal-rule.ts'
import { type OrgUnitVersion, unitPath } from '#domain/organisation.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import type { Activity, Answers, Goal, Indicator, Plan } from '#domain/plan.ts'
import { printedCell } from '#domain/printed-cell.ts'
import type { Round } from '#domain/round.ts'
import type { RoundTask, TaskEvent, TaskKind } from '#domain/round-task.ts'
import { formatSourcePlace, type SourcePlace } from '#domain/source-place.ts'
import type { Change, StatusMark } from '#domain/status.ts'
import { figureAt, findCell, type Inline, type Table } from '#domain/table.ts'
import { activityItems } from '#plan/answers-coverage.ts'
import { judgeChange, judgeFulfilment } from '#plan/judge.ts'
import { proposeGoalOutlook } from '#plan/propose-goal-outlook.ts'
import { changeMark, fulfilmentMark, outlookMark, progressMark, proposedOutlookMark } from '#plan/status-words.ts'
import { parseTarget, parseTolerance, targetInWords } from '#plan/targets.ts'
import { bindInline } from '#report/narrative/bind-markdown.ts'
import { may } from '#workflow/permissions.ts'
import { computeReportTables, findReportGround, type ReportAddress } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'
import { reportedSections } from './reported-sections.ts'

/** A unit's goals in a round, each down to what it stands on: indicators and activities, who answered and when, figures. */
export interface GoalsPage {
  readonly orgUnit: OrgUnitVersion
  readonly round: Round
  /** How a goal's outlook is proposed. */
  readonly ruleSv: string
  /** Whether the round's report says how they are judged, and its round asks. */
  readonly judgesGoals: boolean
  readonly goals: readonly GoalView[]
  readonly override: Verdict
}

export interface GoalView {
  readonly id: string
  readonly labelSv: string
  /** What the administration judges; undefined until it has. */
  readonly judged: StatusMark | undefined
  readonly commentary: readonly Inline[]
  readonly said: Said | undefined
  /** What the indicators propose; undefined when none can be looked at. */
  readonly proposal: { readonly mark: StatusMark; readonly reasonSv: string } | undefined
  /** The judgement is another than the proposal. */
  readonly differs: boolean
  readonly indicators: readonly IndicatorView[]
  readonly activities: readonly ActivityView[]
}

export interface IndicatorView {
  readonly id: string
  readonly labelSv: string
  readonly targetSv: string
  readonly figures: readonly { readonly labelSv: string; readonly printed: string; readonly figure: FigureKey }[]
  readonly fulfilment: Judged | undefined
  /** As it is computed. */
  readonly change: Judged | undefined
  /** As a person judges it otherwise, with their reason. */
  readonly judgedChange: Judged | undefined
  /** What it counts as in the goal's proposal: +1, 0 or −1. */
  readonly weight: number | undefined
  readonly outlook: StatusMark | undefined
  readonly commentary: readonly Inline[]
  readonly said: Said | undefined
}

export interface Judged {
  readonly mark: StatusMark
  readonly reasonSv: string
}

export interface ActivityView {
  readonly item: string
  readonly labelSv: string
  readonly status: StatusMark | undefined
  readonly commentary: readonly Inline[]
  readonly said: Said | undefined
}

/** Where an answer comes from: the person and the time, or the file. */
export interface Said {
  readonly fromSv: string
  readonly at?: Date
  readonly task?: Pick<RoundTask, 'id' | 'state' | 'version'>
  /** What the same question was answered before somebody judged it otherwise. */
  readonly overriddenBySv?: string
}

export async function readGoals(address: ReportAddress, actor: Actor, effects: Effects): Promise<Outcome<GoalsPage>> {
  const ground = await findReportGround(address, effects)
  if (ground.kind !== 'done') return ground
  const { orgUnit, round, reference, said } = ground.value
  const path = unitPath(reference.organisation, orgUnit.code, round.period.to)
  const seen = may(actor, 'see-plan', path)
  if (!seen.allowed) return refused(seen.reasonSv)
  const plan = reference.planFor(orgUnit.code, round.year)
  if (plan === undefined) return notFound(`${orgUnit.nameSv} har ingen plan för ${round.year}.`)

  const { tables } = await computeReportTables(ground.value, effects)
  const indicatorTable = tables.find(({ name }) => name === 'indicators')
  const saidOf = await sayers(ground.value, effects)
  const { answers } = said
  const bound = (text = '') =>
    bindInline(text, { tables, placeOf: () => ({ kind: 'section', section: 'goals-and-indicators' }) }).inlines
  return done({
    orgUnit,
    round,
    ruleSv: goalRules[plan.goalRule ?? usualGoalRule].ruleSv,
    judgesGoals: reportedSections(reference, orgUnit.code, round.kind).some(({ definition }) => definition.judgesGoals),
    goals: plan.goals.map((goal) => goalView(goal, { plan, answers, table: indicatorTable, bound, saidOf })),
    override: may(actor, 'override-assessment', path),
  })
}

interface GoalGround {
  readonly plan: Plan
  readonly answers: Answers | undefined
  readonly table: Table | undefined
  /** A person's text with its figures bound; what is wrong with it, the report's own check tells. */
  readonly bound: (text: string | undefined) => readonly Inline[]
  readonly saidOf: (kind: TaskKind, item: string, source: SourcePlace | undefined) => Said | undefined
}

function goalView(goal: Goal, ground: GoalGround): GoalView {
  const { plan, answers, bound, saidOf } = ground
  const answer = answers?.goals?.find((each) => each.goal === goal.id)
  const indicators = plan.indicators
    .filter((each) => each.goal === goal.id && each.partOf === undefined && each.background !== true)
    .map((indicator) => indicatorView(indicator, ground))
  const changed = indicators.flatMap(({ counted }) => counted ?? [])
  const rule = plan.goalRule ?? usualGoalRule
  const outlook = proposeGoalOutlook(changed, rule)
  const word = answer?.outlookWord.trim() ?? ''
  const judged = word === '' ? undefined : outlookMark(word)
  const proposal =
    outlook === undefined
      ? undefined
      : {
          mark: proposedOutlookMark(outlook),
          reasonSv: `${goalRules[rule].labelSv}: ${indicators.flatMap(({ view }) => (view.weight === undefined ? [] : signed(view.weight))).join(', ')}.`,
        }
  return {
    id: goal.id,
    labelSv: goal.labelSv,
    judged,
    commentary: bound(answer?.commentary),
    said: saidOf('goal', goal.id, answer?.source),
    proposal,
    differs: judged !== undefined && proposal !== undefined && judged.canonical !== proposal.mark.canonical,
    indicators: indicators.map(({ view }) => view),
    activities: plan.activities
      .filter((activity) => activity.goals?.includes(goal.id) === true)
      .flatMap((activity) => activityViews(activity, ground)),
  }
}

function indicatorView(
  indicator: Indicator,
  { plan, answers, table, bound, saidOf }: GoalGround,
): { readonly view: IndicatorView; readonly counted: Change | undefined } {
  const { id, labelSv, display, polarity, source, targetText, toleranceText } = indicator
  const answer = answers?.indicators.find((each) => each.indicator === id)
  const [outcome, prior] = ['actual', 'prior-ytd'].map((column) => table && figureAt(table, id, column))
  const { target } = parseTarget(targetText, { display, polarity, source })
  const isDue = outcome !== undefined && !(outcome.kind === 'missing' && outcome.reason === 'not-due')
  const computed = isDue && prior !== undefined ? judgeChange(outcome, prior, polarity, display) : undefined
  const fulfilment =
    outcome && judgeFulfilment(outcome, target, { display, prior, ...parseTolerance(toleranceText, { display, source }) })
  const counted = computed && (answer?.judgedChange?.change ?? computed.change)
  const outlookWord = answer?.outlookWord?.trim() ?? ''
  return {
    counted,
    view: {
      id,
      labelSv,
      targetSv: target.kind === 'none' ? '' : targetInWords(target, display),
      figures: ['prior-ytd', 'actual'].flatMap((key) => {
        const column = table?.columns.find((each) => each.key === key)
        const cell = table && findCell(table, id, key)
        if (column === undefined || cell?.kind !== 'figure') return []
        return [{ labelSv: column.labelSv, printed: printedCell({ ...cell, withUnit: true }, column), figure: cell.figure.key }]
      }),
      fulfilment: fulfilment && { mark: fulfilmentMark(fulfilment.fulfilment), reasonSv: fulfilment.reasonSv },
      change: computed && { mark: changeMark(computed.change, plan.changeWordsSv), reasonSv: computed.reasonSv },
      judgedChange: answer?.judgedChange && {
        mark: changeMark(answer.judgedChange.change, plan.changeWordsSv),
        reasonSv: answer.judgedChange.reasonSv,
      },
      weight: counted && (counted === 'better' ? 1 : counted === 'worse' ? -1 : 0),
      outlook: outlookWord === '' ? undefined : outlookMark(outlookWord),
      commentary: bound(answer?.commentary),
      said: saidOf('indicator', id, answer?.source),
    },
  }
}

function activityViews(activity: Activity, { plan, answers, bound, saidOf }: GoalGround): ActivityView[] {
  return activityItems(activity).map(({ item, labelSv }) => {
    const answer = answers?.activities.find((each) => each.item === item)
    const word = answer?.statusWord.trim() ?? ''
    return {
      item,
      labelSv,
      status: word === '' ? undefined : progressMark(word, plan.statusWords),
      commentary: bound(answer?.commentary),
      said: saidOf('activity', item, answer?.source),
    }
  })
}

/** Who said what: by the round's tasks where it was answered there, else by the file's own place. */
async function sayers(
  { orgUnit, round }: { readonly orgUnit: OrgUnitVersion; readonly round: Round },
  { store }: Effects,
): Promise<GoalGround['saidOf']> {
  const tasks = await store.rounds.listTasks({ orgUnits: [orgUnit.code], round: round.code })
  const people = await store.people.list()
  const namesSv = Object.fromEntries(people.map(({ person }) => [person.id, person.nameSv]))
  const answered = tasks.filter(
    ({ kind, state }) => judgedKinds.includes(kind) && (state === 'submitted' || state === 'approved'),
  )
  const events = new Map<string, readonly TaskEvent[]>()
  for (const { id } of answered) events.set(id, await store.rounds.listEvents(id))
  return (kind, item, source) => {
    const task = answered.find((each) => each.kind === kind && each.item === item)
    if (task === undefined) return source && { fromSv: formatSourcePlace(source) }
    const last = events.get(task.id)?.findLast((event) => event.kind === 'submitted')
    const { id, state, version } = task
    return {
      fromSv: actorNameSv(last?.by ?? task.answeredBy ?? '', namesSv),
      task: { id, state, version },
      ...(last === undefined ? {} : { at: last.at }),
      ...(last?.reasonSv === undefined ? {} : { overriddenBySv: last.reasonSv }),
    }
  }
}

const judgedKinds: readonly TaskKind[] = ['goal', 'indicator', 'activity']

function signed(weight: number): string {
  return weight > 0 ? '+1' : weight < 0 ? '−1' : '0'
}
