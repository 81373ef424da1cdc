import { type Actor, actorNameSv } from '#domain/actor.ts'
import { type AnswerField, answerFields, answerOfFields, type FieldValues, fieldsOfAnswer } from '#domain/answer-fields.ts'
import { type Finding, hasErrors } from '#domain/finding.ts'
import type { OrgUnitVersion } from '#domain/organisation.ts'
import { done, type Outcome, refused } from '#domain/outcome.ts'
import type { Round } from '#domain/round.ts'
import { type OpenedRound, type RoundTask, type TaskAnswer, taskKinds } from '#domain/round-task.ts'
import type { AnswerWords, WorkbookAnswer } from '#domain/round-workbook.ts'
import type { Change } from '#domain/status.ts'
import { readRoundWorkbook } from '#intake/round-workbook/read-round-workbook.ts'
import { answerJudgementFault } from '#plan/judged-change.ts'
import { isEmptyAnswer } from '#plan/task-answers.ts'
import type { Effects } from './effects.ts'
import { findAnswerableRound } from './find-answerable-round.ts'
import { answerWords } from './round-workbook-export.ts'

export interface WorkbookUpload {
  readonly orgUnit: string
  readonly round: string
  readonly file: { readonly fileName: string; readonly bytes: Uint8Array }
}

/** What a filled-in workbook would change, before anything is saved. */
export interface WorkbookChanges {
  readonly orgUnit: OrgUnitVersion
  readonly round: Round
  readonly opened: OpenedRound
  /** Absent when the file is no workbook of this round. */
  readonly exportedAt?: Date
  /** With an error among them nothing can be saved. */
  readonly findings: readonly Finding[]
  readonly changes: readonly WorkbookChange[]
  /** Rows whose answer is as it is in Tertial, or was not touched in the workbook. */
  readonly unchangedCount: number
  /** Questions that have been answered or changed in Tertial since the workbook was made. */
  readonly movedSinceCount: number
  /** Questions that have been added to the round since. */
  readonly addedSinceSv: readonly string[]
}

export interface WorkbookChange {
  /** As it stands now. */
  readonly task: RoundTask
  readonly sheet: string
  readonly row: number
  /** What is saved when the change is accepted. */
  readonly answer: TaskAnswer
  readonly fields: readonly FieldChange[]
  /** Whether somebody has answered otherwise in Tertial since the workbook was made, and who. */
  readonly conflictWithSv?: string
  /** Why it cannot be saved; then it is left as it is. */
  readonly hindranceSv?: string
}

export interface FieldChange {
  readonly labelSv: string
  readonly nowSv: string
  readonly workbookSv: string
}

/** Reads a filled-in workbook and holds it against what is answered: each row against the answer that it was made of. */
export async function readWorkbookChanges(
  { file, ...address }: WorkbookUpload,
  actor: Actor,
  { store }: Effects,
): Promise<Outcome<WorkbookChanges>> {
  const found = await findAnswerableRound(address, actor, { store })
  if (found.kind !== 'done') return found
  const { orgUnit, round, opened, reference } = found.value
  const { code } = orgUnit

  const words = answerWords(reference.planFor(code, round.year))
  const reading = await readRoundWorkbook(file, { orgUnit: code, orgUnitNameSv: orgUnit.nameSv, round: round.code, words })
  const tasks = await store.rounds.listTasks({ orgUnits: [code], round: round.code })
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const pairs: AnswerOfTask[] = []
  for (const answer of reading.answers) {
    const task = byId.get(answer.task)
    if (task === undefined || task.kind !== answer.kind || task.version < answer.version)
      return refused(
        'Arbetsbokens frågor finns inte här. Den är hämtad från en annan installation. Hämta en ny på den här sidan.',
      )
    pairs.push({ answer, task })
  }
  const { stamp, findings } = reading
  const about = { orgUnit, round, opened, findings, ...(stamp === undefined ? {} : { exportedAt: stamp.exportedAt }) }
  if (stamp === undefined || hasErrors(findings))
    return done({ ...about, changes: [], unchangedCount: 0, movedSinceCount: 0, addedSinceSv: [] })

  const namesSv = Object.fromEntries((await store.people.list()).map(({ person }) => [person.id, person.nameSv]))
  const changes: WorkbookChange[] = []
  for (const pair of pairs) {
    const change = await changeOf(pair, opened, { words, namesSv }, store)
    if (change !== undefined) changes.push(change)
  }
  const inWorkbook = new Set(reading.answers.map(({ task }) => task))
  return done({
    ...about,
    changes,
    unchangedCount: pairs.length - changes.length,
    movedSinceCount: pairs.filter(({ task, answer }) => task.version !== answer.version).length,
    addedSinceSv: tasks
      .filter(({ id, version, changedAt }) => version === 1 && changedAt > stamp.exportedAt && !inWorkbook.has(id))
      .map(({ labelSv }) => labelSv),
  })
}

