import type { OrgUnitCode } from './organisation.ts'
import { orgUnitCode } from './organisation.ts'
import { parseRoundCode } from './round.ts'
import { isTaskKind, type RoundTask, type TaskKind } from './round-task.ts'

/** What a comment may be about: a figure, what the round asks about in the plan, a section of the report. */
export const commentSubjectKinds = {
  figure: { labelSv: 'Siffra' },
  item: { labelSv: 'Post i planen' },
  section: { labelSv: 'Avsnitt' },
} as const satisfies Record<string, { labelSv: string }>

export type CommentSubjectKind = keyof typeof commentSubjectKinds

/** One thing in one unit's round. */
export interface CommentSubject {
  readonly kind: CommentSubjectKind
  readonly orgUnit: OrgUnitCode
  readonly round: string
  /** Of a figure 'table/row/column', of an item its kind of task and its id, 'activity/a1', of a section its key. */
  readonly about: string
}

/** 'figure/fds/2025-D2/income-statement/it-kostnader/actual-ytd', 'section/fds/2025-D2/ekonomi': what addresses and mails carry. */
export function commentSubjectKey({ kind, orgUnit, round, about }: CommentSubject): string {
  return [kind, orgUnit, round, about].join('/')
}

export function parseCommentSubject(key: string): CommentSubject | undefined {
  const [kind = '', orgUnit, round, ...about] = key.split('/')
  if (!Object.hasOwn(commentSubjectKinds, kind) || !orgUnit || !round || about.join('') === '') return undefined
  if (kind === 'figure' && (about.length !== 3 || about.includes(''))) return undefined
  if (kind === 'item' && (about.length < 2 || !isTaskKind(about[0] ?? ''))) return undefined
  return { kind: kind as CommentSubjectKind, orgUnit: orgUnitCode(orgUnit), round, about: about.join('/') }
}

/** What is said of a task is said of what it asks about: a section's text, or the item, whose row the report shows. */
export function subjectOfTask({
  kind,
  item,
  orgUnit,
  round,
}: Pick<RoundTask, 'kind' | 'item' | 'orgUnit' | 'round'>): CommentSubject {
  return kind === 'text'
    ? { kind: 'section', orgUnit, round, about: item }
    : { kind: 'item', orgUnit, round, about: `${kind}/${item}` }
}

/**
 * What is said of one of the plan's things outside the rounds that follow it up: the plan is a round's document of its own, 'P'
 * (docs/decisions/0014).
 */
export function subjectInPlan({ kind, item, orgUnit, year }: PlanItem): CommentSubject {
  return { kind: 'item', orgUnit, round: `${year}-P`, about: `${kind}/${item}` }
}

interface PlanItem {
  readonly kind: TaskKind
  readonly item: string
  readonly orgUnit: OrgUnitCode
  readonly year: number
}

export function isInPlan({ kind, round }: Pick<CommentSubject, 'kind' | 'round'>): boolean {
  return kind === 'item' && parseRoundCode(round)?.kind === 'P'
}

/** The subjects in the plan that a round's item is about: the thing itself, and of an activity's part the activity. */
export function plansSubjectsOf(subject: CommentSubject): CommentSubject[] {
  const year = parseRoundCode(subject.round)?.year
  if (subject.kind !== 'item' || year === undefined || isInPlan(subject)) return []
  const [whole = ''] = subject.about.split('.')
  const abouts = subject.about.startsWith('activity/') ? [...new Set([subject.about, whole])] : [subject.about]
  return abouts.map((about) => ({ ...subject, round: `${year}-P`, about }))
}

/** What somebody has said about a thing; a reply is in the thread of the comment that began it. */
export interface Comment {
  /** 'c12'. */
  readonly id: string
  /** The id of the thread's first comment: its own, for the first. */
  readonly thread: string
  readonly subject: CommentSubject
  readonly by: string
  /** As the writer was called then: what is printed does not change when people change their names. */
  readonly byNameSv: string
  readonly at: Date
  readonly textSv: string
  /** Counts what has happened to it, so that two at once lose nothing. */
  readonly version: number
  readonly changedAt: Date
  readonly isEdited: boolean
  /** Whether it follows into the report. */
  readonly isPrinted: boolean
  /** Of a thread's first comment: whether what it asks has been dealt with. */
  readonly isResolved: boolean
}

/** What can happen to a comment. Kept in order and never changed. */
export const commentEventKinds = {
  written: { labelSv: 'Skriven' },
  edited: { labelSv: 'Ändrad' },
  printed: { labelSv: 'Märkt för utskrift i rapporten' },
  unprinted: { labelSv: 'Skrivs inte längre ut' },
  resolved: { labelSv: 'Avslutad' },
  reopened: { labelSv: 'Öppnad igen' },
} as const satisfies Record<string, { labelSv: string }>

export type CommentEventKind = keyof typeof commentEventKinds

export interface CommentEvent {
  readonly comment: string
  readonly version: number
  readonly kind: CommentEventKind
  readonly by: string
  readonly at: Date
  /** The words as they were from then on. */
  readonly textSv: string
}

/** A comment that follows into the report, as it stood at the report's snapshot. */
export type PrintedComment = Pick<Comment, 'id' | 'subject' | 'byNameSv' | 'at' | 'textSv'>
