import {
  type Comment,
  type CommentEventKind,
  type CommentSubject,
  commentSubjectKey,
  type PrintedComment,
  parseCommentSubject,
} from '#domain/comment.ts'
import { advisoryLocks } from './advisory-locks.ts'
import type { CommentMove, CommentStore, NewComment } from './comment-store.ts'
import { type Database, statement } from './database.ts'
import { keepableText } from './keepable-text.ts'
import { commentKey, parseKey } from './keys.ts'
import { insertTidings } from './tidings.queries.ts'

export function commentsOn(database: Database): CommentStore {
  return {
    write: (comment, tell) => writeComment(database, comment, tell),
    move: (move, tell = () => []) => moveComment(database, move, tell),
    async load(id) {
      const [row] = await database.rows(selectComment, [parseKey('c', id) ?? 0])
      return row && decode(row)
    },
    async list({ orgUnit, round, subject }) {
      const key = subject === undefined ? null : commentSubjectKey(subject)
      return (await database.rows(selectComments, [orgUnit, round, key])).map(decode)
    },
    async listEvents({ orgUnit, round }) {
      const rows = await database.rows(selectEvents, [orgUnit, round])
      return rows.map(({ comment_id, version, kind, done_by, done_at, text }) => ({
        comment: commentKey(comment_id),
        version,
        kind,
        by: done_by,
        at: done_at,
        textSv: text,
      }))
    },
    async loadPrinted(through, { orgUnit, round }) {
      const rows = await database.rows(selectPrinted, [orgUnit, round, through])
      return rows.map(
        ({ comment_id, subject, by_name, written_at, text }): PrintedComment => ({
          id: commentKey(comment_id),
          subject: subjectOf(subject),
          byNameSv: by_name,
          at: written_at,
          textSv: text,
        }),
      )
    },
  }
}

async function writeComment(
  database: Database,
  { subject, thread, by, byNameSv, at, textSv }: NewComment,
  tell: Parameters<CommentStore['write']>[1],
): Promise<Comment> {
  return database.transaction(async (transaction) => {
    const text = keepableText(textSv)
    const [row] = await transaction.rows(insertComment, [
      thread === undefined ? null : (parseKey('c', thread) ?? null),
      subject.orgUnit,
      subject.round,
      commentSubjectKey(subject),
      by,
      byNameSv,
      at,
      text,
    ])
    if (row === undefined) throw new Error('A comment was not written.')
    await transaction.rows(insertEvent, [row.comment_id, 1, 'written', by, at, text, false])
    const comment = decode(row)
    await insertTidings(transaction, tell(comment), at)
    return comment
  })
}

async function moveComment(
  database: Database,
  { comment, seenVersion, kind, by, at, textSv }: CommentMove,
  tell: (comment: Comment) => ReturnType<Parameters<CommentStore['write']>[1]>,
): Promise<{ moved: boolean; comment: Comment }> {
  return database.transaction(async (transaction) => {
    // The order of numbers is the order of commits, as for answers: a snapshot names all up to its number.
    await transaction.rows(takeAnswerLock, [advisoryLocks.answers])
    const [row] = await transaction.rows(selectForUpdate, [parseKey('c', comment) ?? 0])
    if (row === undefined) throw new Error(`There is no comment ${comment}.`)
    if (row.version !== seenVersion) return { moved: false, comment: decode(row) }
    const text = textSv === undefined ? row.text : keepableText(textSv)
    const counts = kind === 'printed' || kind === 'unprinted' || (kind === 'edited' && row.printed)
    await transaction.rows(insertEvent, [row.comment_id, row.version + 1, kind, by, at, text, counts])
    const [moved] = await transaction.rows(updateComment, [row.comment_id, kind, text, at])
    if (moved === undefined) throw new Error('A comment was not written.')
    const changed = decode(moved)
    await insertTidings(transaction, tell(changed), at)
    return { moved: true, comment: changed }
  })
}

