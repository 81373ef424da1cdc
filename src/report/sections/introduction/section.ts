import { defineSection, noParts } from '../define-section.ts'

/** The report's opening: the administration's own summary, with its figures bound. */
export const introduction = defineSection({
  name: 'introduction',
  titleSv: 'Inledning',
  needs: [],
  commentary: {
    placement: 'before',
    asksForSv: 'Sammanfatta det viktigaste under perioden: vad som gjorts, vad som påverkat resultatet och vad som väntar.',
  },
  compose: () => noParts,
})
