import { type DecidedGoal, type GoalArea, type GoalDecider, goalDeciders } from '#domain/goal-area.ts'
import type { Plan } from '#domain/plan.ts'
import { type Cell, type Inline, type Row, type Table, textCell } from '#domain/table.ts'
import { areaHeading, inAreas } from '../../parts/goal-areas.ts'
import { missingGround } from '../../parts/missing-ground.ts'
import { defineSection, type SectionParts } from '../define-section.ts'

/**
 * What the bodies above the administration have decided, goal area by goal area: the council's and the committee's goals with
 * the indicators that they follow them by, and the council's assignments.
 */
export const goalsAndAssignments = defineSection({
  name: 'goals-and-assignments',
  titleSv: 'Mål och uppdrag',
  needs: [],
  commentary: { placement: 'before' },
  compose({ key, plan }) {
    if (plan?.areas === undefined || plan.areas.length === 0) {
      return missingGround(key, {
        code: 'R-005',
        whatSv: 'planen har inga målområden',
        remedySv: 'Läs in en plan med målområden (fältet areas), eller ta bort avsnittet ur rapportmallen.',
      })
    }
    return decidedTable(plan)
  },
})

function decidedTable(plan: Plan): SectionParts {
  const rows = inAreas(plan, plan.assignments, ({ area }) => area).flatMap(({ area, items }): Row[] => [
    areaHeading(area),
    ...(area === undefined ? [] : [goalRow(area)]),
    ...items.map(({ code, labelSv }): Row => {
      const number = code.replace(/\.$/, '')
      const textSv = `${number}. ${labelSv}`
      return { key: number, labelSv: 'Uppdrag', kind: 'detail', indent: 1, cells: { council: textCell(textSv) } }
    }),
  ])
  const table: Table = {
    name: 'goals-and-assignments',
    captionSv: 'Mål och uppdrag',
    columns: [
      { key: 'label', labelSv: 'Målområde', kind: 'label' },
      { key: 'council', labelSv: goalDeciders.council.labelSv, kind: 'text' },
      { key: 'committee', labelSv: goalDeciders.committee.labelSv, kind: 'text' },
    ],
    rows,
  }
  return { blocks: [{ kind: 'table', table, wide: false }], tables: [table], findings: [] }
}

function goalRow({ id, decidedGoals }: GoalArea): Row {
  const by = (decider: GoalDecider): Cell => goalsCell(decidedGoals.filter(({ decidedBy }) => decidedBy === decider))
  return {
    key: `${id}-goals`,
    labelSv: 'Mål',
    kind: 'detail',
    indent: 1,
    cells: { council: by('council'), committee: by('committee') },
  }
}

/** Each goal on a line of its own, its indicators on the lines below. */
function goalsCell(goals: readonly DecidedGoal[]): Cell {
  const lines = goals.flatMap(({ labelSv, indicatorsSv }) => [labelSv, ...indicatorsSv.map((each) => `Indikator: ${each}`)])
  const inlines = lines.flatMap((textSv, index): Inline[] => [
    ...(index === 0 ? [] : [{ kind: 'line-break' } as const]),
    { kind: 'text', textSv },
  ])
  return { kind: 'text', inlines }
}
