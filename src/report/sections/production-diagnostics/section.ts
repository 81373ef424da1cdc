import { showTable } from '../../parts/show-table.ts'
import { defineSection, noParts } from '../define-section.ts'

/** What the diagnostic clinics have produced, against last year. */
export const productionDiagnostics = defineSection({
  name: 'production-diagnostics',
  titleSv: 'Produktion – Diagnostik',
  needs: [{ table: 'production-diagnostics', labelSv: 'diagnostikens produktion' }],
  commentary: {
    placement: 'after',
    asksForSv: 'Förklara hur diagnostikens produktion har utvecklats.',
  },
  compose: ({ tables }) => ({ ...noParts, blocks: showTable(tables, 'production-diagnostics') }),
})
