import type { ReportEvent, ReportMoveKind, ReportMoveWords, SealedFile } from '#domain/report-course.ts'
import type { ReportForm } from '#domain/report-form.ts'
import { isUnderWay, type ReportState } from '#domain/report-version.ts'
import { stringifyExact } from '#lib/exact-json.ts'
import { advisoryLocks } from './advisory-locks.ts'
import { appendAudit } from './audit.queries.ts'
import { type Database, statement, type Transaction } from './database.ts'
import type { ReportCourseStore, ReportMove } from './report-course-store.ts'
import { insertTidings } from './tidings.queries.ts'

export function reportCourseOn(database: Database): ReportCourseStore {
  return {
    move: (move) => moveReport(database, move),
    async listEvents({ orgUnit, round }) {
      const rows = await database.rows(selectEvents, [orgUnit, round])
      return rows.map(
        ({ number, step, kind, to_state, done_by, done_at, said }): ReportEvent => ({
          version: number,
          step,
          kind,
          toState: to_state,
          by: done_by,
          at: done_at,
          said,
        }),
      )
    },
    async listSealedFiles({ orgUnit, round, sha256, identifier } = {}) {
      const rows = await database.rows(selectSealed, [orgUnit ?? null, round ?? null, sha256 ?? null, identifier ?? null])
      return rows.map(
        (row): SealedFile => ({
          orgUnit: row.org_unit,
          round: row.round,
          version: row.number,
          form: row.form,
          fileName: row.file_name,
          sha256: row.sha256,
          byteSize: row.byte_size,
          identifier: row.identifier,
          sealedAt: row.sealed_at,
        }),
      )
    },
    async loadSealedBytes({ orgUnit, round, version, form }) {
      const [row] = await database.rows(selectSealedBytes, [orgUnit, round, version, form])
      return row?.bytes
    },
  }
}

/** One report's moves are made one at a time: the lock is that of its numbers. */
async function moveReport(database: Database, move: ReportMove): Promise<{ moved: boolean }> {
  const { orgUnit, round, version, kind, toState, by, at, said } = move
  return database.transaction(async (transaction) => {
    await transaction.rows(takeLock, [advisoryLocks.reportNumber])
    const versions = await transaction.rows(selectStates, [orgUnit, round])
    const own = versions.find(({ number }) => number === version)
    if (own === undefined) throw new Error(`There is no version ${version} of ${orgUnit}/${round}.`)
    if (own.steps !== move.seenStep || (isUnderWay(toState) && isInTheWay(versions, version))) return { moved: false }

    await write(transaction, own, { kind, toState, by, at, said })
    if (kind === 'published') {
      for (const earlier of versions.filter(({ state, number }) => state === 'published' && number !== version))
        await write(transaction, earlier, { kind: 'superseded', toState: 'superseded', by, at, said: { supersededBy: version } })
    }
    for (const { form, fileName, sha256, identifier, bytes } of move.seals ?? [])
      await transaction.rows(insertSealed, [own.report_version_id, form, fileName, sha256, identifier, at, Buffer.from(bytes)])
    await insertTidings(transaction, move.tell ?? [], at)
    await appendAudit(transaction, {
      at,
      actor: by,
      event: 'report-moved',
      subject: `${orgUnit}/${round}`,
      detail: { version: String(version), kind, ...wordsForAudit(said), ...sealsForAudit(move) },
    })
    return { moved: true }
  })
}

/** Whether another version is under way, or a later one has gone all the way. */
function isInTheWay(versions: readonly StateRow[], version: number): boolean {
  return versions.some(
    ({ number, state }) => number !== version && (isUnderWay(state) || (state !== 'draft' && number > version)),
  )
}

type WrittenMove = Pick<ReportMove, 'kind' | 'toState' | 'by' | 'at' | 'said'>

async function write(transaction: Transaction, { report_version_id, steps }: StateRow, move: WrittenMove): Promise<void> {
  const { kind, toState, by, at, said } = move
  await transaction.rows(insertEvent, [report_version_id, steps + 1, kind, toState, by, at, stringifyExact(said)])
  await transaction.rows(updateState, [report_version_id, toState])
}

function wordsForAudit({ reasonSv, caseNumber, recipientSv, decision }: ReportMoveWords): Record<string, string> {
  const words = {
    reason: reasonSv,
    caseNumber,
    recipient: recipientSv,
    decision: decision && `${decision.bodySv} ${decision.decidedOn} ${decision.paragraph}`,
  }
  return Object.fromEntries(Object.entries(words).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

/** The trail seals the files once more: a hash that stands in it cannot be exchanged afterwards. */
function sealsForAudit({ seals = [] }: ReportMove): Record<string, string> {
  return Object.fromEntries(seals.map(({ form, sha256 }) => [`sha256-${form}`, sha256]))
}

interface StateRow {
  readonly report_version_id: number
  readonly number: number
  readonly state: ReportState
  readonly steps: number
}

const takeLock = statement<unknown>('take-report-course-lock', 'select pg_advisory_xact_lock($1)')

const selectStates = statement<StateRow>(
  'select-report-version-states',
  `select report_version_id, number, state,
          (select count(*)::int from tertial.report_event e where e.report_version_id = v.report_version_id) as steps
     from tertial.report_version v
    where org_unit = $1 and round = $2`,
)

const insertEvent = statement<never>(
  'insert-report-event',
  `insert into tertial.report_event (report_version_id, step, kind, to_state, done_by, done_at, said)
   values ($1, $2, $3, $4, $5, $6, $7::json)`,
)

const updateState = statement<never>(
  'update-report-version-state',
  'update tertial.report_version set state = $2 where report_version_id = $1',
)

const insertSealed = statement<never>(
  'insert-sealed-file',
  `insert into tertial.sealed_file (report_version_id, form, file_name, sha256, identifier, sealed_at, bytes)
   values ($1, $2, $3, $4, $5, $6, $7)`,
)

const selectEvents = statement<{
  number: number
  step: number
  kind: ReportMoveKind
  to_state: ReportState
  done_by: string
  done_at: Date
  said: ReportMoveWords
}>(
  'select-report-events',
  `select number, step, kind, to_state, done_by, done_at, said
     from tertial.report_event join tertial.report_version using (report_version_id)
    where org_unit = $1 and round = $2
    order by done_at, number, step`,
)

const selectSealed = statement<{
  org_unit: string
  round: string
  number: number
  form: ReportForm
  file_name: string
  sha256: string
  byte_size: number
  identifier: string
  sealed_at: Date
}>(
  'select-sealed-files',
  `select org_unit, round, number, form, file_name, sha256, octet_length(bytes) as byte_size, identifier, sealed_at
     from tertial.sealed_file join tertial.report_version using (report_version_id)
    where ($1::text is null or org_unit = $1) and ($2::text is null or round = $2)
      and ($3::text is null or sha256 = $3) and ($4::text is null or identifier = $4)
    order by report_version_id desc, form`,
)

const selectSealedBytes = statement<{ bytes: Uint8Array }>(
  'select-sealed-bytes',
  `select bytes
     from tertial.sealed_file join tertial.report_version using (report_version_id)
    where org_unit = $1 and round = $2 and number = $3 and form = $4`,
)
