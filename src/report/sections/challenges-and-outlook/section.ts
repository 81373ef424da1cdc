import { defineSection, noParts } from '../define-section.ts'

/** What lies ahead: what is hard, what is expected, and what is done about it. */
export const challengesAndOutlook = defineSection({
  name: 'challenges-and-outlook',
  titleSv: 'Utmaningar och framtidsbedömningar',
  needs: [],
  commentary: {
    placement: 'before',
    asksForSv:
      'Beskriv det som väntar: de största utmaningarna, vad som är osäkert i prognosen och vad förvaltningen gör åt det.',
  },
  compose: () => noParts,
})
