import { incidentBlocks, rehabilitationBlocks, under } from '../../parts/staff-blocks.ts'
import { defineSection, noParts } from '../define-section.ts'

/** Rehabilitation and what went wrong in the work environment. */
export const workEnvironment = defineSection({
  name: 'work-environment',
  titleSv: 'Rehabilitering och arbetsmiljö',
  needs: [...rehabilitationBlocks.needs, ...incidentBlocks.needs],
  commentary: { placement: 'after' },
  compose: ({ tables }) => ({
    ...noParts,
    blocks: [
      ...under('Rehabilitering', rehabilitationBlocks.blocks(tables)),
      ...under('Arbetsmiljöavvikelser', incidentBlocks.blocks(tables)),
    ],
  }),
})
