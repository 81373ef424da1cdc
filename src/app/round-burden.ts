import type { Actor } from '#domain/actor.ts'
import { answerFields, fieldsOfAnswer } from '#domain/answer-fields.ts'
import { type OrgUnitCode, unitAt, unitPath } from '#domain/organisation.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import { parseRoundCode, type Round } from '#domain/round.ts'
import { type OpenedRound, type RoundTask, type TaskAnswer, type TaskKind, taskKinds } from '#domain/round-task.ts'
import type { Table } from '#domain/table.ts'
import { formatCsv } from '#lib/csv-text.ts'
import { type ShownTime, shownAnswerTime } from '#plan/shown-answer-time.ts'
import { may } from '#workflow/permissions.ts'
import { computeReportTables, findReportGround } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'
import { loadReference, type Reference } from './load-reference.ts'
import { knownRows } from './read-task.ts'
import { earlierAnswer } from './task-doubts.ts'
import { toldCells } from './told-cells.ts'

/** What a round costs those who report in it, for the units that the asker may see. */
export interface RoundBurden {
  readonly round: Round
  readonly units: readonly UnitBurden[]
  readonly time: ShownTime<UnitBurden>
  /** Fewer persons than this, and a unit's time is not shown by itself. */
  readonly smallGroupThreshold: number
  /** The same question asked of several units, those asked of most first. */
  readonly repeated: readonly RepeatedQuestion[]
  /** The same units' rounds over time, latest first: what is asked now against what was asked before. */
  readonly rounds: readonly RoundCost[]
}

/** Whole numbers of questions, but `fields`. */
export interface UnitBurden {
  readonly orgUnit: OrgUnitCode
  readonly nameSv: string
  readonly questions: number
  /** Cells to fill in or choose. */
  readonly fields: number
  /** With figures computed and shown beside, so that nobody looks them up. */
  readonly known: number
  /** With the answer of the round before shown beside. */
  readonly earlier: number
  /** Answered word for word as in the round before: perhaps not worth asking each time. */
  readonly sameAsEarlier: number
  /** Asked of more than one person. */
  readonly askedOfSeveral: number
  /** A full-year forecast that a delivered file has already given. */
  readonly askedThoughKnown: number
  /** Who is asked or has answered. */
  readonly persons: number
  /** All persons together; shown by `time` only. */
  readonly minutes: number
}

export interface RepeatedQuestion {
  readonly kind: TaskKind
  readonly labelSv: string
  readonly unitNamesSv: readonly string[]
}

export interface RoundCost {
  readonly round: string
  readonly unitCount: number
  readonly questions: number
  readonly fields: number
  readonly minutes: number
}

/** Where the region has not said how few are too few. */
const usualThreshold = 5

export async function readRoundBurden(code: string, actor: Actor, effects: Effects): Promise<Outcome<RoundBurden>> {
  const anywhere = may(actor, 'see-burden', 'somewhere')
  if (!anywhere.allowed) return refused(anywhere.reasonSv)
  const round = parseRoundCode(code)
  if (round === undefined) return notFound(`”${code}” är ingen rapportomgång.`)
  const { store } = effects
  const reference = await loadReference(await store.loadCurrentSnapshot(), store)
  const smallGroupThreshold = reference.region?.smallGroupThreshold ?? usualThreshold
  const seen = (await store.rounds.listOpened()).filter((opened) => maySee(opened, actor, reference))
  const costs = await costsOf(seen, store)

  const units: UnitBurden[] = []
  const tasks: RoundTask[] = []
  for (const cost of costs.filter(({ opened }) => opened.round === round.code)) {
    tasks.push(...cost.tasks)
    units.push(await unitBurden(cost, round, reference, effects))
  }
  return done({
    round,
    units,
    time: shownAnswerTime(units, smallGroupThreshold),
    smallGroupThreshold,
    repeated: repeatedQuestions(tasks, new Map(units.map(({ orgUnit, nameSv }) => [orgUnit, nameSv]))),
    rounds: roundCosts(costs, smallGroupThreshold),
  })
}

/** The units' numbers as a file for Excel; time as the page shows it. */
export async function roundBurdenCsv(code: string, actor: Actor, effects: Effects): Promise<Outcome<string>> {
  const burden = await readRoundBurden(code, actor, effects)
  if (burden.kind !== 'done') return burden
  const { units, time } = burden.value
  const row = (nameSv: string, counts: Partial<UnitBurden>, minutes: number | undefined) => [
    nameSv,
    ...burdenColumns.map(({ name }) => String(counts[name] ?? '')),
    minutes === undefined ? '' : String(minutes),
  ]
  return done(
    formatCsv([
      ['Enhet', ...burdenColumns.map(({ labelSv }) => labelSv), 'Minuter'],
      ...units.map((each) => row(each.nameSv, each, time.apart.includes(each) ? each.minutes : undefined)),
      ...(time.together ? [row(`Små enheter tillsammans (${time.together.units.length})`, {}, time.together.minutes)] : []),
    ]),
  )
}

/** The columns of page and file. */
export const burdenColumns = [
  { name: 'questions', labelSv: 'Frågor' },
  { name: 'fields', labelSv: 'Fält att fylla i' },
  { name: 'known', labelSv: 'Siffror redan framme' },
  { name: 'earlier', labelSv: 'Förra svaret framme' },
  { name: 'sameAsEarlier', labelSv: 'Samma svar som förra gången' },
  { name: 'askedOfSeveral', labelSv: 'Ställs till flera personer' },
  { name: 'askedThoughKnown', labelSv: 'Frågas fast det är känt' },
] as const satisfies readonly { readonly name: keyof UnitBurden; readonly labelSv: string }[]

