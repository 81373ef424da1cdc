import type { Actor, Verdict } from '#domain/actor.ts'
import { type Comment, type CommentSubject, commentSubjectKey, isInPlan, parseCommentSubject } from '#domain/comment.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import type { Tidings } from '#domain/tidings.ts'
import type { CommentMove } from '#store/comment-store.ts'
import { mentionedIn } from '#workflow/mentions.ts'
import { may, type UnitWish } from '#workflow/permissions.ts'
import type { Effects } from './effects.ts'
import { loadUnitPath } from './load-unit-path.ts'
import { loadMentionable } from './mentionable.ts'
import { loadSubjectLabels } from './read-comments.ts'

export interface CommentMoved {
  readonly moved: boolean
  readonly comment: Comment
}

export interface CommentDeed {
  readonly comment: string
  readonly seenVersion: number
}

/** What one comment may hold: a page and a half. More is a text for the report. */
const longestText = 4_000

/** Says something about a thing, or replies in a thread. Who is mentioned, and whom it replies to, is told of it. */
export async function writeComment(
  { subject: key, thread, textSv }: { readonly subject: string; readonly thread?: string; readonly textSv: string },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<Comment>> {
  const first = thread === undefined ? undefined : await effects.store.comments.load(thread)
  const subject = first?.subject ?? parseCommentSubject(key)
  if (subject === undefined || (thread !== undefined && first === undefined)) return notFound('Det som kommenteras finns inte.')
  const verdict = await mayAbout(actor, 'comment', subject, effects)
  if (!verdict.allowed) return refused(verdict.reasonSv)
  const fault = textFault(textSv)
  if (fault !== undefined) return refused(fault)

  const inThread =
    first === undefined ? [] : (await effects.store.comments.list(subject)).filter((each) => each.thread === first.thread)
  const tell = await tidingsOf(subject, actor, inThread, effects)
  return done(
    await effects.store.comments.write(
      {
        subject,
        ...(first === undefined ? {} : { thread: first.thread }),
        by: actor.id,
        byNameSv: actor.nameSv,
        at: effects.clock.now(),
        textSv: tidy(textSv),
      },
      tell,
    ),
  )
}

/** Changes one's own words; what they were stays in the history. Who is newly mentioned is told. */
export async function editComment(
  deed: CommentDeed & { readonly textSv: string },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<CommentMoved>> {
  return withComment(deed.comment, 'comment', actor, effects, async (comment) => {
    if (comment.by !== actor.id) return refused('Bara den som har skrivit kommentaren kan ändra den. Svara i tråden i stället.')
    const fault = textFault(deed.textSv)
    if (fault !== undefined) return refused(fault)
    return move(
      { ...deed, kind: 'edited', textSv: tidy(deed.textSv) },
      actor,
      effects,
      await tidingsOf(comment.subject, actor, [], effects),
    )
  })
}

/** Marks that what the thread asks has been dealt with, or that it has not. */
export async function resolveThread(
  deed: CommentDeed & { readonly resolved: boolean },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<CommentMoved>> {
  return withComment(deed.comment, 'comment', actor, effects, (comment) =>
    comment.id === comment.thread
      ? move({ ...deed, kind: deed.resolved ? 'resolved' : 'reopened' }, actor, effects)
      : Promise.resolve(refused('Det är hela tråden som avslutas.')),
  )
}

/** Lets a comment follow into the report, or not: for those who compose it. */
export async function printComment(
  deed: CommentDeed & { readonly printed: boolean },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<CommentMoved>> {
  return withComment(deed.comment, 'compose', actor, effects, async ({ subject }) =>
    deed.printed && isInPlan(subject)
      ? refused('En kommentar till planen skrivs inte ut. Skriv den i omgången om den ska följa med i rapporten.')
      : move({ ...deed, kind: deed.printed ? 'printed' : 'unprinted' }, actor, effects),
  )
}

async function withComment(
  id: string,
  wish: UnitWish,
  actor: Actor,
  effects: Effects,
  work: (comment: Comment) => Promise<Outcome<CommentMoved>>,
): Promise<Outcome<CommentMoved>> {
  const comment = await effects.store.comments.load(id)
  if (comment === undefined) return notFound('Kommentaren finns inte.')
  const verdict = await mayAbout(actor, wish, comment.subject, effects)
  return verdict.allowed ? work(comment) : refused(verdict.reasonSv)
}

async function move(
  { comment, seenVersion, kind, textSv }: Pick<CommentMove, 'comment' | 'seenVersion' | 'kind' | 'textSv'>,
  actor: Actor,
  { store, clock }: Effects,
  tell?: (comment: Comment) => readonly Tidings[],
): Promise<Outcome<CommentMoved>> {
  const deed = { comment, seenVersion, kind, by: actor.id, at: clock.now(), ...(textSv === undefined ? {} : { textSv }) }
  return done(await store.comments.move(deed, tell))
}

async function mayAbout(actor: Actor, wish: UnitWish, subject: CommentSubject, { store }: Effects): Promise<Verdict> {
  return may(actor, wish, await loadUnitPath(subject, store))
}

/** Mentions first: who is both mentioned and replied to hears of it once. Nobody hears of their own. */
async function tidingsOf(
  subject: CommentSubject,
  actor: Actor,
  inThread: readonly Comment[],
  effects: Effects,
): Promise<(comment: Comment) => readonly Tidings[]> {
  const mentionable = (await loadMentionable(effects)).of(subject)
  const labelSv = (await loadSubjectLabels(subject, effects.store))(subject)
  const earlier = [...new Set(inThread.map(({ by }) => by))]
  return (comment) => {
    const mentioned = mentionedIn(comment.textSv, mentionable)
    const persons = [...new Set([...mentioned, ...earlier])].filter((person) => person !== actor.id)
    return persons.map((person) => ({
      person,
      kind: mentioned.includes(person) ? 'mentioned' : 'replied',
      key: `comment/${comment.id}`,
      labelSv,
      orgUnit: subject.orgUnit,
      round: subject.round,
      subject: commentSubjectKey(subject),
      by: actor.id,
      wordsSv: comment.textSv,
    }))
  }
}

function textFault(textSv: string): string | undefined {
  const { length } = tidy(textSv)
  if (length === 0) return 'Skriv något i kommentaren.'
  return length > longestText ? `Kommentaren är ${length} tecken; ${longestText} är det mesta.` : undefined
}

/** As forms send it, with the lines of any system. */
function tidy(textSv: string): string {
  return textSv.replace(/\r\n?/g, '\n').trim()
}
