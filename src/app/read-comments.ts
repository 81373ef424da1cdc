import { type Actor, actorNameSv, type Verdict } from '#domain/actor.ts'
import {
  type Comment,
  type CommentEvent,
  type CommentSubject,
  commentSubjectKey,
  commentSubjectKinds,
  isInPlan,
  parseCommentSubject,
  plansSubjectsOf,
} from '#domain/comment.ts'
import { figureKey } from '#domain/figure.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import type { Plan } from '#domain/plan.ts'
import type { ReportVersion } from '#domain/report-version.ts'
import { parseRoundCode } from '#domain/round.ts'
import { isTaskKind, taskKinds } from '#domain/round-task.ts'
import { planItemLabel } from '#plan/plan-item-label.ts'
import { type MentionRun, mentionRuns } from '#workflow/mentions.ts'
import { may } from '#workflow/permissions.ts'
import type { Effects } from './effects.ts'
import { loadReference } from './load-reference.ts'
import { loadUnitPath } from './load-unit-path.ts'
import { loadMentionable } from './mentionable.ts'

/** The threads about one thing, or about all in a unit's round, as one person sees them. */
export interface CommentsView {
  readonly orgUnit: string
  readonly round: string
  /** The thing that a new thread would be about; absent when all are shown. */
  readonly subject?: string
  readonly threads: readonly CommentThread[]
  /** Names for @. */
  readonly mentionableSv: readonly string[]
  readonly verdicts: { readonly comment: Verdict; readonly print: Verdict }
}

export interface CommentThread {
  readonly subject: string
  readonly subjectSv: string
  /** The key of the figure, when it is about one. */
  readonly figure?: string
  readonly isResolved: boolean
  /** Said of the plan's own item: told in its rounds too, and printed in none of their reports. */
  readonly isInPlan: boolean
  readonly comments: readonly ShownComment[]
}

export interface ShownComment extends Omit<Comment, 'subject'> {
  readonly runs: readonly MentionRun[]
  readonly isOwn: boolean
  /** What has happened to it since it was written, oldest first, with the words as they then became. */
  readonly history: readonly (CommentEvent & { readonly byNameSv: string })[]
}

export async function readComments(
  address: { readonly orgUnit: string; readonly round: string; readonly subject?: string },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<CommentsView>> {
  const { store } = effects
  const orgUnit = orgUnitCode(address.orgUnit)
  const about = { orgUnit, round: address.round }
  const path = await loadUnitPath(about, store)
  const verdict = may(actor, 'see-drafts', path)
  if (!verdict.allowed) return refused(verdict.reasonSv)
  const subject = address.subject === undefined ? undefined : parseCommentSubject(address.subject)
  if (address.subject !== undefined && (subject?.orgUnit !== orgUnit || subject.round !== address.round))
    return notFound('Det som kommenteras finns inte.')

  const inRound = await store.comments.list({ ...about, ...(subject === undefined ? {} : { subject }) })
  const inPlan: Comment[] = []
  for (const each of subject === undefined ? [] : plansSubjectsOf(subject))
    inPlan.push(...(await store.comments.list({ orgUnit, round: each.round, subject: each })))
  const comments = [...inPlan, ...inRound]
  const eventsIn: CommentEvent[] = []
  for (const each of new Set(comments.map((comment) => comment.subject.round)))
    eventsIn.push(...(await store.comments.listEvents({ orgUnit, round: each })))
  const events = Map.groupBy(eventsIn, ({ comment }) => comment)
  const people = await store.people.list()
  const namesSv = Object.fromEntries(people.map(({ person }) => [person.id, person.nameSv]))
  const mentionable = (await loadMentionable(effects)).of(about)
  const labelSv = comments.length === 0 ? undefined : await loadSubjectLabels(about, store)
  const shown = ({ subject: _, ...comment }: Comment): ShownComment => ({
    ...comment,
    runs: mentionRuns(comment.textSv, mentionable),
    isOwn: comment.by === actor.id,
    history: (events.get(comment.id) ?? []).map((event) => ({ ...event, byNameSv: actorNameSv(event.by, namesSv) })),
  })
  return done({
    ...address,
    threads: [...Map.groupBy(comments, ({ thread }) => thread).values()].flatMap((thread) => {
      const [first] = thread
      if (first === undefined) return []
      return {
        subject: commentSubjectKey(first.subject),
        subjectSv: labelSv?.(first.subject) ?? '',
        isInPlan: isInPlan(first.subject),
        ...(first.subject.kind === 'figure' ? { figure: figureOf(first.subject) } : {}),
        isResolved: first.isResolved,
        comments: thread.map(shown),
      }
    }),
    mentionableSv: mentionable.map(({ nameSv }) => nameSv),
    verdicts: { comment: may(actor, 'comment', path), print: may(actor, 'compose', path) },
  })
}

/** What the unit's round, its report and its plan call the things that can be commented on. */
export async function loadSubjectLabels(
  { orgUnit, round }: Pick<CommentSubject, 'orgUnit' | 'round'>,
  store: Effects['store'],
): Promise<(subject: CommentSubject) => string> {
  const report = await store.loadLatestReportVersion(orgUnit, round)
  const reference = await loadReference(await store.loadCurrentSnapshot(), store)
  const year = parseRoundCode(round)?.year
  const plan = year === undefined ? undefined : reference.planFor(orgUnit, year)
  return (subject) => subjectLabelSv(subject, report, plan)
}

/** "Siffra: IT-kostnader, Utfall", with the report's own words where it has them. */
function subjectLabelSv(
  { kind, about }: CommentSubject,
  report: Pick<ReportVersion, 'tables' | 'document'> | undefined,
  plan: Plan | undefined,
): string {
  const { labelSv } = commentSubjectKinds[kind]
  switch (kind) {
    case 'figure': {
      const [name, row, column] = about.split('/')
      const table = report?.tables.find((each) => each.name === name)
      const rowSv = table?.rows.find(({ key }) => key === row)?.labelSv ?? row
      return `${labelSv}: ${rowSv}, ${table?.columns.find(({ key }) => key === column)?.labelSv ?? column}`
    }
    case 'section':
      return `${labelSv}: ${report?.document.sections.find(({ key }) => key === about)?.titleSv ?? about}`
    case 'item': {
      const [taskKind = '', ...item] = about.split('/')
      const key = item.join('/')
      const row = report?.tables.flatMap(({ rows }) => rows).find((each) => each.key === key)
      if (!isTaskKind(taskKind)) return `${labelSv}: ${row?.labelSv ?? key}`
      const inPlanSv = plan && planItemLabel(plan, taskKind, key)
      return `${taskKinds[taskKind].labelSv}: ${row?.labelSv ?? inPlanSv ?? key}`
    }
  }
}

function figureOf({ orgUnit, round, about }: CommentSubject): string {
  const [table = '', row = '', column = ''] = about.split('/')
  return figureKey({ orgUnit, round, table, row, column })
}
