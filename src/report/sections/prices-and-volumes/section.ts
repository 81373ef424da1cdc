import { showTable } from '../../parts/show-table.ts'
import { defineSection, noParts } from '../define-section.ts'

/** Operations that live on what they sell: how their prices and volumes change, and what they are to take in. */
export const pricesAndVolumes = defineSection({
  name: 'prices-and-volumes',
  titleSv: 'Intäktsfinansierade verksamheter',
  needs: [{ table: 'prices-and-volumes', labelSv: 'pris- och volymförändringen' }],
  commentary: { placement: 'before' },
  compose: ({ tables }) => ({ ...noParts, blocks: showTable(tables, 'prices-and-volumes') }),
})
