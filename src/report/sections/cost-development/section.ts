import { showChart } from '../../parts/show-table.ts'
import { defineSection, noParts } from '../define-section.ts'

/** Which costs grow and which fall against last year, as the administration compares the years. */
export const costDevelopment = defineSection({
  name: 'cost-development',
  titleSv: 'Kostnadsutveckling',
  needs: [{ table: 'cost-development', labelSv: 'kostnadsutvecklingen' }],
  commentary: { placement: 'after', asksForSv: 'Förklara vad som driver kostnadsutvecklingen och vad som stör jämförelsen.' },
  compose: ({ tables }) => ({
    ...noParts,
    blocks: showChart(tables, 'cost-development', {
      name: 'kostnadsutveckling',
      kind: 'bar',
      titleSv: 'Kostnadsutveckling mot föregående år',
      columns: ['forecast-change-from-closing', 'change-from-prior-ytd'],
    }),
  }),
})
