import { appendAudit } from './audit.queries.ts'
import { type Connection, type Database, statement } from './database.ts'
import type { AccessReview } from './people-store.ts'

export async function signAccessReview(database: Database, review: Omit<AccessReview, 'id'>): Promise<AccessReview> {
  return database.transaction(async (transaction) => {
    const { signedAt, signedBy, remarkSv, seen } = review
    const [row] = await transaction.rows(insertReview, [signedAt, signedBy, remarkSv, JSON.stringify(seen)])
    if (row === undefined) throw new Error('An access review was not written.')
    await appendAudit(transaction, {
      at: signedAt,
      actor: signedBy,
      event: 'access-reviewed',
      subject: `granskning ${row.access_review_id}`,
      detail: { uppdrag: String(seen.length), ...(remarkSv === '' ? {} : { anmärkning: remarkSv }) },
    })
    return { ...review, id: row.access_review_id }
  })
}

/** Latest first. */
export async function listAccessReviews(connection: Connection): Promise<AccessReview[]> {
  return (await connection.rows(selectReviews)).map((row) => ({
    id: row.access_review_id,
    signedAt: row.signed_at,
    signedBy: row.signed_by,
    remarkSv: row.remark,
    seen: row.seen,
  }))
}

interface ReviewRow {
  readonly access_review_id: number
  readonly signed_at: Date
  readonly signed_by: string
  readonly remark: string
  readonly seen: AccessReview['seen']
}

const insertReview = statement<{ access_review_id: number }>(
  'insert-access-review',
  `insert into tertial.access_review (signed_at, signed_by, remark, seen) values ($1::timestamptz, $2, $3, $4::json)
   returning access_review_id`,
)

const selectReviews = statement<ReviewRow>(
  'select-access-reviews',
  'select access_review_id, signed_at, signed_by, remark, seen from tertial.access_review order by access_review_id desc',
)
