import type { Activity, Plan } from '#domain/plan.ts'
import { type Cell, type Column, type Table, textCell } from '#domain/table.ts'
import { progressCells } from '../../parts/answer-cells.ts'
import { missingGround } from '../../parts/missing-ground.ts'
import { defineSection, type SectionInput, type SectionParts } from '../define-section.ts'

/** The plan's activities with the assignments that they serve, when and by whom if the plan says so, and how they go. */
export const activities = defineSection({
  name: 'activities',
  titleSv: 'Aktiviteter',
  needs: [],
  commentary: { placement: 'before' },
  compose(input) {
    const { plan } = input
    if (plan === undefined || plan.activities.length === 0) {
      return missingGround(input.key, {
        code: 'R-005',
        whatSv: 'planen har inga aktiviteter',
        remedySv: 'Läs in en plan med aktiviteter (fältet activities), eller ta bort avsnittet ur rapportmallen.',
      })
    }
    return activityTable(plan, input)
  },
})

function activityTable(plan: Plan, { answers, binding }: SectionInput): SectionParts {
  const planned = plannedColumns.filter(({ textOf }) => plan.activities.some((activity) => textOf(activity) !== ''))
  const entries = plan.activities.map((activity) => {
    const answer = answers?.activities.find(({ item }) => item === activity.id)
    const { cells, findings } = progressCells(answer, plan, binding)
    const plannedCells = Object.fromEntries(planned.map(({ key, textOf }): [string, Cell] => [key, textCell(textOf(activity))]))
    const row = {
      key: activity.id,
      labelSv: activity.labelSv,
      kind: 'detail',
      indent: 0,
      cells: { ...plannedCells, ...cells },
    } as const
    return { row, findings }
  })
  const table: Table = {
    name: 'activities',
    captionSv: 'Aktiviteter',
    columns: [
      { key: 'label', labelSv: 'Aktivitet', kind: 'label' },
      ...planned.map(({ key, labelSv }): Column => ({ key, labelSv, kind: 'text' })),
      { key: 'status', labelSv: 'Status', kind: 'status' },
      { key: 'commentary', labelSv: 'Kommentarer', kind: 'text' },
    ],
    rows: entries.map(({ row }) => row),
  }
  return {
    blocks: [{ kind: 'table', table, wide: table.columns.length > 4 }],
    tables: [table],
    findings: entries.flatMap(({ findings }) => findings),
  }
}

/** What the plan may say of an activity; a column that no activity fills is left out. */
const plannedColumns: readonly { key: string; labelSv: string; textOf: (activity: Activity) => string }[] = [
  { key: 'assignment', labelSv: 'Uppdrag', textOf: ({ assignments }) => assignments.join(', ') },
  { key: 'timeframe', labelSv: 'Tidplan', textOf: ({ timeframeText }) => timeframeText ?? '' },
  { key: 'responsible', labelSv: 'Ansvarig', textOf: ({ responsibleSv }) => (responsibleSv ?? []).join(', ') },
]
