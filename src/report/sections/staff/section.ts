import { absenceBlocks, hoursBlocks, incidentBlocks, rehabilitationBlocks, under } from '../../parts/staff-blocks.ts'
import { defineSection, noParts } from '../define-section.ts'

/** The people: sickness absence over the year and by month, rehabilitation, hours worked, and what went wrong in the work environment. */
export const staff = defineSection({
  name: 'staff',
  titleSv: 'Medarbetare',
  needs: [...absenceBlocks.needs, ...hoursBlocks.needs, ...rehabilitationBlocks.needs, ...incidentBlocks.needs],
  usualColumns: ['actual-ytd', 'actual-ytd-prior', 'change', 'change-percent'],
  commentary: {
    placement: 'after',
    asksForSv: 'Förklara hur sjukfrånvaro, arbetad tid och arbetsmiljö har utvecklats och vad som görs.',
  },
  compose: ({ tables }) => ({
    ...noParts,
    blocks: [
      ...under('Sjukfrånvaro', absenceBlocks.blocks(tables)),
      ...under('Rehabilitering', rehabilitationBlocks.blocks(tables)),
      ...under('Arbetad tid', hoursBlocks.blocks(tables)),
      ...under('Arbetsmiljöavvikelser', incidentBlocks.blocks(tables)),
    ],
  }),
})
