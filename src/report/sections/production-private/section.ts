import { showTable } from '../../parts/show-table.ts'
import { defineSection, noParts } from '../define-section.ts'

/** Contacts with private providers under contract. */
export const productionPrivate = defineSection({
  name: 'production-private',
  titleSv: 'Produktion – Privata vårdgivare',
  needs: [{ table: 'production-private', labelSv: 'de privata vårdgivarnas produktion' }],
  commentary: {
    placement: 'after',
    asksForSv: 'Förklara hur kontakterna med privata vårdgivare har utvecklats och vad som är att vänta.',
  },
  compose: ({ tables }) => ({ ...noParts, blocks: showTable(tables, 'production-private') }),
})
