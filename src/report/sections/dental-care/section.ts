import { showTable } from '../../parts/show-table.ts'
import { defineSection, noParts } from '../define-section.ts'

/** Dental care that the region pays for: counts beside their cost. */
export const dentalCare = defineSection({
  name: 'dental-care',
  titleSv: 'Produktion – Tandvård',
  needs: [{ table: 'dental-care', labelSv: 'tandvården' }],
  commentary: {
    placement: 'after',
    asksForSv: 'Förklara hur tandvården och dess kostnad har utvecklats.',
  },
  compose: ({ tables }) => ({ ...noParts, blocks: showTable(tables, 'dental-care') }),
})
