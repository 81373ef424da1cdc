import { showTable } from '../../parts/show-table.ts'
import { defineSection, noParts } from '../define-section.ts'

/** Contacts at care centres, the region’s and private ones alike. */
export const productionCareCentres = defineSection({
  name: 'production-care-centres',
  titleSv: 'Produktion – Privata och regiondrivna vårdcentraler',
  needs: [{ table: 'production-care-centres', labelSv: 'vårdcentralernas produktion' }],
  commentary: {
    placement: 'after',
    asksForSv: 'Förklara hur kontakterna med primärvården har utvecklats, och tillgängligheten.',
  },
  compose: ({ tables }) => ({ ...noParts, blocks: showTable(tables, 'production-care-centres') }),
})