interface CommentRow {
  readonly comment_id: number
  readonly thread_id: number
  readonly subject: string
  readonly written_by: string
  readonly by_name: string
  readonly written_at: Date
  readonly text: string
  readonly version: number
  readonly changed_at: Date
  readonly edited: boolean
  readonly printed: boolean
  readonly resolved: boolean
}

function decode(row: CommentRow): Comment {
  return {
    id: commentKey(row.comment_id),
    thread: commentKey(row.thread_id),
    subject: subjectOf(row.subject),
    by: row.written_by,
    byNameSv: row.by_name,
    at: row.written_at,
    textSv: row.text,
    version: row.version,
    changedAt: row.changed_at,
    isEdited: row.edited,
    isPrinted: row.printed,
    isResolved: row.resolved,
  }
}

function subjectOf(key: string): CommentSubject {
  const subject = parseCommentSubject(key)
  if (subject === undefined) throw new Error(`A comment is kept about ${key}, which is nothing.`)
  return subject
}

const takeAnswerLock = statement<unknown>('take-comment-answer-lock', 'select pg_advisory_xact_lock($1)')

const columns = `comment_id, thread_id, subject, written_by, by_name, written_at, text, version, changed_at, edited, printed,
  resolved`

const insertComment = statement<CommentRow>(
  'insert-comment',
  `with given as (select nextval(pg_get_serial_sequence('tertial.comment', 'comment_id'))::int as id)
   insert into tertial.comment (comment_id, thread_id, org_unit, round, subject, written_by, by_name, written_at, text, changed_at)
   overriding system value
   select id, coalesce($1, id), $2, $3, $4, $5, $6, $7, $8, $7 from given
   returning ${columns}`,
)

const insertEvent = statement<never>(
  'insert-comment-event',
  `insert into tertial.comment_event (comment_id, version, kind, done_by, done_at, text, counts)
   values ($1, $2, $3, $4, $5, $6, $7)`,
)

const selectForUpdate = statement<CommentRow>(
  'select-comment-for-update',
  `select ${columns} from tertial.comment where comment_id = $1 for update`,
)

const updateComment = statement<CommentRow>(
  'update-comment',
  `update tertial.comment
      set text = $3, version = version + 1, changed_at = $4,
          edited = edited or $2 = 'edited',
          printed = case $2 when 'printed' then true when 'unprinted' then false else printed end,
          resolved = case $2 when 'resolved' then true when 'reopened' then false else resolved end
    where comment_id = $1
   returning ${columns}`,
)

const selectComment = statement<CommentRow>('select-comment', `select ${columns} from tertial.comment where comment_id = $1`)

const selectComments = statement<CommentRow>(
  'select-comments',
  `select ${columns} from tertial.comment
    where org_unit = $1 and round = $2 and ($3::text is null or subject = $3)
    order by thread_id, comment_id`,
)

const selectEvents = statement<{
  readonly comment_id: number
  readonly version: number
  readonly kind: CommentEventKind
  readonly done_by: string
  readonly done_at: Date
  readonly text: string
}>(
  'select-comment-events',
  `select comment_id, comment_event.version, kind, done_by, done_at, comment_event.text
     from tertial.comment_event join tertial.comment using (comment_id)
    where org_unit = $1 and round = $2
    order by event_id`,
)

const selectPrinted = statement<Pick<CommentRow, 'comment_id' | 'subject' | 'by_name' | 'written_at' | 'text'>>(
  'select-printed-comments',
  `select comment.comment_id, subject, by_name, written_at, event.text
     from tertial.comment
     join lateral (
       select kind, text from tertial.comment_event
        where comment_id = comment.comment_id and counts and event_id <= $3
        order by event_id desc
        limit 1
     ) as event on event.kind <> 'unprinted'
    where org_unit = $1 and round = $2
    order by comment.comment_id`,
)
