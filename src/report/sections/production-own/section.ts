import { showTable } from '../../parts/show-table.ts'
import { defineSection, noParts } from '../define-section.ts'

/** Everything that the administration has produced itself, against budget, last year and the forecast. */
export const productionOwn = defineSection({
  name: 'production-own',
  titleSv: 'Produktion – Egen produktion',
  needs: [{ table: 'production-own', labelSv: 'den egna produktionen' }],
  commentary: {
    placement: 'after',
    asksForSv: 'Förklara hur besök, vårdtillfällen och operationer har utvecklats, och vad som ligger bakom.',
  },
  compose: ({ tables }) => ({ ...noParts, blocks: showTable(tables, 'production-own') }),
})
