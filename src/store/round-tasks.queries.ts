import type { OrgUnitCode } from '#domain/organisation.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import type {
  OpenedRound,
  RoundTask,
  TaskAnswer,
  TaskEvent,
  TaskEventKind,
  TaskKind,
  TaskState,
  UnitRoundState,
} from '#domain/round-task.ts'
import { stringifyExact } from '#lib/exact-json.ts'
import { advisoryLocks } from './advisory-locks.ts'
import { type Connection, type Database, statement, type Transaction } from './database.ts'
import { keepableText } from './keepable-text.ts'
import { parseKey, roundTaskKey } from './keys.ts'
import type { RoundMove, RoundOpening, RoundTaskFilter, TaskMove } from './round-store.ts'
import { insertTidings } from './tidings.queries.ts'

/**
 * Opens the unit's round, or brings an opened one up to date with what is asked now: new tasks are added, tasks that are no
 * longer asked are withdrawn with their answers kept, and what is already there stays as it is.
 */
export async function openRound(database: Database, opening: RoundOpening): Promise<OpenedRound> {
  return database.transaction(async (transaction) => {
    await transaction.rows(takeAnswerLock, [advisoryLocks.answers])
    const { orgUnit, round, at, by, closesOn, wishes } = opening
    await transaction.rows(insertRound, [orgUnit, round, at, by, closesOn])
    const [opened] = await transaction.rows(selectRoundForUpdate, [orgUnit, round])
    if (opened === undefined) throw new Error('An opened round was not written.')
    if (opened.state !== 'approved') await bringUpToDate(transaction, opened.unit_round_id, opening, wishes)
    return decodeRound(opened)
  })
}

async function bringUpToDate(
  transaction: Transaction,
  unitRoundId: number,
  { at, by }: RoundOpening,
  wishes: RoundOpening['wishes'],
): Promise<void> {
  await transaction.rows(upsertTasks, [
    unitRoundId,
    wishes.map((_, index) => index + 1),
    wishes.map(({ kind }) => kind),
    wishes.map(({ item }) => keepableText(item)),
    wishes.map(({ labelSv }) => keepableText(labelSv)),
    wishes.map(({ dueOn }) => dueOn),
    wishes.map(({ mayBeEmpty }) => mayBeEmpty),
    wishes.map(({ responsibleSv }) => JSON.stringify(responsibleSv.map(keepableText))),
    wishes.map(({ responsible }) => JSON.stringify(responsible)),
    at,
    by,
  ])
  await transaction.rows(takeOverTexts, [unitRoundId])
  await transaction.rows(withdrawTasks, [
    unitRoundId,
    wishes.map(({ kind }) => kind),
    wishes.map(({ item }) => keepableText(item)),
    at,
    by,
  ])
}

/** What happened, written with the task's new state, unless somebody was before: then nothing is, and how it stands comes back. */
export async function moveTask(database: Database, move: TaskMove): Promise<{ moved: boolean; task: RoundTask }> {
  const taskId = parseKey('t', move.task)
  if (taskId === undefined) throw new Error(`${move.task} is no task.`)
  return database.transaction(async (transaction) => {
    if (move.kind !== 'saved') await transaction.rows(takeAnswerLock, [advisoryLocks.answers])
    const [row] = await transaction.rows(selectTaskForUpdate, [taskId])
    if (row === undefined) throw new Error(`There is no task ${move.task}.`)
    if (move.saveKey !== undefined && (await transaction.rows(selectSaveKey, [taskId, move.saveKey])).length > 0)
      return { moved: true, task: decodeTask(row) }
    const locked = row.round_state === 'approved' || (row.round_state === 'submitted' && !reviewKinds.includes(move.kind))
    if (row.version !== move.seenVersion || locked) return { moved: false, task: decodeTask(row) }

    const answer = move.answer === undefined ? null : stringifyExact(move.answer)
    const reason = move.reasonSv === undefined ? null : keepableText(move.reasonSv)
    const responsible = move.responsible ?? null
    await transaction.rows(insertEvent, [
      taskId,
      row.version + 1,
      move.kind,
      move.by,
      move.at,
      answer,
      responsible,
      reason,
      move.saveKey ?? null,
    ])
    const [moved] = await transaction.rows(updateTask, [taskId, move.toState, answer, move.by, move.at, responsible, reason])
    if (moved === undefined) throw new Error('A task was not written.')
    await insertTidings(transaction, move.tell ?? [], move.at)
    return { moved: true, task: decodeTask({ ...row, ...moved }) }
  })
}

/** What may still happen to a task when its unit has submitted the round: that is what a review is. */
const reviewKinds: readonly TaskEventKind[] = ['returned', 'approved', 'unlocked', 'challenged', 'explained']

