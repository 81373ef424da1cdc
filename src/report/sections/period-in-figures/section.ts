import { defineSection, noParts } from '../define-section.ts'

/** What the period comes to in its most important figures, each of them bound. */
export const periodInFigures = defineSection({
  name: 'period-in-figures',
  titleSv: 'Perioden i siffror',
  needs: [],
  commentary: {
    placement: 'before',
    asksForSv:
      'Nämn periodens viktigaste siffror, en rad var, bundna till rapportens tabeller: produktion, tillgänglighet, medarbetare, resultat, prognos.',
  },
  compose: () => noParts,
})
