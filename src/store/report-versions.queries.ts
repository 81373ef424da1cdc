import { parseSnapshotId, snapshotAt } from '#domain/delivery.ts'
import type { ReportState, ReportVersion } from '#domain/report-version.ts'
import { stringifyExact } from '#lib/exact-json.ts'
import { advisoryLocks } from './advisory-locks.ts'
import { type Connection, type Database, statement } from './database.ts'
import { parseKey, reportVersionKey } from './keys.ts'
import type { ReportVersionSummary } from './store.ts'

/** Keeps the version under the next number of its unit and round; the lock lets two at once get two numbers. */
export async function saveReportVersion(
  database: Database,
  version: Omit<ReportVersion, 'id' | 'number'>,
): Promise<ReportVersion> {
  const snapshot = parseSnapshotId(version.snapshotId)
  if (snapshot === undefined) throw new Error(`A report version must name its snapshot; ${version.snapshotId} is not one.`)
  return database.transaction(async (transaction) => {
    await transaction.rows(takeNumberLock, [advisoryLocks.reportNumber])
    const [row] = await transaction.rows(insertVersion, [
      version.orgUnit,
      version.round,
      version.state,
      snapshot.sequence,
      snapshot.answers,
      version.composedAt,
      version.composedBy,
      stringifyExact(version.document),
      stringifyExact(version.tables),
      stringifyExact(version.findings),
    ])
    if (row === undefined) throw new Error('A report version was not written.')
    return { ...version, id: reportVersionKey(row.report_version_id), number: row.number }
  })
}

export async function loadReportVersion(connection: Connection, id: string): Promise<ReportVersion | undefined> {
  const reportVersionId = parseKey('v', id)
  if (reportVersionId === undefined) return undefined
  const [row] = await connection.rows(selectVersion, [reportVersionId])
  return row && decodeVersion(row)
}

export async function loadLatestReportVersion(
  connection: Connection,
  orgUnit: string,
  round: string,
): Promise<ReportVersion | undefined> {
  const [row] = await connection.rows(selectLatestVersion, [orgUnit, round])
  return row && decodeVersion(row)
}

/** Newest first. */
export async function listReportVersions(
  connection: Connection,
  { orgUnit, round }: { orgUnit?: string; round?: string } = {},
): Promise<ReportVersionSummary[]> {
  const rows = await connection.rows(selectSummaries, [orgUnit ?? null, round ?? null])
  return rows.map(decodeSummary)
}

interface SummaryRow {
  readonly report_version_id: number
  readonly org_unit: string
  readonly round: string
  readonly number: number
  readonly state: ReportState
  readonly snapshot_sequence: number
  readonly snapshot_answers: bigint
  readonly composed_at: Date
  readonly composed_by: string
  readonly findings: ReportVersion['findings']
}

interface VersionRow extends SummaryRow {
  readonly document: ReportVersion['document']
  readonly tables: ReportVersion['tables']
}

function decodeVersion(row: VersionRow): ReportVersion {
  return { ...decodeSummary(row), document: row.document, tables: row.tables }
}

function decodeSummary(row: SummaryRow): ReportVersionSummary {
  return {
    id: reportVersionKey(row.report_version_id),
    orgUnit: row.org_unit,
    round: row.round,
    number: row.number,
    state: row.state,
    snapshotId: snapshotAt(row.snapshot_sequence, Number(row.snapshot_answers)).id,
    composedAt: row.composed_at,
    composedBy: row.composed_by,
    findings: row.findings,
  }
}

const takeNumberLock = statement<unknown>('take-report-number-lock', 'select pg_advisory_xact_lock($1)')

const insertVersion = statement<{ report_version_id: number; number: number }>(
  'insert-report-version',
  `insert into tertial.report_version (org_unit, round, number, state, snapshot_sequence, snapshot_answers, composed_at,
                                       composed_by, document, tables, findings)
   select $1::text, $2::text, coalesce(max(number), 0) + 1, $3, $4::int, $5::bigint, $6::timestamptz, $7, $8::json, $9::json,
          $10::json
     from tertial.report_version
    where org_unit = $1 and round = $2
   returning report_version_id, number`,
)

const summaryColumns = `report_version_id, org_unit, round, number, state, snapshot_sequence, snapshot_answers, composed_at,
  composed_by, findings`

const selectVersion = statement<VersionRow>(
  'select-report-version',
  `select ${summaryColumns}, document, tables from tertial.report_version where report_version_id = $1`,
)

const selectLatestVersion = statement<VersionRow>(
  'select-latest-report-version',
  `select ${summaryColumns}, document, tables
     from tertial.report_version
    where org_unit = $1 and round = $2
    order by number desc
    limit 1`,
)

const selectSummaries = statement<SummaryRow>(
  'select-report-version-summaries',
  `select ${summaryColumns}
     from tertial.report_version
    where ($1::text is null or org_unit = $1) and ($2::text is null or round = $2)
    order by report_version_id desc`,
)
