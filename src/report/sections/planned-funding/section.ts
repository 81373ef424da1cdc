import { showTable } from '../../parts/show-table.ts'
import { defineSection, noParts } from '../define-section.ts'

/** What the region pays the administration in the year: its grants, its frame against last year's, and both in the budget. */
export const plannedFunding = defineSection({
  name: 'planned-funding',
  titleSv: 'Ersättningar',
  needs: [
    { table: 'decided-grants', labelSv: 'de beslutade ersättningarna', optional: true },
    { table: 'frame-change', labelSv: 'ramförändringen' },
    { table: 'frame-and-grants', labelSv: 'ram och ersättningar i budgeten' },
  ],
  commentary: { placement: 'before' },
  compose: ({ tables }) => ({
    ...noParts,
    blocks: ['decided-grants', 'frame-change', 'frame-and-grants'].flatMap((name) => showTable(tables, name)),
  }),
})
