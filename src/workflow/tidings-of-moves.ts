import type { OpenedRound, RoundTask, TaskEventKind } from '#domain/round-task.ts'
import type { Tidings, TidingsKind } from '#domain/tidings.ts'
import type { UnitRoundEventKind } from './transitions.ts'

/** Who is to be told what of a move on a task, as the task stood before it. Never the one who made it. */
export function tidingsOfTaskMove(
  move: {
    readonly kind: TaskEventKind
    readonly by: string
    readonly responsible?: readonly string[]
    readonly reasonSv?: string
  },
  task: RoundTask,
  /** Who opened the unit's round. */
  openedBy: string | undefined,
): Tidings[] {
  const told = toldOfTask(move.kind)
  if (told === undefined) return []
  const { id, labelSv, orgUnit, round, dueOn, version } = task
  const persons = personsOf(told)
  return distinct(persons, move.by).map((person) => ({
    person,
    kind: told,
    key: `${id}/${version + 1}`,
    labelSv,
    orgUnit,
    round,
    task: id,
    dueOn,
    by: move.by,
    ...(move.reasonSv === undefined ? {} : { wordsSv: move.reasonSv }),
  }))

  function personsOf(kind: TidingsKind): readonly (string | undefined)[] {
    if (kind === 'delegated') return move.responsible ?? []
    return kind === 'asked-back' ? [openedBy] : [...task.responsible, task.answeredBy]
  }
}

/** Who is to be told what of a move on the unit's round, as it stood before it. */
export function tidingsOfRoundMove(
  move: { readonly kind: UnitRoundEventKind; readonly by: string; readonly reasonSv?: string },
  opened: OpenedRound,
  { unitSv, managers }: { readonly unitSv: string; readonly managers: readonly string[] },
): Tidings[] {
  const told = toldOfRound(move.kind)
  if (told === undefined) return []
  const { orgUnit, round, version, submittedBy } = opened
  const persons = told === 'round-submitted' ? managers : [submittedBy]
  return distinct(persons, move.by).map((person) => ({
    person,
    kind: told,
    key: `${orgUnit}/${round}/${version + 1}`,
    labelSv: unitSv,
    orgUnit,
    round,
    by: move.by,
    ...(move.reasonSv === undefined ? {} : { wordsSv: move.reasonSv }),
  }))
}

function toldOfTask(kind: TaskEventKind): TidingsKind | undefined {
  switch (kind) {
    case 'returned':
    case 'unlocked':
    case 'delegated':
      return kind
    case 'asked':
      return 'asked-back'
    default:
      return undefined
  }
}

function toldOfRound(kind: UnitRoundEventKind): TidingsKind | undefined {
  switch (kind) {
    case 'submitted':
      return 'round-submitted'
    case 'returned':
    case 'unlocked':
      return 'round-returned'
    default:
      return undefined
  }
}

/** Persons only: a program that opened a round reads no mail. */
function distinct(ids: readonly (string | undefined)[], but: string): string[] {
  return [...new Set(ids)].filter((id): id is string => id !== undefined && /^p\d+$/.test(id) && id !== but)
}
