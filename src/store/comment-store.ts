import type { Comment, CommentEvent, CommentEventKind, CommentSubject, PrintedComment } from '#domain/comment.ts'
import type { OrgUnitCode } from '#domain/organisation.ts'
import type { Tidings } from '#domain/tidings.ts'

/** What people say about figures, tasks, items and sections. Each change is an event that stays. */
export interface CommentStore {
  /** `tell` says who is to be told, once the comment has its id: written with it. */
  write(comment: NewComment, tell: (comment: Comment) => readonly Tidings[]): Promise<Comment>
  /** Not `moved` when somebody was before: then nothing is written, and the comment is as it stands. */
  move(move: CommentMove, tell?: (comment: Comment) => readonly Tidings[]): Promise<{ moved: boolean; comment: Comment }>
  load(id: string): Promise<Comment | undefined>
  /** A unit's round, or one subject in it; oldest thread first, and each thread's comments in order. */
  list(filter: { readonly orgUnit: OrgUnitCode; readonly round: string; readonly subject?: CommentSubject }): Promise<Comment[]>
  /** Of all the unit's round's comments, oldest first. */
  listEvents(filter: { readonly orgUnit: OrgUnitCode; readonly round: string }): Promise<CommentEvent[]>
  /** Those marked for print as of a snapshot's `answers`, with the words they had then, in the order they were written. */
  loadPrinted(through: number, address: { readonly orgUnit: OrgUnitCode; readonly round: string }): Promise<PrintedComment[]>
}

export interface NewComment {
  readonly subject: CommentSubject
  /** The thread that it replies in; absent begins one. */
  readonly thread?: string
  readonly by: string
  readonly byNameSv: string
  readonly at: Date
  readonly textSv: string
}

export interface CommentMove {
  readonly comment: string
  readonly seenVersion: number
  readonly kind: Exclude<CommentEventKind, 'written'>
  readonly by: string
  readonly at: Date
  /** The new words, of an edit. */
  readonly textSv?: string
}
