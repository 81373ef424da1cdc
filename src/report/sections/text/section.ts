import { defineSection, noParts } from '../define-section.ts'

/** A text and nothing else, under the title that the template gives it: an area's own page, what lies ahead, a closing. */
export const text = defineSection({
  name: 'text',
  titleSv: 'Text',
  needs: [],
  commentary: { placement: 'before', asksForSv: 'Skriv avsnittets text, eller ta bort avsnittet ur rapportmallen.' },
  compose: () => noParts,
})
