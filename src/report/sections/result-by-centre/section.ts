import { showTable } from '../../parts/show-table.ts'
import { defineSection, noParts } from '../define-section.ts'

/** How each centre's result has developed, and what the administration adjusts the forecast by as a whole. */
export const resultByCentre = defineSection({
  name: 'result-by-centre',
  titleSv: 'Resultat per centrumbildning',
  needs: [{ table: 'result-by-centre', labelSv: 'resultatet per centrumbildning' }],
  commentary: {
    placement: 'after',
    asksForSv:
      'Förklara de centrumbildningar vars prognos skiljer sig tydligt från budget, och vad en prognosjustering bygger på.',
  },
  compose: ({ tables }) => ({ ...noParts, blocks: showTable(tables, 'result-by-centre') }),
})
