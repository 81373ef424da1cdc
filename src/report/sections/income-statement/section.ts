import { showTable } from '../../parts/show-table.ts'
import { defineSection, noParts } from '../define-section.ts'

/** The economy: the income statement in the administration's own layout, and why it came out as it did. */
export const incomeStatement = defineSection({
  name: 'income-statement',
  titleSv: 'Ekonomi',
  needs: [{ table: 'income-statement', labelSv: 'resultaträkningen' }],
  commentary: {
    placement: 'after',
    asksForSv: 'Förklara de väsentliga avvikelserna mot budget och mot föregående år, och vad prognosen bygger på.',
  },
  compose: ({ tables }) => ({ ...noParts, blocks: showTable(tables, 'income-statement') }),
})