/** The round's new state, unless somebody was before. */
export async function moveRound(database: Database, move: RoundMove): Promise<{ moved: boolean; round: OpenedRound }> {
  return database.transaction(async (transaction) => {
    const [row] = await transaction.rows(selectRoundForUpdate, [move.orgUnit, move.round])
    if (row === undefined) throw new Error(`The round ${move.round} is not opened for ${move.orgUnit}.`)
    if (row.version !== move.seenVersion) return { moved: false, round: decodeRound(row) }
    const reason = move.reasonSv === undefined ? null : keepableText(move.reasonSv)
    await transaction.rows(insertRoundEvent, [row.unit_round_id, row.version + 1, move.kind, move.by, move.at, reason])
    const [moved] = await transaction.rows(updateRound, [row.unit_round_id, move.toState, move.kind, move.by, move.at, reason])
    if (moved === undefined) throw new Error('A round was not written.')
    await insertTidings(transaction, move.tell ?? [], move.at)
    return { moved: true, round: decodeRound(moved) }
  })
}

export async function loadRoundTask(connection: Connection, id: string): Promise<RoundTask | undefined> {
  const taskId = parseKey('t', id)
  if (taskId === undefined) return undefined
  const [row] = await connection.rows(selectTask, [taskId])
  return row && decodeTask(row)
}

/** In the order of unit, round and the round's own order. */
export async function listRoundTasks(connection: Connection, filter: RoundTaskFilter): Promise<RoundTask[]> {
  const rows = await connection.rows(selectTasks, [
    filter.orgUnits === undefined ? null : [...filter.orgUnits],
    filter.round ?? null,
    filter.responsible ?? null,
  ])
  return rows.map(decodeTask)
}

export async function listOpenedRounds(
  connection: Connection,
  filter: { readonly orgUnits?: readonly OrgUnitCode[]; readonly round?: string } = {},
): Promise<OpenedRound[]> {
  const rows = await connection.rows(selectRounds, [
    filter.orgUnits === undefined ? null : [...filter.orgUnits],
    filter.round ?? null,
  ])
  return rows.map(decodeRound)
}

/** Oldest first. */
export async function listTaskEvents(connection: Connection, id: string): Promise<TaskEvent[]> {
  const taskId = parseKey('t', id)
  if (taskId === undefined) return []
  const rows = await connection.rows(selectEvents, [taskId])
  return rows.map(({ version, kind, done_by, done_at, answer, responsible, reason }) => ({
    task: id,
    version,
    kind,
    by: done_by,
    at: done_at,
    ...(answer === null ? {} : { answer }),
    ...(responsible === null ? {} : { responsible }),
    ...(reason === null ? {} : { reasonSv: reason }),
  }))
}

/** The last number of an answer, a comment marked for print or a finished text, that counts; 0 before any. */
export async function loadLatestAnswer(connection: Connection): Promise<number> {
  const [row] = await connection.rows(selectLatestAnswer)
  return Number(row?.event_id ?? 0)
}

/** What was submitted up to an answer's number, for one unit's round, in the round's order. */
export async function loadSubmittedAnswers(
  connection: Connection,
  through: number,
  { orgUnit, round }: { readonly orgUnit: OrgUnitCode; readonly round: string },
): Promise<(Pick<RoundTask, 'kind' | 'item'> & { answer: TaskAnswer; by: string; at: Date })[]> {
  return connection.rows(selectSubmittedAnswers, [orgUnit, round, through])
}

interface RoundRow {
  readonly unit_round_id: number
  readonly org_unit: string
  readonly round: string
  readonly state: UnitRoundState
  readonly version: number
  readonly opened_at: Date
  readonly opened_by: string
  readonly closes_on: string
  readonly submitted_by: string | null
  readonly approved_by: string | null
  readonly changed_at: Date
  readonly return_reason: string | null
}

function decodeRound(row: RoundRow): OpenedRound {
  return {
    orgUnit: orgUnitCode(row.org_unit),
    round: row.round,
    state: row.state,
    version: row.version,
    openedAt: row.opened_at,
    openedBy: row.opened_by,
    closesOn: row.closes_on,
    changedAt: row.changed_at,
    ...(row.submitted_by === null ? {} : { submittedBy: row.submitted_by }),
    ...(row.approved_by === null ? {} : { approvedBy: row.approved_by }),
    ...(row.return_reason === null ? {} : { returnReasonSv: row.return_reason }),
  }
}

