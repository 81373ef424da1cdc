import { defineSection, noParts } from '../define-section.ts'

/**
 * An area's own page, under the title that the template gives it: availability, production, staff and economy, each under a
 * heading of its own, with the area's figures bound (domain.md §2.5).
 */
export const areaPage = defineSection({
  name: 'area-page',
  titleSv: 'Områdets sida',
  needs: [],
  commentary: {
    placement: 'before',
    asksForSv:
      'Skriv områdets sida med mellanrubrikerna Tillgänglighet, Produktion, Medarbetare och Ekonomi (## före rubriken), och bind siffrorna till rapportens tabeller.',
  },
  compose: () => noParts,
})
