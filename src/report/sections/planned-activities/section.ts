import type { Activity, Plan } from '#domain/plan.ts'
import { type Row, type Table, textCell } from '#domain/table.ts'
import { areaHeading, areaOfActivity, inAreas } from '../../parts/goal-areas.ts'
import { missingGround } from '../../parts/missing-ground.ts'
import { defineSection, type SectionParts } from '../define-section.ts'

/** How the plan is to be carried out: what is done in each goal area, for which assignment, when and by whom. */
export const plannedActivities = defineSection({
  name: 'planned-activities',
  titleSv: 'Plan för genomförande',
  needs: [],
  commentary: { placement: 'before' },
  compose({ key, plan }) {
    if (plan === undefined || plan.activities.length === 0) {
      return missingGround(key, {
        code: 'R-005',
        whatSv: 'planen har inga aktiviteter',
        remedySv: 'Läs in en plan med aktiviteter (fältet activities), eller ta bort avsnittet ur rapportmallen.',
      })
    }
    return activityTable(plan)
  },
})

function activityTable(plan: Plan): SectionParts {
  const parted = (plan.areas ?? []).length > 0
  const groups = inAreas(plan, plan.activities, (activity) => areaOfActivity(activity, plan))
  const rows = groups.flatMap(({ area, items }) => [
    ...(parted ? [areaHeading(area)] : []),
    ...items.map((activity) => activityRow(activity, parted ? 1 : 0)),
  ])
  const table: Table = {
    name: 'planned-activities',
    captionSv: 'Plan för genomförande',
    columns: [
      { key: 'label', labelSv: 'Åtgärd', kind: 'label' },
      { key: 'assignment', labelSv: 'Uppdrag', kind: 'text' },
      { key: 'timeframe', labelSv: 'Tidplan', kind: 'text' },
      { key: 'responsible', labelSv: 'Ansvarig', kind: 'text' },
    ],
    rows,
  }
  return { blocks: [{ kind: 'table', table, wide: false }], tables: [table], findings: [] }
}

function activityRow({ id, labelSv, assignments, programmeSv, timeframeText, responsibleSv }: Activity, indent: number): Row {
  const servedSv = [...assignments, ...(programmeSv === undefined ? [] : [programmeSv])].join(', ')
  return {
    key: id,
    labelSv,
    kind: 'detail',
    indent,
    cells: {
      assignment: textCell(servedSv),
      timeframe: textCell(timeframeText ?? ''),
      responsible: textCell((responsibleSv ?? []).join(', ')),
    },
  }
}
