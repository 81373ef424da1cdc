import { showTable } from '../../parts/show-table.ts'
import { defineSection, noParts } from '../define-section.ts'

/** The year's investments against the budget with what was carried over, and those whose old budget has money left. */
export const investments = defineSection({
  name: 'investments',
  titleSv: 'Investeringar',
  needs: [
    { table: 'investments', labelSv: 'investeringsredovisningen' },
    { table: 'two-year-rule', labelSv: '2-årsregelns specifikation', optional: true },
  ],
  commentary: {
    placement: 'after',
    asksForSv: 'Förklara vad som inte blir av i år, vad som behöver flyttas till nästa år och vad som avser externa kunder.',
  },
  compose: ({ tables }) => ({ ...noParts, blocks: [...showTable(tables, 'investments'), ...showTable(tables, 'two-year-rule')] }),
})
