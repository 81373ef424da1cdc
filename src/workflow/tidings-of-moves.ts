import { orgUnitCode } from '#domain/organisation.ts'
import type { ReportMoveKind, ReportMoveWords } from '#domain/report-course.ts'
import type { OpenedRound, RoundTask, TaskEventKind } from '#domain/round-task.ts'
import type { Tidings, TidingsKind } from '#domain/tidings.ts'
import { nearestHolders, type Staffing } from './nearest-managers.ts'
import type { UnitPath } from './permissions.ts'
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

/**
 * Who is to be told what of a move on a version of a report: who has the next step to take, or, when it has come back or has
 * been decided, those who have worked on it.
 */
export function tidingsOfReportMove(
  move: {
    readonly orgUnit: string
    readonly round: string
    readonly version: number
    readonly kind: ReportMoveKind
    readonly by: string
    readonly at: Date
    readonly said: ReportMoveWords
  },
  /** Who composed it and who has moved it before. */
  workers: readonly string[],
  { path, staffing }: { readonly path: UnitPath; readonly staffing: Staffing },
): Tidings[] {
  const { orgUnit, round, version, kind, by, at, said } = move
  const told = toldOfReport(kind)
  if (told === undefined) return []
  const persons =
    told === 'report-to-review'
      ? nearestHolders('manager', path, staffing)
      : told === 'report-to-register'
        ? nearestHolders('committee-secretary', path, staffing)
        : workers
  return distinct(persons, by).map((person) => ({
    person,
    kind: told,
    key: `${orgUnit}/${round}/v${version}/${kind}/${at.toISOString()}`,
    labelSv: `Rapporten, version ${version}`,
    orgUnit: orgUnitCode(orgUnit),
    round,
    by,
    ...(said.reasonSv === undefined ? {} : { wordsSv: said.reasonSv }),
  }))
}

function toldOfReport(kind: ReportMoveKind): TidingsKind | undefined {
  switch (kind) {
    case 'put-to-review':
      return 'report-to-review'
    case 'returned':
      return 'report-returned'
    case 'approved':
      return 'report-to-register'
    case 'decided':
    case 'published':
      return 'report-decided'
    default:
      return undefined
  }
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
