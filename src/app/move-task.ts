import type { Actor, Verdict } from '#domain/actor.ts'
import { unitPath } from '#domain/organisation.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import { parseRoundCode } from '#domain/round.ts'
import { type RoundTask, type TaskAnswer, type TaskEventKind, taskKinds, taskStates } from '#domain/round-task.ts'
import { isEmptyAnswer } from '#plan/task-answers.ts'
import { may, mayAfter, type UnitPath, type UnitWish } from '#workflow/permissions.ts'
import { tidingsOfTaskMove } from '#workflow/tidings-of-moves.ts'
import { nextTaskState } from '#workflow/transitions.ts'
import type { Effects } from './effects.ts'
import { loadReference } from './load-reference.ts'

/** What somebody wants to do with a task, having seen a version of it. */
export interface TaskDeed {
  readonly task: string
  readonly seenVersion: number
  /** The sender's own name for this deed: sent twice, it is done once. */
  readonly saveKey?: string
}

/** How it went: done, or how the task stands since somebody else was before. Nothing of theirs is overwritten. */
export interface TaskMoved {
  readonly moved: boolean
  readonly task: RoundTask
}

/** Keeps an answer as a draft: nobody else counts it yet. */
export function saveAnswer(
  deed: TaskDeed & { readonly answer: TaskAnswer },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<TaskMoved>> {
  return move({ ...deed, kind: 'saved', wish: 'answer' }, actor, effects)
}

/** Hands an answer in: from now on it counts in the report, and is for review. */
export function submitAnswer(
  deed: TaskDeed & { readonly answer: TaskAnswer },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<TaskMoved>> {
  return move({ ...deed, kind: 'submitted', wish: 'answer' }, actor, effects)
}

/** Gives the task to others to answer. */
export function delegateTask(
  deed: TaskDeed & { readonly responsible: readonly string[] },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<TaskMoved>> {
  if (deed.responsible.length === 0) return Promise.resolve(refused('Välj vem som ska svara.'))
  return move({ ...deed, kind: 'delegated', wish: 'delegate' }, actor, effects)
}

/** Asks back what is meant, to whoever opened the round. The task stays where it is. */
export function askBack(
  deed: TaskDeed & { readonly reasonSv: string },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<TaskMoved>> {
  return move({ ...deed, kind: 'asked', wish: 'answer' }, actor, effects)
}

/** Sends a submitted answer back, with what is to be changed. */
export function returnTask(
  deed: TaskDeed & { readonly reasonSv: string },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<TaskMoved>> {
  return move({ ...deed, kind: 'returned', wish: 'return' }, actor, effects)
}

/** Approves a submitted answer and locks it. Never the one who answered. */
export function approveTask(deed: TaskDeed, actor: Actor, effects: Effects): Promise<Outcome<TaskMoved>> {
  return move({ ...deed, kind: 'approved', wish: 'approve' }, actor, effects)
}

/** Opens an approved answer again, with the reason. */
export function unlockTask(
  deed: TaskDeed & { readonly reasonSv: string },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<TaskMoved>> {
  return move({ ...deed, kind: 'unlocked', wish: 'unlock' }, actor, effects)
}

interface Wanted extends TaskDeed {
  readonly kind: TaskEventKind
  readonly wish: UnitWish
  readonly answer?: TaskAnswer
  readonly responsible?: readonly string[]
  readonly reasonSv?: string
}

const needsReason: readonly TaskEventKind[] = ['returned', 'unlocked', 'asked']

async function move(wanted: Wanted, actor: Actor, { store, clock }: Effects): Promise<Outcome<TaskMoved>> {
  const task = await store.rounds.loadTask(wanted.task)
  if (task === undefined) return notFound('Uppgiften finns inte.')
  const path = await pathOf(task, store)
  const verdict = verdictOn(wanted, task, actor, path)
  if (!verdict.allowed) return refused(verdict.reasonSv)

  if (needsReason.includes(wanted.kind) && (wanted.reasonSv ?? '').trim() === '')
    return refused(
      wanted.kind === 'asked' ? 'Skriv vad du undrar.' : 'Skriv varför, så att den som svarar vet vad som ska ändras.',
    )
  const fault = wanted.answer === undefined ? undefined : answerFault(task, wanted.answer, wanted.kind)
  if (fault !== undefined) return refused(fault)

  // Who saw an older version is told how it stands now, whatever is possible in that state. A save with its own name may
  // be one that has been done already: that the store knows.
  const toState = nextTaskState(task.state, wanted.kind)
  const outdated = task.version !== wanted.seenVersion
  if (outdated && (wanted.saveKey === undefined || toState === undefined)) return done({ moved: false, task })
  if (toState === undefined) return refused(`Uppgiften är ${taskStates[task.state].labelSv.toLowerCase()} och kan inte ändras.`)
  const { wish: _, ...event } = wanted
  const tell = tidingsOfTaskMove(
    { ...event, by: actor.id },
    task,
    wanted.kind === 'asked' ? await openedBy(task, store) : undefined,
  )
  const outcome = await store.rounds.moveTask({ ...event, toState, by: actor.id, at: clock.now(), tell })
  return done(outcome)
}

async function openedBy({ orgUnit, round }: RoundTask, store: Effects['store']): Promise<string | undefined> {
  return (await store.rounds.listOpened({ orgUnits: [orgUnit], round }))[0]?.openedBy
}

function verdictOn({ kind, wish }: Wanted, { answeredBy }: RoundTask, actor: Actor, path: UnitPath): Verdict {
  if (kind === 'approved' && answeredBy !== undefined) return mayAfter(actor, wish, path, [{ by: answeredBy, wish: 'answer' }])
  return may(actor, wish, path)
}

function answerFault(task: RoundTask, answer: TaskAnswer, kind: TaskEventKind): string | undefined {
  if (answer.kind !== task.kind) return `Svaret är inte ett svar på en fråga om ${taskKinds[task.kind].labelSv.toLowerCase()}.`
  if (answer.nothingToAdd === true && !task.mayBeEmpty)
    return `${taskKinds[task.kind].labelSv} ska besvaras: ”inget att tillägga” går inte här.`
  if (kind === 'submitted' && answer.nothingToAdd !== true && isEmptyAnswer(answer))
    return task.mayBeEmpty
      ? 'Skriv ett svar, eller kryssa i att du inte har något att tillägga.'
      : 'Skriv ett svar innan du lämnar in.'
  return undefined
}

async function pathOf({ orgUnit, round }: RoundTask, store: Effects['store']): Promise<UnitPath> {
  const { organisation } = await loadReference(await store.loadCurrentSnapshot(), store)
  const period = parseRoundCode(round)?.period
  return period === undefined ? [] : unitPath(organisation, orgUnit, period.to)
}
