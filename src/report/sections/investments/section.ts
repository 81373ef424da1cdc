import { showTable } from '../../parts/show-table.ts'
import { defineSection, noParts } from '../define-section.ts'

/** The year's investments against the budget with what was carried over, in what is spent and what is forecast. */
export const investments = defineSection({
  name: 'investments',
  titleSv: 'Investeringar',
  needs: [{ table: 'investments', labelSv: 'investeringsredovisningen' }],
  commentary: {
    placement: 'after',
    asksForSv: 'Förklara vad som inte blir av i år, vad som behöver flyttas till nästa år och vad som avser externa kunder.',
  },
  compose: ({ tables }) => ({ ...noParts, blocks: showTable(tables, 'investments') }),
})