interface TaskRow {
  readonly task_id: number
  readonly org_unit: string
  readonly round: string
  readonly round_state: UnitRoundState
  readonly kind: TaskKind
  readonly item: string
  readonly label: string
  readonly due_on: string
  readonly may_be_empty: boolean
  readonly responsible_words: string[]
  readonly responsible: string[]
  readonly state: TaskState
  readonly version: number
  readonly answer: TaskAnswer | null
  readonly answered_by: string | null
  readonly changed_at: Date
  readonly return_reason: string | null
}

function decodeTask(row: TaskRow): RoundTask {
  return {
    id: roundTaskKey(row.task_id),
    orgUnit: orgUnitCode(row.org_unit),
    round: row.round,
    kind: row.kind,
    item: row.item,
    labelSv: row.label,
    dueOn: row.due_on,
    mayBeEmpty: row.may_be_empty,
    responsibleSv: row.responsible_words,
    responsible: row.responsible,
    state: row.state,
    version: row.version,
    changedAt: row.changed_at,
    ...(row.answer === null ? {} : { answer: row.answer }),
    ...(row.answered_by === null ? {} : { answeredBy: row.answered_by }),
    ...(row.return_reason === null ? {} : { returnReasonSv: row.return_reason }),
  }
}

const takeAnswerLock = statement<unknown>('take-answer-lock', 'select pg_advisory_xact_lock($1)')

const insertRound = statement<never>(
  'insert-unit-round',
  `insert into tertial.unit_round (org_unit, round, state, opened_at, opened_by, closes_on, changed_at)
   values ($1, $2, 'open', $3, $4, $5, $3)
   on conflict (org_unit, round) do update set closes_on = excluded.closes_on`,
)

const roundColumns = `unit_round_id, org_unit, round, state, version, opened_at, opened_by, closes_on::text, submitted_by,
  approved_by, changed_at, return_reason`

const selectRoundForUpdate = statement<RoundRow>(
  'select-unit-round-for-update',
  `select ${roundColumns} from tertial.unit_round where org_unit = $1 and round = $2 for update`,
)

const selectRounds = statement<RoundRow>(
  'select-unit-rounds',
  `select ${roundColumns}
     from tertial.unit_round
    where ($1::text[] is null or org_unit = any($1)) and ($2::text is null or round = $2)
    order by round, org_unit`,
)

const insertRoundEvent = statement<never>(
  'insert-unit-round-event',
  `insert into tertial.unit_round_event (unit_round_id, version, kind, done_by, done_at, reason)
   values ($1, $2, $3, $4, $5, $6)`,
)

const updateRound = statement<RoundRow>(
  'update-unit-round',
  `update tertial.unit_round
      set state = $2, version = version + 1, changed_at = $5,
          submitted_by = case when $3 = 'submitted' then $4 else submitted_by end,
          approved_by = case $3 when 'approved' then $4 when 'unlocked' then null else approved_by end,
          return_reason = case when $3 in ('returned', 'unlocked') then $6 when $3 = 'submitted' then null else return_reason end
    where unit_round_id = $1
   returning ${roundColumns}`,
)

/** A task that was withdrawn and is asked again is open, with its answer as a draft of it. */
const upsertTasks = statement<never>(
  'upsert-round-tasks',
  `with wished as (
     select * from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::date[], $7::boolean[], $8::text[], $9::text[])
       as wish (position, kind, item, label, due_on, may_be_empty, words, persons)
   ), written as (
     insert into tertial.round_task (unit_round_id, position, kind, item, label, due_on, may_be_empty, responsible_words,
                                     responsible, state, version, changed_at)
     select $1, position, kind, item, label, due_on, may_be_empty,
            array(select json_array_elements_text(words::json)), array(select json_array_elements_text(persons::json)),
            'open', 1, $10
       from wished
     on conflict (unit_round_id, kind, item) do update
        set position = excluded.position, label = excluded.label, due_on = excluded.due_on,
            may_be_empty = excluded.may_be_empty, responsible_words = excluded.responsible_words,
            state = case round_task.state when 'withdrawn' then 'open' else round_task.state end,
            version = round_task.version + case round_task.state when 'withdrawn' then 1 else 0 end,
            changed_at = case round_task.state when 'withdrawn' then excluded.changed_at else round_task.changed_at end
     returning task_id, version
   )
   insert into tertial.task_event (task_id, version, kind, done_by, done_at)
   select task_id, version, 'opened', $11, $10 from written
   on conflict (task_id, version) do nothing`,
)

