import type { Block } from '#domain/document.ts'
import { plainText } from '#domain/table.ts'
import { missingGround } from '../../parts/missing-ground.ts'
import { defineSection, joinParts, noParts } from '../define-section.ts'

/** Which body handles the report and when, in the writer's words, and under them its case number and what is appended. */
export const decisionAndCaseNumber = defineSection({
  name: 'decision-and-case-number',
  titleSv: 'Behandling',
  needs: [],
  commentary: { placement: 'before', asksForSv: 'Skriv vilken nämnd som behandlar rapporten, och vilken dag.' },
  compose({ key, answers, appendicesSv }) {
    const caseNumber = answers?.caseNumber
    const appended = appendicesSv.map((titleSv, index) => `Bilaga ${index + 1}: ${titleSv}`)
    const lines = [...(caseNumber === undefined ? [] : [`Diarienummer: ${caseNumber}`]), ...appended]
    const blocks = lines.map((line): Block => ({ kind: 'paragraph', inlines: plainText(line) }))
    if (caseNumber !== undefined) return { ...noParts, blocks }
    const missing = missingGround(key, {
      code: 'R-016',
      whatSv: 'rapporten har inget diarienummer',
      remedySv: 'Ange diarienumret (fältet caseNumber i svaren) när rapporten är registrerad.',
    })
    return joinParts(missing, { ...noParts, blocks })
  },
})
