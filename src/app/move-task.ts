import type { Actor, Verdict } from '#domain/actor.ts'
import { unitPath } from '#domain/organisation.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import { parseRoundCode } from '#domain/round.ts'
import { type RoundTask, type TaskAnswer, type TaskEvent, type TaskEventKind, taskKinds, taskStates } from '#domain/round-task.ts'
import { answerJudgementFault } from '#plan/judged-change.ts'
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

/** Questions a submitted forecast: it has to be explained before it can be approved. */
export function challengeForecast(
  deed: TaskDeed & { readonly reasonSv: string },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<TaskMoved>> {
  return move({ ...deed, kind: 'challenged', wish: 'challenge-forecast' }, actor, effects)
}

/** Hands in a submitted answer again with another assessment in it: the one that was given stays in the task's history. */
export function handInOverridden(
  deed: TaskDeed & { readonly answer: TaskAnswer; readonly reasonSv: string },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<TaskMoved>> {
  return move({ ...deed, kind: 'submitted', wish: 'override-assessment' }, actor, effects)
}

/** Explains a forecast that has been questioned; the forecast itself stays as it is. */
export function explainForecast(
  deed: TaskDeed & { readonly reasonSv: string },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<TaskMoved>> {
  return move({ ...deed, kind: 'explained', wish: 'answer' }, actor, effects)
}

interface Wanted extends TaskDeed {
  readonly kind: TaskEventKind
  readonly wish: UnitWish
  readonly answer?: TaskAnswer
  readonly responsible?: readonly string[]
  readonly reasonSv?: string
}

/** What has to be said with the move, in words that ask for it. */
const reasonAskedSv: Readonly<Partial<Record<TaskEventKind, string>>> = {
  returned: 'Skriv varför, så att den som svarar vet vad som ska ändras.',
  unlocked: 'Skriv varför, så att den som svarar vet vad som ska ändras.',
  asked: 'Skriv vad du undrar.',
  challenged: 'Skriv vad du ifrågasätter, så att den som svarar vet vad som ska förklaras.',
  explained: 'Skriv hur prognosen ska förstås.',
}

async function move(wanted: Wanted, actor: Actor, { store, clock }: Effects): Promise<Outcome<TaskMoved>> {
  const task = await store.rounds.loadTask(wanted.task)
  if (task === undefined) return notFound('Uppgiften finns inte.')
  const path = await pathOf(task, store)
  const verdict = verdictOn(wanted, task, actor, path)
  if (!verdict.allowed) return refused(verdict.reasonSv)

  const askedSv = reasonAskedSv[wanted.kind]
  if (askedSv !== undefined && (wanted.reasonSv ?? '').trim() === '') return refused(askedSv)
  const unfit = await unfitSv(wanted, task, store)
  if (unfit !== undefined) return refused(unfit)
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

/** A question to a forecast is of forecasts only, is explained once, and is explained before the forecast is approved. */
async function unfitSv({ kind }: Wanted, task: RoundTask, store: Effects['store']): Promise<string | undefined> {
  if (kind !== 'challenged' && kind !== 'explained' && kind !== 'approved') return undefined
  if (task.kind !== 'forecast') return kind === 'approved' ? undefined : 'Bara en prognos kan ifrågasättas.'
  const challenged = isChallenged(await store.rounds.listEvents(task.id))
  if (kind === 'approved' && challenged) return 'Prognosen är ifrågasatt. Den kan godkännas när frågan är besvarad.'
  if (kind === 'explained' && !challenged) return 'Prognosen har ingen obesvarad fråga.'
  return undefined
}

/** Whether the forecast's last question has neither been explained nor answered by a new forecast. */
export function isChallenged(events: readonly Pick<TaskEvent, 'kind'>[]): boolean {
  return (
    events.findLast(({ kind }) => kind === 'challenged' || kind === 'explained' || kind === 'submitted')?.kind === 'challenged'
  )
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
  return kind === 'submitted' ? answerJudgementFault(answer) : undefined
}

async function pathOf({ orgUnit, round }: RoundTask, store: Effects['store']): Promise<UnitPath> {
  const { organisation } = await loadReference(await store.loadCurrentSnapshot(), store)
  const period = parseRoundCode(round)?.period
  return period === undefined ? [] : unitPath(organisation, orgUnit, period.to)
}
