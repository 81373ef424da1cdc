import { type Actor, actorNameSv, type Verdict } from '#domain/actor.ts'
import type { FigureKey } from '#domain/figure.ts'
import { indicatorsBySex } from '#domain/indicators-by-sex.ts'
import { type OrgUnitVersion, unitPath } from '#domain/organisation.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import type { Person } from '#domain/person.ts'
import type { Plan } from '#domain/plan.ts'
import { printedCell } from '#domain/printed-cell.ts'
import type { Round } from '#domain/round.ts'
import type { RoundTask, TaskEvent, TaskKind } from '#domain/round-task.ts'
import { type Change, changes, type StatusMark } from '#domain/status.ts'
import type { Inline, Table } from '#domain/table.ts'
import { answerMarks } from '#plan/answer-marks.ts'
import { changeMark, healthWordsFor, progressMark, statusWordsFor } from '#plan/status-words.ts'
import { indicatorChange } from '#report/parts/indicator-change.ts'
import { sections } from '#report/sections/catalogue.ts'
import { may, mayAfter } from '#workflow/permissions.ts'
import { bindAnswer, hasFigures, tablesOf } from './bind-answer.ts'
import { computeReportTables, findReportGround, type ReportGround } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'
import { activityOf, type EarlierAnswer, earlierAnswer, taskDoubts } from './task-doubts.ts'

/** Everything that the one who answers, and the one who reviews, needs to see beside the form. */
export interface TaskPage {
  readonly task: RoundTask
  readonly orgUnit: OrgUnitVersion
  readonly round: Round
  /** What the plan says of the item: "Tidplan: Q3 2025", "Mål: ≥ 90 %". */
  readonly planSv: readonly { readonly labelSv: string; readonly textSv: string }[]
  /** What is known of it in the round, computed; nobody is asked for it again. */
  readonly known: readonly KnownRow[]
  /** What was said last time: shown beside, never as this time's answer. */
  readonly earlier: (EarlierAnswer & { readonly bound: BoundTexts }) | undefined
  readonly doubtsSv: readonly string[]
  /** The words that the unit uses for a status, or for a project's lights, to choose from, each with its shape. */
  readonly statusMarks: readonly StatusMark[]
  /** How an indicator has changed by the rule, and what else it can be judged as. */
  readonly change?: ChangeToJudge
  /** The answer's texts that name figures, by field, with the figures in them. */
  readonly bound: BoundTexts
  /** The words of the answer, and of last time's, for how it goes, by field. */
  readonly marks: {
    readonly answer: Readonly<Record<string, StatusMark>>
    readonly earlier: Readonly<Record<string, StatusMark>>
  }
  readonly events: readonly (TaskEvent & { readonly byNameSv: string; readonly bound: BoundTexts })[]
  /** Whom the task may be given to: everybody who has not left. */
  readonly choosable: readonly Person[]
  readonly verdicts: { readonly answer: Verdict; readonly return: Verdict; readonly approve: Verdict; readonly unlock: Verdict }
}

export interface ChangeToJudge {
  /** Absent where the round does not follow the indicator up. */
  readonly computed?: { readonly mark: StatusMark; readonly reasonSv: string }
  /** In the unit's own words. */
  readonly choices: readonly { readonly value: Change; readonly mark: StatusMark }[]
}

/** An answer's texts that name figures, by field, with the figures in them. */
type BoundTexts = Readonly<Record<string, readonly Inline[]>>

/** One row of a computed table, as it is printed; each cell leads to its figure. */
export interface KnownRow {
  readonly captionSv: string
  readonly labelSv: string
  readonly cells: readonly { readonly labelSv: string; readonly printed: string; readonly figure?: FigureKey }[]
}

export async function readTask(id: string, actor: Actor, effects: Effects): Promise<Outcome<TaskPage>> {
  const { store } = effects
  const task = await store.rounds.loadTask(id)
  if (task === undefined) return notFound('Uppgiften finns inte.')
  const ground = await findReportGround(task, effects)
  if (ground.kind !== 'done') return ground
  const { orgUnit, round, reference } = ground.value
  const path = unitPath(reference.organisation, orgUnit.code, round.period.to)
  const seen = may(actor, 'see-plan', path)
  if (!seen.allowed) return refused(seen.reasonSv)

  const plan = reference.planFor(orgUnit.code, round.year)
  const statusWords = plan?.statusWords ?? {}
  const { tables } = await computeReportTables(ground.value, effects)
  const earlier = await earlierAnswer(task, reference, store)
  const tablesAt = async (said: EarlierAnswer) =>
    hasFigures(said.answer) ? tablesOf({ orgUnit: task.orgUnit, round: said.round }, effects) : []
  const people = (await store.people.list()).map(({ person }) => person)
  const namesSv = Object.fromEntries(people.map(({ id: person, nameSv }) => [person, nameSv]))
  const events = await store.rounds.listEvents(id)
  const deeds = task.answeredBy === undefined ? [] : [{ by: task.answeredBy, wish: 'answer' as const }]
  return done({
    task,
    orgUnit,
    round,
    planSv: plan === undefined ? [] : planWords(task, plan),
    known: knownRows(task, tables, ground.value),
    ...(plan === undefined || task.kind !== 'indicator' ? {} : { change: changeToJudge(task.item, plan, tables) }),
    bound: bindAnswer(task.answer, tables),
    earlier: earlier && { ...earlier, bound: bindAnswer(earlier.answer, await tablesAt(earlier)) },
    doubtsSv: taskDoubts(task, { plan, round, earlier }),
    statusMarks: (task.kind === 'project' ? healthWordsFor : statusWordsFor)(statusWords).map((word) =>
      progressMark(word, statusWords),
    ),
    marks: { answer: answerMarks(task.answer, plan), earlier: answerMarks(earlier?.answer, plan) },
    events: events.map((event) => ({
      ...event,
      byNameSv: actorNameSv(event.by, namesSv),
      bound: bindAnswer(event.answer, tables),
    })),
    choosable: people.filter(({ leftAt }) => leftAt === undefined),
    verdicts: {
      answer: may(actor, 'answer', path),
      return: may(actor, 'return', path),
      approve: mayAfter(actor, 'approve', path, deeds),
      unlock: may(actor, 'unlock', path),
    },
  })
}