interface AnswerOfTask {
  readonly answer: WorkbookAnswer
  readonly task: RoundTask
}

/**
 * Three answers are held against each other: what the workbook says, what it was made of, and what is answered now. What
 * nobody touched in the workbook is no change, whatever has been answered since.
 */
async function changeOf(
  { answer, task }: AnswerOfTask,
  opened: OpenedRound,
  { words, namesSv }: { readonly words: AnswerWords; readonly namesSv: Readonly<Record<string, string>> },
  store: Effects['store'],
): Promise<WorkbookChange | undefined> {
  const written = answerOfFields(answer.kind, answer.values, answer.nothingToAdd)
  if (saysTheSame(written, task.answer)) return undefined
  const made = task.version === answer.version ? task.answer : await answerAt(task.id, answer.version, store)
  if (saysTheSame(written, made)) return undefined
  const conflict = !saysTheSame(made, task.answer)
  const hindranceSv = hindrance(written, task, opened)
  return {
    task,
    sheet: answer.sheet,
    row: answer.row,
    answer: overKept(task.answer, written),
    fields: fieldChanges(task.answer, written, words),
    ...(conflict ? { conflictWithSv: actorNameSv(task.answeredBy ?? '', namesSv) } : {}),
    ...(hindranceSv === undefined ? {} : { hindranceSv }),
  }
}

async function answerAt(task: string, version: number, store: Effects['store']): Promise<TaskAnswer | undefined> {
  const events = await store.rounds.listEvents(task)
  return events.findLast((event) => event.version <= version && event.answer !== undefined)?.answer
}

function hindrance(written: TaskAnswer, task: RoundTask, opened: OpenedRound): string | undefined {
  if (opened.state === 'approved') return 'Omgången är godkänd och låst. Den måste låsas upp innan svaret kan ändras.'
  if (opened.state === 'submitted') return 'Omgången är inlämnad för granskning. Svaret kan ändras om omgången skickas tillbaka.'
  if (task.state === 'approved') return 'Svaret är godkänt. Det måste låsas upp innan det kan ändras.'
  if (task.state === 'withdrawn') return 'Frågan ställs inte längre: planen eller mallen har ändrats.'
  if (written.nothingToAdd === true && !task.mayBeEmpty)
    return `${taskKinds[task.kind].labelSv} ska besvaras: ”inget att tillägga” går inte här.`
  if (written.nothingToAdd !== true && isEmptyAnswer(written))
    return 'Alla svarsceller är tömda. Svaret lämnas som det är; ska det bort görs det i Tertial.'
  return answerJudgementFault(written)
}

/** What the workbook has no cells for is kept as it was answered. */
function overKept(before: TaskAnswer | undefined, written: TaskAnswer): TaskAnswer {
  const inCells = new Set(['kind', 'nothingToAdd', ...answerFields[written.kind].map(({ name }) => name)])
  const kept = Object.entries(before ?? {}).filter(([name]) => !inCells.has(name))
  return { ...Object.fromEntries(kept), ...written }
}

function fieldChanges(now: TaskAnswer | undefined, written: TaskAnswer, words: AnswerWords): FieldChange[] {
  const told = ({ input }: AnswerField, value: FieldValues[string] | undefined): string =>
    input === 'change' && value !== undefined ? words.change[value as Change] : textOf(value)
  const [before, after] = [fieldsOfAnswer(now), fieldsOfAnswer(written)]
  const fields = answerFields[written.kind].flatMap((field) => {
    const [one, other] = [before[field.name], after[field.name]]
    if (comparable(one) === comparable(other)) return []
    return [{ labelSv: field.labelSv, nowSv: told(field, one), workbookSv: told(field, other) }]
  })
  const [nothingBefore, nothingAfter] = [now?.nothingToAdd === true, written.nothingToAdd === true]
  const yesNo = (yes: boolean) => (yes ? 'Ja' : '')
  return nothingBefore === nothingAfter
    ? fields
    : [...fields, { labelSv: 'Inget att tillägga', nowSv: yesNo(nothingBefore), workbookSv: yesNo(nothingAfter) }]
}

function saysTheSame(a: TaskAnswer | undefined, b: TaskAnswer | undefined): boolean {
  const [one, other] = [fieldsOfAnswer(a), fieldsOfAnswer(b)]
  return (
    (a?.nothingToAdd === true) === (b?.nothingToAdd === true) &&
    [...Object.keys(one), ...Object.keys(other)].every((name) => comparable(one[name]) === comparable(other[name]))
  )
}

/** Spaces at the end and kinds of line ends are the spreadsheet's own matter. */
function comparable(value: FieldValues[string] | undefined): string {
  return textOf(value).replace(/\r\n?/g, '\n').trim()
}

function textOf(value: FieldValues[string] | undefined): string {
  return typeof value === 'number' ? String(value).replace('-', '−') : (value ?? '')
}
