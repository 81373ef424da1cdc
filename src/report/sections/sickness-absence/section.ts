import { absenceBlocks } from '../../parts/staff-blocks.ts'
import { defineSection, noParts } from '../define-section.ts'

/** Sickness absence over the year and by month by itself; a template picks three years or twelve months on end by their columns. */
export const sicknessAbsence = defineSection({
  name: 'sickness-absence',
  titleSv: 'Sjukfrånvaro',
  needs: absenceBlocks.needs,
  usualColumns: ['actual-ytd', 'actual-ytd-prior', 'change'],
  commentary: { placement: 'after', asksForSv: 'Förklara hur sjukfrånvaron har utvecklats och vad som görs.' },
  compose: ({ tables }) => ({ ...noParts, blocks: absenceBlocks.blocks(tables) }),
})
