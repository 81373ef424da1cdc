import type { OrgUnitCode } from '#domain/organisation.ts'
import type { Answers } from '#domain/plan.ts'
import type { RoundTask, TaskAnswer, TaskKind } from '#domain/round-task.ts'
import type { SourcePlace } from '#domain/source-place.ts'

import { wholeJudgement } from './judged-change.ts'

/** What a report prints of a task: who answered it is in the task's history. */
export type AnsweredTask = Pick<RoundTask, 'kind' | 'item'> & { readonly answer: TaskAnswer }

/**
 * The unit's answers in the round: those that came in a file, and over them what people have answered since. What was
 * answered with "inget att tillägga" is answered, and empty.
 */
export function answersOfTasks(
  address: { readonly orgUnit: OrgUnitCode; readonly round: string },
  inFile: Answers | undefined,
  tasks: readonly AnsweredTask[],
): Answers | undefined {
  if (tasks.length === 0) return inFile
  const base = inFile ?? { ...address, indicators: [], assignments: [], activities: [], controls: [] }
  const over = <Kind extends TaskKind, Answer>(
    kinds: readonly Kind[],
    earlier: readonly Answer[],
    itemOf: (answer: Answer) => string,
    toAnswer: (item: string, answer: TaskAnswer & { kind: Kind }, source: SourcePlace) => Answer,
  ): Answer[] => {
    const said = tasks.filter((task) => (kinds as readonly TaskKind[]).includes(task.kind))
    const items = new Set(said.map(({ item }) => item))
    return [
      ...earlier.filter((answer) => !items.has(itemOf(answer))),
      ...said.map(({ item, kind, answer }) =>
        toAnswer(item, answer as TaskAnswer & { kind: Kind }, sourceOf(address, kind, item)),
      ),
    ]
  }
  const goals = over(
    ['goal'],
    base.goals ?? [],
    ({ goal }) => goal,
    (goal, { kind: _, nothingToAdd: __, ...answer }, source) => ({ goal, ...answer, source }),
  )
  return {
    ...base,
    // Goals are judged where somebody has judged one: a list of none would say that all of them wait for it.
    ...(goals.length === 0 ? {} : { goals }),
    indicators: over(
      ['indicator'],
      base.indicators,
      ({ indicator }) => indicator,
      (indicator, { kind: _, nothingToAdd: __, judgedChange, ...answer }, source) => {
        const judged = wholeJudgement(judgedChange)
        return { indicator, ...answer, ...(judged === undefined ? {} : { judgedChange: judged }), source }
      },
    ),
    assignments: over(
      ['assignment'],
      base.assignments,
      ({ item }) => item,
      (item, { kind: _, nothingToAdd: __, ...answer }, source) => ({ item, ...answer, source }),
    ),
    activities: over(
      ['activity'],
      base.activities,
      ({ item }) => item,
      (item, { kind: _, nothingToAdd: __, ...answer }, source) => ({ item, ...answer, source }),
    ),
    projects: over(
      ['project'],
      base.projects ?? [],
      ({ project }) => project,
      (project, { kind: _, nothingToAdd: __, ...answer }, source) => ({ project, ...answer, source }),
    ),
    controls: over(
      ['control'],
      base.controls,
      ({ control }) => control,
      (control, { kind: _, nothingToAdd: __, ...answer }, source) => ({ control, ...answer, source }),
    ),
    benefits: over(
      ['benefit'],
      base.benefits ?? [],
      ({ benefit }) => benefit,
      (benefit, { kind: _, nothingToAdd: __, ...answer }, source) => ({ benefit, ...answer, source }),
    ),
  }
}

/** An answer given in Tertial has no file; its place says the round and the item. */
function sourceOf({ orgUnit, round }: { orgUnit: string; round: string }, kind: TaskKind, item: string): SourcePlace {
  return { fileName: `${orgUnit}/${round}/${kind}/${item}` }
}
