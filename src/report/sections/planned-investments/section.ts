import { showTable } from '../../parts/show-table.ts'
import { defineSection, noParts } from '../define-section.ts'

/** The year's larger investments, why, and what they are to lead to. */
export const plannedInvestments = defineSection({
  name: 'planned-investments',
  titleSv: 'Investeringar',
  needs: [{ table: 'planned-investments', labelSv: 'de planerade investeringarna' }],
  commentary: { placement: 'before' },
  compose: ({ tables }) => ({ ...noParts, blocks: showTable(tables, 'planned-investments') }),
})
