import type { OrgUnitCode } from '#domain/organisation.ts'
import type {
  OpenedRound,
  RoundTask,
  TaskAnswer,
  TaskEvent,
  TaskEventKind,
  TaskState,
  TaskWish,
  UnitRoundState,
} from '#domain/round-task.ts'
import type { Tidings } from '#domain/tidings.ts'

/** What rounds ask and people answer. Each change is an event that stays; who changes says which version they saw. */
export interface RoundStore {
  /**
   * Opens the unit's round, or brings an opened one up to date: new tasks are added, tasks that are no longer asked are
   * withdrawn, and answers stay. An approved round is left as it is.
   */
  open(opening: RoundOpening): Promise<OpenedRound>
  /**
   * Writes what happened to a task. Not `moved` when somebody was before, or when the unit's round is locked for it: then
   * nothing is written, and the task is as it stands. The same `saveKey` again is the same save.
   */
  moveTask(move: TaskMove): Promise<{ moved: boolean; task: RoundTask }>
  /** Writes what happened to the unit's round. Not `moved` when somebody was before. */
  moveRound(move: RoundMove): Promise<{ moved: boolean; round: OpenedRound }>
  loadTask(id: string): Promise<RoundTask | undefined>
  /** By unit, round and the round's own order. */
  listTasks(filter: RoundTaskFilter): Promise<RoundTask[]>
  listOpened(filter?: { readonly orgUnits?: readonly OrgUnitCode[]; readonly round?: string }): Promise<OpenedRound[]>
  /** Oldest first. */
  listEvents(id: string): Promise<TaskEvent[]>
  /**
   * The unit's submitted answers in the round as of a snapshot's `answers`: each task's last, in the round's order, and
   * none for what was withdrawn.
   */
  loadSubmittedAnswers(
    through: number,
    address: { readonly orgUnit: OrgUnitCode; readonly round: string },
  ): Promise<SubmittedAnswer[]>
  /** Adds to the time that answering has taken in a unit's round: in sum only, whose it was is never known. At most a working day at once. */
  addAnswerMinutes(spent: AnswerMinutes): Promise<void>
  /** In whole minutes, by round and unit; where no time has been counted there is nothing. */
  listAnswerMinutes(filter?: { readonly orgUnits?: readonly OrgUnitCode[]; readonly round?: string }): Promise<AnswerMinutes[]>
}

/** Time that answering has taken in a unit's round, all persons together. */
export interface AnswerMinutes {
  readonly orgUnit: OrgUnitCode
  readonly round: string
  readonly minutes: number
}

export interface RoundOpening {
  readonly orgUnit: OrgUnitCode
  readonly round: string
  /** ISO date. */
  readonly closesOn: string
  readonly by: string
  readonly at: Date
  readonly wishes: readonly (TaskWish & { readonly responsible: readonly string[] })[]
}

export interface TaskMove {
  readonly task: string
  readonly seenVersion: number
  readonly kind: TaskEventKind
  readonly toState: TaskState
  readonly by: string
  readonly at: Date
  readonly answer?: TaskAnswer
  readonly responsible?: readonly string[]
  readonly reasonSv?: string
  readonly saveKey?: string
  /** Written with the move: who is to be told of it. */
  readonly tell?: readonly Tidings[]
}

export interface RoundMove {
  readonly orgUnit: OrgUnitCode
  readonly round: string
  readonly seenVersion: number
  readonly kind: 'submitted' | 'returned' | 'approved' | 'unlocked'
  readonly toState: UnitRoundState
  readonly by: string
  readonly at: Date
  readonly reasonSv?: string
  /** Written with the move: who is to be told of it. */
  readonly tell?: readonly Tidings[]
}

export interface RoundTaskFilter {
  readonly orgUnits?: readonly OrgUnitCode[]
  readonly round?: string
  /** A person's id. */
  readonly responsible?: string
}

export type SubmittedAnswer = Pick<RoundTask, 'kind' | 'item'> & {
  readonly answer: TaskAnswer
  readonly by: string
  readonly at: Date
}