function maySee({ orgUnit, round }: OpenedRound, actor: Actor, { organisation }: Reference): boolean {
  const month = parseRoundCode(round)?.period.to
  return month !== undefined && may(actor, 'see-burden', unitPath(organisation, orgUnit, month)).allowed
}

interface UnitCost {
  readonly opened: OpenedRound
  readonly tasks: readonly RoundTask[]
  readonly persons: number
  readonly minutes: number
}

async function costsOf(seen: readonly OpenedRound[], store: Effects['store']): Promise<UnitCost[]> {
  const orgUnits = [...new Set(seen.map(({ orgUnit }) => orgUnit))]
  const tasks = (await store.rounds.listTasks({ orgUnits })).filter(({ state }) => state !== 'withdrawn')
  const keyOf = ({ orgUnit, round }: { orgUnit: string; round: string }) => `${round} ${orgUnit}`
  const byRound = Map.groupBy(tasks, keyOf)
  const minutes = new Map((await store.rounds.listAnswerMinutes({ orgUnits })).map((spent) => [keyOf(spent), spent.minutes]))
  return seen.map((opened) => {
    const asked = byRound.get(keyOf(opened)) ?? []
    const persons = new Set(asked.flatMap(({ responsible, answeredBy }) => [...responsible, ...(answeredBy ? [answeredBy] : [])]))
    return { opened, tasks: asked, persons: persons.size, minutes: minutes.get(keyOf(opened)) ?? 0 }
  })
}

async function unitBurden(
  { opened: { orgUnit }, tasks, persons, minutes }: UnitCost,
  round: Round,
  reference: Reference,
  effects: Effects,
): Promise<UnitBurden> {
  const ground = await findReportGround({ orgUnit, round: round.code }, effects)
  const tables = ground.kind === 'done' ? (await computeReportTables(ground.value, effects)).tables : []
  const isKnown = (task: RoundTask) =>
    ground.kind === 'done' && knownRows(task, tables, ground.value).some((row) => toldCells(row).length > 0)
  let earlier = 0
  let sameAsEarlier = 0
  for (const task of tasks) {
    const before = await earlierAnswer(task, reference, effects.store)
    if (before === undefined) continue
    earlier += 1
    if (task.answer !== undefined && saysTheSame(task.answer, before.answer)) sameAsEarlier += 1
  }
  return {
    orgUnit,
    nameSv: unitAt(reference.organisation, orgUnit, round.period.to)?.nameSv ?? orgUnit,
    questions: tasks.length,
    fields: fieldCount(tasks),
    known: tasks.filter(isKnown).length,
    earlier,
    sameAsEarlier,
    askedOfSeveral: tasks.filter(({ responsible }) => responsible.length > 1).length,
    askedThoughKnown: tasks.filter(
      (task) => task.answer === undefined && task.kind === 'forecast' && hasForecast(task.item, tables),
    ).length,
    persons,
    minutes,
  }
}

function fieldCount(tasks: readonly RoundTask[]): number {
  return tasks.reduce((sum, { kind }) => sum + answerFields[kind].filter(({ isOffered }) => !isOffered).length, 0)
}

function hasForecast(row: string, tables: readonly Table[]): boolean {
  const cell = tables.find(({ name }) => name === 'income-statement')?.rows.find(({ key }) => key === row)?.cells[
    'forecast-full-year'
  ]
  return cell?.kind === 'figure' && cell.figure.kind === 'value'
}

function saysTheSame(a: TaskAnswer, b: TaskAnswer): boolean {
  const textOf = (answer: TaskAnswer) => JSON.stringify(Object.entries(fieldsOfAnswer(answer)).toSorted()).replace(/\s+/g, ' ')
  return textOf(a) === textOf(b) && textOf(a) !== '[]'
}

/** Each unit has its own rows to forecast and its own sections to write, however alike they are called. */
const ownOfEachUnit: readonly TaskKind[] = ['forecast', 'text']

function repeatedQuestions(tasks: readonly RoundTask[], namesSv: ReadonlyMap<string, string>): RepeatedQuestion[] {
  const common = tasks.filter(({ kind }) => !ownOfEachUnit.includes(kind))
  const byQuestion = Map.groupBy(common, ({ kind, labelSv }) => `${kind} ${labelSv.replace(/\s+/g, ' ').trim().toLowerCase()}`)
  return [...byQuestion.values()]
    .flatMap((same): RepeatedQuestion[] => {
      const [first] = same
      const orgUnits = [...new Set(same.map(({ orgUnit }) => orgUnit))]
      if (first === undefined || orgUnits.length < 2) return []
      return [{ kind: first.kind, labelSv: first.labelSv, unitNamesSv: orgUnits.map((code) => namesSv.get(code) ?? code) }]
    })
    .toSorted((a, b) => b.unitNamesSv.length - a.unitNamesSv.length || kindOrder(a.kind) - kindOrder(b.kind))
}

function kindOrder(kind: TaskKind): number {
  return Object.keys(taskKinds).indexOf(kind)
}

function roundCosts(costs: readonly UnitCost[], threshold: number): RoundCost[] {
  return [...Map.groupBy(costs, ({ opened }) => opened.round)]
    .map(([round, ofRound]) => ({
      round,
      unitCount: ofRound.length,
      questions: ofRound.reduce((sum, { tasks }) => sum + tasks.length, 0),
      fields: ofRound.reduce((sum, { tasks }) => sum + fieldCount(tasks), 0),
      minutes: shownAnswerTime(ofRound, threshold).totalMinutes,
    }))
    .toSorted((a, b) => endOf(b.round) - endOf(a.round))
}

/** Months since year 0 at the round's end, for the order. */
function endOf(round: string): number {
  const [year = 0, month = 0] = (parseRoundCode(round)?.period.to ?? '').split('-').map(Number)
  return year * 12 + month
}
