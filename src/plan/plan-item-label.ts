import type { Plan } from '#domain/plan.ts'
import type { TaskKind } from '#domain/round-task.ts'
import { activityItems } from './answers-coverage.ts'

/** What the plan calls one of the things that it promises; undefined when it has no such thing, or no longer. */
export function planItemLabel(plan: Plan, kind: TaskKind, item: string): string | undefined {
  switch (kind) {
    case 'goal':
      return plan.goals.find(({ id }) => id === item)?.labelSv
    case 'indicator':
      return plan.indicators.find(({ id }) => id === item)?.labelSv
    case 'assignment':
      return plan.assignments.find(({ code }) => code === item)?.labelSv
    case 'activity':
      return (
        plan.activities.find(({ id }) => id === item)?.labelSv ??
        plan.activities.flatMap(activityItems).find((part) => part.item === item)?.labelSv
      )
    case 'project':
      return plan.projects?.find(({ id }) => id === item)?.labelSv
    case 'control':
      return plan.controls.find(({ id }) => id === item)?.labelSv
    case 'benefit':
      return plan.benefits?.find(({ id }) => id === item)?.labelSv
    case 'forecast':
    case 'text':
      return undefined
  }
}
