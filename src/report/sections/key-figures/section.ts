import { showChart } from '../../parts/show-table.ts'
import { defineSection, noParts } from '../define-section.ts'

/** Costs that are followed with special care, this year against last. */
export const keyFigures = defineSection({
  name: 'key-figures',
  titleSv: 'Nyckeltal',
  needs: [{ table: 'key-figures', labelSv: 'nyckeltalen' }],
  commentary: { placement: 'after', asksForSv: 'Förklara de nyckeltal som har ändrats tydligt mot föregående år.' },
  compose: ({ tables }) => ({
    ...noParts,
    blocks: showChart(tables, 'key-figures', {
      name: 'nyckeltal',
      kind: 'bar',
      titleSv: 'Nyckeltal',
      columns: ['actual-ytd', 'actual-ytd-prior'],
    }),
  }),
})
