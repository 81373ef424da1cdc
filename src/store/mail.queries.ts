import { advisoryLocks } from './advisory-locks.ts'
import { type Connection, type Database, statement, type Transaction } from './database.ts'
import { keepableText } from './keepable-text.ts'
import type { GivenUpMail, MailBatch, MailCounts, MailStore, NewMail, QueuedMail } from './mail-store.ts'
import { insertTidings, listUntold, settleTidings, withoutTold } from './tidings.queries.ts'

export function mailOn(database: Database): MailStore {
  return {
    listUntold: () => listUntold(database),
    withoutTold: (tidings) => withoutTold(database, tidings),
    queue: (batch) => queue(database, batch),
    isDigestMade: async (day) => (await database.rows(selectDigestDay, [day])).length > 0,

    takeNext: (now, leaseUntil) => takeNext(database, now, leaseUntil),
    async markSent(mailId, at) {
      await database.rows(updateSent, [mailId, at])
    },
    async markFailed(mailId, problem, nextAttemptAt) {
      await database.rows(updateFailed, [mailId, keepableText(problem), nextAttemptAt ?? null])
    },
    countMails: () => countMails(database),
    listGivenUp: (limit): Promise<GivenUpMail[]> => database.rows(selectGivenUp, [limit]),

    listWithoutDigest: async () => (await database.rows(selectWithoutDigest)).map(({ person }) => person),
    async setDigest(person, digest, at) {
      await database.rows(upsertPreference, [person, digest, at])
    },
  }
}

async function queue(database: Database, { at, digestDay, mails, putAside, reminded = [] }: MailBatch): Promise<boolean> {
  return database.transaction(async (transaction) => {
    // Of two processes at once the other waits, and then finds the first one's work done.
    await transaction.rows(takeMailLock, [advisoryLocks.mail])
    if (digestDay !== undefined && (await transaction.rows(insertDigestDay, [digestDay, at])).length === 0) return false
    for (const mail of mails) await queueOne(transaction, mail, at)
    await settleTidings(transaction, putAside, at, null)
    await settleTidings(transaction, await insertTidings(transaction, reminded, at), at, null)
    return true
  })
}

/** Nothing in the queue tells the same thing: else the mail is left out, and what is left of it comes with the next. */
async function queueOne(transaction: Transaction, mail: NewMail, at: Date): Promise<void> {
  const waiting = await transaction.rows(selectWaitingTidings, [mail.tells])
  if (waiting.length !== mail.tells.length) return
  const [row] = await transaction.rows(insertMail, [
    mail.person,
    mail.key,
    mail.messageId,
    mail.address,
    keepableText(mail.subject),
    keepableText(mail.text),
    keepableText(mail.html),
    mail.isDigest,
    at,
  ])
  if (row === undefined) return
  await settleTidings(transaction, mail.tells, at, row.mail_id)
  await settleTidings(transaction, await insertTidings(transaction, mail.reminds, at), at, row.mail_id)
}

async function takeNext(database: Database, now: Date, leaseUntil: Date): Promise<QueuedMail | undefined> {
  const [row] = await database.rows(leaseNext, [now, leaseUntil])
  if (row === undefined) return undefined
  const { mail_id, message_id, is_digest, made_at, person, key, address, subject, text, html, attempts } = row
  return {
    id: mail_id,
    messageId: message_id,
    isDigest: is_digest,
    madeAt: made_at,
    person,
    key,
    address,
    subject,
    text,
    html,
    attempts,
  }
}

async function countMails(connection: Connection): Promise<MailCounts> {
  const [row] = await connection.rows(selectCounts)
  if (row === undefined) return { waiting: 0, sent: 0, givenUp: 0 }
  const { waiting, sent, given_up, last_problem } = row
  return { waiting, sent, givenUp: given_up, ...(last_problem === null ? {} : { lastProblem: last_problem }) }
}

const takeMailLock = statement<unknown>('take-mail-lock', 'select pg_advisory_xact_lock($1)')

const selectDigestDay = statement<unknown>('select-digest-day', 'select from tertial.digest_day where day = $1')

const insertDigestDay = statement<unknown>(
  'insert-digest-day',
  'insert into tertial.digest_day (day, made_at) values ($1, $2) on conflict (day) do nothing returning 1',
)

const selectWaitingTidings = statement<unknown>(
  'select-waiting-tidings',
  'select 1 from tertial.tidings where tidings_id = any($1::bigint[]) and settled_at is null',
)

const insertMail = statement<{ mail_id: bigint }>(
  'insert-mail',
  `insert into tertial.mail (person, key, message_id, address, subject, text, html, is_digest, made_at, next_attempt_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
   on conflict (person, key) do nothing
   returning mail_id`,
)

const leaseNext = statement<{
  readonly mail_id: bigint
  readonly person: string
  readonly key: string
  readonly message_id: string
  readonly address: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly is_digest: boolean
  readonly attempts: number
  readonly made_at: Date
}>(
  'lease-next-mail',
  `update tertial.mail set attempts = attempts + 1, next_attempt_at = $2
    where mail_id = (
      select mail_id from tertial.mail
       where state = 'waiting' and next_attempt_at <= $1
       order by next_attempt_at, mail_id
       limit 1
         for update skip locked
    )
   returning mail_id, person, key, message_id, address, subject, text, html, is_digest, attempts, made_at`,
)

const updateSent = statement<never>(
  'mark-mail-sent',
  `update tertial.mail set state = 'sent', sent_at = $2, last_problem = null where mail_id = $1`,
)

const updateFailed = statement<never>(
  'mark-mail-failed',
  `update tertial.mail
      set last_problem = $2, next_attempt_at = coalesce($3, next_attempt_at),
          state = case when $3::timestamptz is null then 'given-up' else 'waiting' end
    where mail_id = $1 and state = 'waiting'`,
)

const selectCounts = statement<{ waiting: number; sent: number; given_up: number; last_problem: string | null }>(
  'count-mails',
  `select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'sent')::int as sent,
          count(*) filter (where state = 'given-up')::int as given_up,
          (array_agg(last_problem order by next_attempt_at desc)
             filter (where state = 'waiting' and last_problem is not null))[1] as last_problem
     from tertial.mail`,
)

const selectGivenUp = statement<GivenUpMail>(
  'select-given-up-mails',
  `select address, subject, made_at as "madeAt", last_problem as problem
     from tertial.mail where state = 'given-up' order by mail_id desc limit $1`,
)

const selectWithoutDigest = statement<{ person: string }>(
  'select-without-digest',
  'select person from tertial.mail_preference where not digest',
)

const upsertPreference = statement<never>(
  'upsert-mail-preference',
  `insert into tertial.mail_preference (person, digest, changed_at) values ($1, $2, $3)
   on conflict (person) do update set digest = excluded.digest, changed_at = excluded.changed_at`,
)
