import { parseRoundCode, roundTitle } from '#domain/round.ts'
import { type CheckInput, defineCheck } from '../define-check.ts'
import { exampleReport, paragraph } from '../example-report.ts'
import { placeIn, textsOf, typedText, writtenByPeople } from '../report-texts.ts'
import { findTypedNumbers } from '../unbound-numbers.ts'

/**
 * F-025. A text that stood in an earlier report, word for word, has not kept that report's typed figures (E13). Bound figures
 * follow the data, and a text without figures may still be true.
 */
export const oldFiguresAreNotCopied = defineCheck({
  code: 'F-025',
  severity: 'warning',
  ruleSv: 'En text som är kopierad ur en tidigare rapport har inte kvar dess handskrivna siffror.',

  *check({ document, earlierReports = [] }) {
    const earlier = new Map<string, string>()
    for (const { document: reported, round } of earlierReports) {
      for (const text of textsOf(reported))
        if (writtenByPeople(text)) earlier.set(typedText(text), earlier.get(typedText(text)) ?? round)
    }
    if (earlier.size === 0) return
    for (const text of textsOf(document)) {
      if (!writtenByPeople(text)) continue
      const words = typedText(text)
      const numbers = findTypedNumbers(words).map((number) => number.text)
      const code = numbers.length === 0 ? undefined : earlier.get(words)
      if (code === undefined) continue
      const round = parseRoundCode(code)
      yield {
        where: placeIn(text, `${words.slice(0, 60).trim()}${words.length > 60 ? '…' : ''}`.replaceAll('\ufffc', '…')),
        messageSv: `Texten står ordagrant i ${round ? roundTitle(round).toLowerCase() : code} och har kvar dess siffror: ${numbers.join(', ')}. Gäller de fortfarande?`,
      }
    }
  },

  examples: [
    { nameSv: 'siffran är ny', given: now('Kön är 14 ärenden.'), finds: [] },
    { nameSv: 'samma text utan siffror', given: now('Arbetet fortsätter.'), finds: [] },
    {
      nameSv: 'samma text med samma siffra',
      given: now('Kön är 12 ärenden.'),
      finds: [/står ordagrant i delårsrapport 1 2025 och har kvar dess siffror: 12/],
    },
  ],
})

function now(words: string): CheckInput {
  const then = exampleReport({ blocks: [paragraph('Kön är 12 ärenden.'), paragraph('Arbetet fortsätter.')] })
  return { ...exampleReport({ blocks: [paragraph(words)] }), earlierReports: [{ ...then, round: '2025-D1' }] }
}
