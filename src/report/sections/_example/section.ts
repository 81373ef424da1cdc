import { showTable } from '../../parts/show-table.ts'
import { defineSection, noParts } from '../define-section.ts'

/** Say here, in a sentence, what the reader learns from the section. */
export const example = defineSection({
  name: 'example',
  titleSv: 'Exempel',
  needs: [{ table: 'income-statement', labelSv: 'resultaträkningen' }],
  commentary: { placement: 'after', asksForSv: 'Berätta det som siffrorna inte säger själva.' },
  compose: ({ tables }) => ({ ...noParts, blocks: showTable(tables, 'income-statement') }),
})