/** What the rule says of the indicator, before anybody judges it. */
export function changeToJudge(item: string, plan: Plan, tables: readonly Table[]): ChangeToJudge {
  const indicator = plan.indicators.find(({ id }) => id === item)
  const cell = indicator && indicatorChange(indicator, undefined, plan, tables)?.cell
  return {
    ...(cell === undefined ? {} : { computed: { mark: cell.status, reasonSv: cell.reasonSv ?? '' } }),
    choices: (Object.keys(changes) as Change[]).map((value) => ({ value, mark: changeMark(value, plan.changeWordsSv) })),
  }
}

/** What the plan says of the item that is asked about. */
export function planWords({ kind, item }: RoundTask, plan: Plan): { labelSv: string; textSv: string }[] {
  const say = (labelSv: string, textSv: string | undefined) => (textSv ? [{ labelSv, textSv }] : [])
  switch (kind) {
    case 'indicator': {
      const found = plan.indicators.find(({ id }) => id === item)
      return [
        ...say('Mål', plan.goals.find(({ id }) => id === found?.goal)?.labelSv),
        ...say('Målvärde', found?.targetText),
        ...say('Könsuppdelad', found?.bySex ? 'Ja, kvinnor och män visas bredvid totalen' : undefined),
        ...say('Definition', found?.definitionSv),
        ...say('Källa', found?.sourceSv),
      ]
    }
    case 'activity': {
      const found = plan.activities.find(({ id }) => id === activityOf(item))
      return [
        ...say('Tidplan', found?.timeframeText),
        ...say('Ansvarig', found?.responsibleSv?.join(', ')),
        ...say('Uppdrag', found?.assignments.join(', ')),
      ]
    }
    case 'project': {
      const found = plan.projects?.find(({ id }) => id === item)
      return [...say('Ägare', found?.ownersSv.join(', ')), ...say('Projektledare', found?.managersSv.join(', '))]
    }
    case 'control': {
      const found = plan.controls.find(({ id }) => id === item)
      return [...say('Reglemente och rutiner', found?.rulesSv), ...say('Metod', found?.methodText)]
    }
    case 'benefit': {
      const found = plan.benefits?.find(({ id }) => id === item)
      return [...say('Tidplan', found?.timeframeText), ...say('Planerad effekt', found?.plannedWordSv)]
    }
    case 'goal': {
      const under = plan.indicators.filter(({ goal, background }) => goal === item && !background)
      return [
        ...say('Tjänar regionens mål', plan.goals.find(({ id }) => id === item)?.servesSv),
        ...say('Indikatorer', under.map(({ labelSv }) => labelSv).join(', ')),
      ]
    }
    case 'assignment':
    case 'forecast':
    case 'text':
      return []
  }
}

/** The computed table whose rows are the kind's items. */
const tableOfKind: Partial<Record<TaskKind, string>> = {
  indicator: 'indicators',
  control: 'control-counts',
  benefit: 'benefit-amounts',
  forecast: 'income-statement',
}

/** What the tables already hold of it: the item’s own row with an indicator’s women and men and other parts, or all that a text’s section shows. */
export function knownRows(
  { kind, item }: Pick<RoundTask, 'kind' | 'item'>,
  tables: readonly Table[],
  ground: ReportGround,
): KnownRow[] {
  const named = (name: string) => tables.find((table) => table.name === name)
  const table = named(tableOfKind[kind] ?? '')
  if (table !== undefined) {
    const indicators = indicatorsBySex(ground.reference.planFor(ground.orgUnit.code, ground.round.year)?.indicators ?? [])
    const parts = new Set(kind === 'indicator' ? indicators.filter(({ partOf }) => partOf === item).map(({ id }) => id) : [])
    return rowsOf(table, (key) => key === item || parts.has(key))
  }
  if (kind !== 'text') return []
  const template = ground.reference.templateFor(ground.orgUnit.code, ground.round.kind)
  const section = template?.sections.find(({ key }) => key === item)?.section
  const needs = sections.find(({ name }) => name === section)?.needs ?? []
  return needs.flatMap((need) => {
    const shown = named(need.table)
    return shown === undefined ? [] : rowsOf(shown, () => true)
  })
}

function rowsOf(table: Table, wanted: (row: string) => boolean): KnownRow[] {
  return table.rows
    .filter(({ key }) => wanted(key))
    .map(({ labelSv, cells }) => ({
      captionSv: table.captionSv,
      labelSv,
      cells: table.columns.flatMap((column) => {
        const cell = cells[column.key]
        if (cell === undefined || cell.kind === 'empty') return []
        const printed = printedCell(withUnit(cell), column)
        return [{ labelSv: column.labelSv, printed, ...(cell.kind === 'figure' ? { figure: cell.figure.key } : {}) }]
      }),
    }))
}

/** Out of its table a figure has to say what it is counted in. */
function withUnit(cell: NonNullable<Table['rows'][number]['cells'][string]>) {
  return cell.kind === 'figure' ? { ...cell, withUnit: true } : cell
}
