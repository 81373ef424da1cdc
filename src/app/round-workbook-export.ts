import { type Actor, actorNameSv } from '#domain/actor.ts'
import { answerFields, fieldsOfAnswer } from '#domain/answer-fields.ts'
import { done, type Outcome, refused } from '#domain/outcome.ts'
import type { Plan } from '#domain/plan.ts'
import { roundTitle } from '#domain/round.ts'
import { type RoundTask, taskStates } from '#domain/round-task.ts'
import type { AnswerWords, WorkbookQuestion } from '#domain/round-workbook.ts'
import { type Change, changes, outlooks } from '#domain/status.ts'
import type { Table } from '#domain/table.ts'
import { writeRoundWorkbook } from '#intake/round-workbook/write-round-workbook.ts'
import { answerMarks } from '#plan/answer-marks.ts'
import { changeMark, healthWordsFor, statusWordsFor } from '#plan/status-words.ts'
import { computeReportTables, findReportGround } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'
import { findAnswerableRound } from './find-answerable-round.ts'
import { changeToJudge, type KnownRow, knownRows, planWords } from './read-task.ts'
import { type EarlierAnswer, earlierAnswer } from './task-doubts.ts'
import { toldCells } from './told-cells.ts'

export interface WorkbookWish {
  readonly orgUnit: string
  readonly round: string
  /** Only what is asked of the one who fetches it. */
  readonly mine: boolean
}

/** The unit's opened round as a workbook to answer in, with what the page of each question shows beside it. */
export async function exportRoundWorkbook(
  wish: WorkbookWish,
  actor: Actor,
  effects: Effects,
): Promise<Outcome<{ readonly fileName: string; readonly bytes: Uint8Array<ArrayBuffer> }>> {
  const { store, clock } = effects
  const found = await findAnswerableRound(wish, actor, effects)
  if (found.kind !== 'done') return found
  const { opened } = found.value
  const ground = await findReportGround(wish, effects)
  if (ground.kind !== 'done') return ground
  const { orgUnit, round, reference } = ground.value
  const tasks = (await store.rounds.listTasks({ orgUnits: [orgUnit.code], round: round.code })).filter(
    ({ state, responsible }) => state !== 'withdrawn' && (!wish.mine || responsible.includes(actor.id)),
  )
  if (tasks.length === 0)
    return refused(
      wish.mine ? `Inga frågor i ${round.code} är ställda till dig för ${orgUnit.nameSv}.` : 'Omgången har inga frågor.',
    )
  const plan = reference.planFor(orgUnit.code, round.year)
  const { tables } = await computeReportTables(ground.value, effects)
  const people = await store.people.list()
  const namesSv = Object.fromEntries(people.map(({ person }) => [person.id, person.nameSv]))
  const questions: WorkbookQuestion[] = []
  for (const task of tasks)
    questions.push({
      task,
      planSv: (plan === undefined ? [] : planWords(task, plan)).map(({ labelSv, textSv }) => `${labelSv}: ${textSv}`).join('\n'),
      knownSv: [knownText(task, knownRows(task, tables, ground.value)), changeText(task, plan, tables)]
        .filter(Boolean)
        .join('\n'),
      earlierSv: earlierText(await earlierAnswer(task, reference, store), plan),
      stateSv: stateText(task, namesSv),
      locked: task.state === 'approved' || opened.state !== 'open',
    })
  const bytes = await writeRoundWorkbook({
    orgUnit: orgUnit.code,
    orgUnitNameSv: orgUnit.nameSv,
    round: round.code,
    roundTitleSv: roundTitle(round),
    closesOn: opened.closesOn,
    exportedAt: clock.now(),
    snapshot: reference.snapshot.id,
    ...(wish.mine ? { forNameSv: actor.nameSv } : {}),
    words: answerWords(plan),
    questions,
  })
  const part = wish.mine ? '-mina' : ''
  return done({ fileName: `arbetsbok-${orgUnit.code}-${round.code}${part}.xlsx`, bytes: new Uint8Array(bytes) })
}

/** The words that an answer is chosen among: the unit's own for status and a project's lights, the common ones for outlook. */
export function answerWords(plan: Plan | undefined): AnswerWords {
  return {
    status: statusWordsFor(plan?.statusWords ?? {}),
    health: healthWordsFor(plan?.statusWords ?? {}),
    outlook: Object.values(outlooks).map(({ labelSv }) => labelSv),
    change: mapChanges((change) => changeMark(change, plan?.changeWordsSv).wordSv),
  }
}

function mapChanges(wordOf: (change: Change) => string): Record<Change, string> {
  return Object.fromEntries((Object.keys(changes) as Change[]).map((change) => [change, wordOf(change)])) as Record<
    Change,
    string
  >
}

/** A section's table may have forty rows; a cell beside a text is no place to read them. */
const mostRowsShown = 12

function knownText({ labelSv: askedSv }: RoundTask, rows: readonly KnownRow[]): string {
  const lines = rows.flatMap((row) => {
    const told = toldCells(row).map(({ labelSv, printed }) => `${labelSv}: ${printed}`)
    if (told.length === 0) return []
    return row.labelSv === askedSv ? told : [`${row.labelSv}. ${told.join(', ')}`]
  })
  const more = lines.length - mostRowsShown
  return (more > 0 ? [...lines.slice(0, mostRowsShown), `… och ${more} rader till i Tertial`] : lines).join('\n')
}

/** What a judgement of the change would go against. */
function changeText({ kind, item }: RoundTask, plan: Plan | undefined, tables: readonly Table[]): string {
  const computed = plan === undefined || kind !== 'indicator' ? undefined : changeToJudge(item, plan, tables).computed
  return computed === undefined ? '' : `Förändring enligt regeln: ${computed.mark.wordSv}. ${computed.reasonSv}`
}

function earlierText(earlier: EarlierAnswer | undefined, plan: Plan | undefined): string {
  if (earlier === undefined) return ''
  const marks = answerMarks(earlier.answer, plan)
  const values = fieldsOfAnswer(earlier.answer)
  const said = answerFields[earlier.answer.kind].flatMap(({ name, labelSv, input }) =>
    values[name] === undefined
      ? []
      : [input === 'text' ? String(values[name]) : `${labelSv}: ${marks[name]?.wordSv ?? values[name]}`],
  )
  return [`${earlier.round}`, ...(earlier.answer.nothingToAdd ? ['Inget att tillägga.'] : said)].join('\n')
}

function stateText({ state, dueOn, responsible, returnReasonSv }: RoundTask, namesSv: Readonly<Record<string, string>>): string {
  const who = responsible.map((id) => actorNameSv(id, namesSv)).join(', ')
  return [
    taskStates[state].labelSv,
    ...(state === 'returned' && returnReasonSv ? [`Att ändra: ${returnReasonSv}`] : []),
    `Senast ${dueOn}`,
    who === '' ? 'Ingen ansvarig är utsedd' : `Ansvarig: ${who}`,
  ].join('\n')
}
