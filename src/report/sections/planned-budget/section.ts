import { showTable } from '../../parts/show-table.ts'
import { defineSection, noParts } from '../define-section.ts'

/** The year's budget by the plan's own rows. */
export const plannedBudget = defineSection({
  name: 'planned-budget',
  titleSv: 'Budget',
  needs: [{ table: 'budget', labelSv: 'budgeten' }],
  commentary: { placement: 'before' },
  compose: ({ tables }) => ({ ...noParts, blocks: showTable(tables, 'budget') }),
})
