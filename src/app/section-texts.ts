import { type Actor, actorNameSv } from '#domain/actor.ts'
import type { RoundTask, TaskState, UnitRoundState } from '#domain/round-task.ts'
import { nextTaskState } from '#workflow/transitions.ts'
import type { ReportGround } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'

/** One section's text as it stands, wherever it is kept: it is the answer of the round's task when the round asks for it. */
export interface StandingText {
  readonly section: string
  /** The task whose answer the text is; absent where the round asks nobody. */
  readonly task?: { readonly id: string; readonly state: TaskState }
  /** 0 when nobody has written here: the words are then those of a file, or none. */
  readonly version: number
  readonly markdown: string
  readonly nothingToAdd: boolean
  /** Where these words are: in the report, or a draft of it. */
  readonly isFinished: boolean
  readonly byNameSv?: string
  /** An ISO instant. */
  readonly at?: string
  /** Whether it can be written in now. */
  readonly open: boolean
}

/** How each of the unit's texts stands in the round, by section: of those that there are, or that the round asks for. */
export async function loadStandingTexts(
  { orgUnit, round, said }: Pick<ReportGround, 'orgUnit' | 'round' | 'said'>,
  actor: Actor,
  { store }: Pick<Effects, 'store'>,
): Promise<{ readonly texts: ReadonlyMap<string, StandingText>; readonly roundState: UnitRoundState | undefined }> {
  const address = { orgUnit: orgUnit.code, round: round.code }
  const [opened] = await store.rounds.listOpened({ orgUnits: [orgUnit.code], round: round.code })
  const tasks = (await store.rounds.listTasks({ orgUnits: [orgUnit.code], round: round.code })).filter(isTextTask)
  const own = await store.texts.list(address)
  const people = await store.people.list()
  const namesSv = { ...Object.fromEntries(people.map(({ person }) => [person.id, person.nameSv])), [actor.id]: actor.nameSv }
  const isOpen = opened === undefined || opened.state === 'open'

  const texts = new Map<string, StandingText>()
  for (const { section, markdown, nothingToAdd } of said.commentary)
    texts.set(section, {
      section,
      version: 0,
      markdown,
      nothingToAdd: nothingToAdd === true,
      isFinished: true,
      open: isOpen,
    })
  for (const { section, version, markdown, isFinished, by, at } of own)
    texts.set(section, {
      section,
      version,
      markdown,
      nothingToAdd: false,
      isFinished,
      byNameSv: actorNameSv(by, namesSv),
      at: at.toISOString(),
      open: isOpen,
    })
  for (const task of tasks) {
    const { id, item: section, state, version, answer, answeredBy, changedAt } = task
    const before = texts.get(section)
    texts.set(section, {
      section,
      task: { id, state },
      version,
      markdown: answer?.kind === 'text' ? answer.markdown : (before?.markdown ?? ''),
      nothingToAdd: answer?.nothingToAdd === true,
      isFinished: answer === undefined ? before !== undefined : state === 'submitted' || state === 'approved',
      ...(answeredBy === undefined ? {} : { byNameSv: actorNameSv(answeredBy, namesSv), at: changedAt.toISOString() }),
      open: isOpen && nextTaskState(state, 'saved') !== undefined,
    })
  }
  return { texts, roundState: opened?.state }
}

/** A text that the round asks for now. */
function isTextTask({ kind, state }: RoundTask): boolean {
  return kind === 'text' && state !== 'withdrawn'
}
