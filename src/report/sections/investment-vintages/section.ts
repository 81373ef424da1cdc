import { showTable } from '../../parts/show-table.ts'
import { defineSection, noParts } from '../define-section.ts'

/** The year's investments by the year whose budget pays for them, with last year's closing. */
export const investmentVintages = defineSection({
  name: 'investment-vintages',
  titleSv: 'Investeringar per budgetår',
  needs: [{ table: 'investment-vintages', labelSv: 'investeringarna per budgetår' }],
  commentary: { placement: 'after' },
  compose: ({ tables }) => ({ ...noParts, blocks: showTable(tables, 'investment-vintages') }),
})
