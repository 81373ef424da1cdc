import { type AuditDeed, type AuditEntry, auditFault, auditStart, sealAuditEntry } from '#domain/audit.ts'
import { advisoryLocks } from './advisory-locks.ts'
import { type Connection, type Database, statement, type Transaction } from './database.ts'

/**
 * Writes the deed in the trail in the transaction that does it: both are there or neither. The trail is written by one at a
 * time until the transaction ends, so write as its last step.
 */
export async function appendAudit(transaction: Transaction, deed: AuditDeed): Promise<AuditEntry> {
  await transaction.rows(takeAuditLock, [advisoryLocks.auditTrail])
  const [last] = await transaction.rows(selectLast)
  const entry = sealAuditEntry(deed, last ?? auditStart)
  await transaction.rows(insertEntry, [
    entry.number,
    entry.at,
    entry.actor,
    entry.event,
    entry.subject,
    entry.detail,
    entry.previousHash,
    entry.hash,
  ])
  return entry
}

/** Latest first. */
export async function listAudit(
  connection: Connection,
  { subject, limit, offset }: { subject?: string; limit: number; offset: number },
): Promise<AuditEntry[]> {
  return (await connection.rows(selectPage, [subject ?? null, limit, offset])).map(decode)
}

export async function loadAuditEntry(connection: Connection, number: number): Promise<AuditEntry | undefined> {
  const [row] = await connection.rows(selectAfter, [number - 1, 1])
  return row?.number === number ? decode(row) : undefined
}

/** What came of going through the whole trail: the last entry, and what is wrong where. */
export interface AuditVerification {
  readonly entryCount: number
  readonly last: Pick<AuditEntry, 'number' | 'hash'>
  /** The first fault; nothing after it can be vouched for. */
  readonly faultSv?: string
}

/** Follows the chain from the first entry, a page at a time. */
export async function verifyAudit(database: Database): Promise<AuditVerification> {
  return database.moment(async (connection) => {
    let last: Pick<AuditEntry, 'number' | 'hash'> = auditStart
    let entryCount = 0
    for (;;) {
      const page = (await connection.rows(selectAfter, [last.number, pageSize])).map(decode)
      for (const entry of page) {
        const faultSv = auditFault(entry, last)
        if (faultSv !== undefined) return { entryCount, last, faultSv }
        last = entry
        entryCount += 1
      }
      if (page.length < pageSize) return { entryCount, last: { number: last.number, hash: last.hash } }
    }
  })
}

const pageSize = 1000

interface AuditRow extends Omit<AuditEntry, 'previousHash'> {
  readonly previous_hash: string
}

function decode({ previous_hash: previousHash, ...entry }: AuditRow): AuditEntry {
  return { ...entry, previousHash }
}

const takeAuditLock = statement<unknown>('take-audit-lock', 'select pg_advisory_xact_lock($1)')

const selectLast = statement<Pick<AuditEntry, 'number' | 'hash'>>(
  'select-last-audit-entry',
  'select number, hash from tertial.audit_entry order by number desc limit 1',
)

const insertEntry = statement<never>(
  'insert-audit-entry',
  `insert into tertial.audit_entry (number, at, actor, event, subject, detail, previous_hash, hash)
   values ($1, $2::timestamptz, $3, $4, $5, $6, $7, $8)`,
)

const columns = 'number, at, actor, event, subject, detail, previous_hash, hash'

const selectPage = statement<AuditRow>(
  'select-audit-page',
  `select ${columns} from tertial.audit_entry
    where $1::text is null or subject = $1
    order by number desc limit $2 offset $3`,
)

const selectAfter = statement<AuditRow>(
  'select-audit-entries-after',
  `select ${columns} from tertial.audit_entry where number > $1 order by number limit $2`,
)
