import { hoursBlocks } from '../../parts/staff-blocks.ts'
import { defineSection, noParts } from '../define-section.ts'

/** Hours worked and full-time equivalents by themselves, for a report that tells them apart from the rest of the staff's section. */
export const hoursWorked = defineSection({
  name: 'hours-worked',
  titleSv: 'Arbetad tid',
  needs: hoursBlocks.needs,
  commentary: {
    placement: 'after',
    asksForSv: 'Förklara hur den arbetade tiden har utvecklats: vilka yrkesgrupper, hur mycket inhyrd personal och varför.',
  },
  compose: ({ tables }) => ({ ...noParts, blocks: hoursBlocks.blocks(tables) }),
})
