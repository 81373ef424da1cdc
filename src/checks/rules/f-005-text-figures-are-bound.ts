import { excerptAround } from '#lib/excerpt.ts'
import { defineCheck } from '../define-check.ts'
import { bound, exampleReport, exampleTable, figureColumn, kronor, paragraph } from '../example-report.ts'
import { placeIn, textsOf, typedText, writtenByPeople } from '../report-texts.ts'
import { findTypedNumbers } from '../unbound-numbers.ts'

/**
 * F-005. A figure in a text is bound to the table it comes from, so that the two cannot drift apart: HSF24's table said
 * −10,4 and its text +10,4 (E1).
 */
export const textFiguresAreBound = defineCheck({
  code: 'F-005',
  severity: 'warning',
  ruleSv: 'Varje siffra i en text är bunden till sin källa och inte skriven för hand.',

  *check({ document }) {
    for (const text of textsOf(document)) {
      if (!writtenByPeople(text)) continue
      const written = typedText(text)
      for (const number of findTypedNumbers(written)) {
        const excerptSv = excerptAround(written, number.from, number.to).replaceAll('\ufffc', '…')
        yield {
          where: placeIn(text, excerptSv),
          messageSv: `Talet ${number.text} är skrivet för hand: ”${excerptSv}”. Bind det till en siffra i en tabell ({{tabell/rad/kolumn}}), eller skriv om meningen.`,
        }
      }
    }
  },

  examples: [
    {
      nameSv: 'beloppet är bundet',
      given: exampleReport({
        blocks: [paragraph(bound(external(), 'externa-kunder', 'actual'), ' avser externa kunder år 2025.')],
      }),
      finds: [],
    },
    {
      nameSv: 'beloppet är skrivet för hand',
      given: exampleReport({ blocks: [paragraph('606 tkr avser externa kunder.')] }),
      finds: [/Talet 606 är skrivet för hand/],
    },
    {
      nameSv: 'koder och årtal är inga siffror',
      given: exampleReport({ blocks: [paragraph('RF25-09 enligt ISO 27001, klart Q4 2026/2027.')] }),
      finds: [],
    },
  ],
})

function external() {
  return exampleTable('investments', {
    columns: [figureColumn('actual', { unit: 'tkr', decimals: 0 })],
    rows: [{ key: 'externa-kunder', cells: { actual: kronor(606_000) } }],
  })
}