/** What has been written in the report before the round asked is the beginning of the answer: nobody is asked for it twice. */
const takeOverTexts = statement<never>(
  'take-over-section-texts',
  `with taken as (
     update tertial.round_task
        set answer = json_build_object('kind', 'text', 'markdown', text.markdown), answered_by = text.written_by,
            state = 'draft', version = round_task.version + 1, changed_at = text.written_at
       from tertial.unit_round, tertial.section_text as text
      where round_task.unit_round_id = $1 and unit_round.unit_round_id = $1
        and round_task.kind = 'text' and round_task.state = 'open' and round_task.answer is null
        and text.org_unit = unit_round.org_unit and text.round = unit_round.round and text.section = round_task.item
        and text.version > 0
     returning task_id, round_task.version, answer, answered_by, round_task.changed_at
   )
   insert into tertial.task_event (task_id, version, kind, done_by, done_at, answer)
   select task_id, version, 'saved', answered_by, changed_at, answer from taken`,
)

const withdrawTasks = statement<never>(
  'withdraw-round-tasks',
  `with gone as (
     update tertial.round_task
        set state = 'withdrawn', version = version + 1, changed_at = $4
      where unit_round_id = $1 and state in ('open', 'draft', 'returned', 'submitted')
        and (kind, item) not in (select * from unnest($2::text[], $3::text[]))
     returning task_id, version
   )
   insert into tertial.task_event (task_id, version, kind, done_by, done_at)
   select task_id, version, 'withdrawn', $5, $4 from gone`,
)

const taskColumns = `task_id, org_unit, round, unit_round.state as round_state, kind, item, label, due_on::text, may_be_empty,
  responsible_words, responsible, round_task.state, round_task.version, answer, answered_by, round_task.changed_at,
  round_task.return_reason`

const selectTask = statement<TaskRow>(
  'select-round-task',
  `select ${taskColumns} from tertial.round_task join tertial.unit_round using (unit_round_id) where task_id = $1`,
)

/** The unit's round too, shared: it is not submitted or approved in the middle of an answer. */
const selectTaskForUpdate = statement<TaskRow>(
  'select-round-task-for-update',
  `select ${taskColumns}
     from tertial.round_task join tertial.unit_round using (unit_round_id)
    where task_id = $1
      for update of round_task for share of unit_round`,
)

const selectTasks = statement<TaskRow>(
  'select-round-tasks',
  `select ${taskColumns}
     from tertial.round_task join tertial.unit_round using (unit_round_id)
    where ($1::text[] is null or org_unit = any($1))
      and ($2::text is null or round = $2)
      and ($3::text is null or responsible @> array[$3])
    order by org_unit, round, position, task_id`,
)

const selectSaveKey = statement<unknown>('select-save-key', 'select from tertial.task_event where task_id = $1 and save_key = $2')

const insertEvent = statement<never>(
  'insert-task-event',
  `insert into tertial.task_event (task_id, version, kind, done_by, done_at, answer, responsible, reason, save_key)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)

const updateTask = statement<
  Pick<TaskRow, 'state' | 'version' | 'answer' | 'answered_by' | 'changed_at' | 'responsible' | 'return_reason'>
>(
  'update-round-task',
  `update tertial.round_task
      set state = $2, version = version + 1,
          answer = coalesce($3::json, answer),
          answered_by = case when $3::json is null then answered_by else $4 end,
          changed_at = $5,
          responsible = coalesce($6::text[], responsible),
          return_reason = case when $2 = 'returned' then $7 when $2 in ('submitted', 'approved') then null else return_reason end
    where task_id = $1
   returning state, version, answer, answered_by, changed_at, responsible, return_reason`,
)

const selectEvents = statement<{
  readonly version: number
  readonly kind: TaskEventKind
  readonly done_by: string
  readonly done_at: Date
  readonly answer: TaskAnswer | null
  readonly responsible: string[] | null
  readonly reason: string | null
}>(
  'select-task-events',
  `select version, kind, done_by, done_at, answer, responsible, reason
     from tertial.task_event where task_id = $1 order by version`,
)

const selectLatestAnswer = statement<{ event_id: bigint | null }>(
  'select-latest-answer',
  `select greatest(
     (select max(event_id) from tertial.task_event where kind in ('submitted', 'withdrawn')),
     (select max(event_id) from tertial.comment_event where counts),
     (select max(event_id) from tertial.section_text_event where finished)
   ) as event_id`,
)

/** A task's last submitted answer, unless it has been withdrawn since. */
const selectSubmittedAnswers = statement<{ kind: TaskKind; item: string; answer: TaskAnswer; by: string; at: Date }>(
  'select-submitted-answers',
  `select task.kind, task.item, event.answer, event.done_by as by, event.done_at as at
     from tertial.unit_round
     join tertial.round_task as task using (unit_round_id)
     join lateral (
       select kind, answer, done_by, done_at
         from tertial.task_event
        where task_id = task.task_id and event_id <= $3 and kind in ('submitted', 'withdrawn')
        order by event_id desc
        limit 1
     ) as event on event.kind = 'submitted'
    where org_unit = $1 and round = $2
    order by task.position, task.task_id`,
)
