import { formatInlineFigure } from '#domain/inline-text.ts'
import { absolute, compare, exact, subtract } from '#lib/exact.ts'
import { excerptAround } from '#lib/excerpt.ts'
import { parseSwedishNumber } from '#lib/swedish-numbers.ts'
import { defineCheck } from '../define-check.ts'
import { bound, exampleReport, exampleTable, figureColumn, paragraph } from '../example-report.ts'
import { placeIn, readText, textsOf } from '../report-texts.ts'

/**
 * F-014. A change from one share to another is told in percentage points. FDS23 wrote "minskning med ca 2 %" of sickness
 * absence that fell from 6,3 to 4,2 %: 2,1 percentage points, but 33 percent (domain.md §2.4).
 */
export const percentIsNotPoints = defineCheck({
  code: 'F-014',
  severity: 'warning',
  ruleSv: 'Skillnaden mellan två andelar anges i procentenheter, inte i procent.',

  *check({ document }) {
    for (const text of textsOf(document)) {
      const written = readText(text)
      for (const [index, inline] of text.inlines.entries()) {
        if (inline.kind !== 'figure' || inline.figure.kind === 'missing') continue
        const next = text.inlines[index + 1]
        const after = next?.kind === 'text' ? next.textSv : ''
        const { unitOfMeasure } = inline.figure
        const points = unitOfMeasure === 'percentage-points' && /^\s*(?:%|procent(?!enhet))/iu.test(after)
        const percent = unitOfMeasure === 'share' && /^\s*(?:procentenhet|%-enhet)/iu.test(after)
        if (!points && !percent) continue
        const printed = formatInlineFigure(inline)
        yield {
          where: placeIn(text, `${printed}${after.slice(0, 30)}`),
          messageSv: points
            ? `Siffran ${printed} är en skillnad i procentenheter men texten skriver procent. Skriv ”procentenheter”.`
            : `Siffran ${printed} är en andel i procent men texten skriver procentenheter.`,
        }
      }
      for (const match of written.matchAll(fromTo)) {
        const excerptSv = excerptAround(written, match.index, match.index + match[0].length)
        if (!isDifferenceOfShares(match)) continue
        yield {
          where: placeIn(text, excerptSv),
          messageSv: `”${match[0]}”: skillnaden mellan andelarna är i procentenheter, inte i procent.`,
        }
      }
    }
  },

  examples: [
    { nameSv: 'procentenheter sägs', given: report(' procentenheter lägre än förra året.'), finds: [] },
    { nameSv: 'procent sägs om procentenheter', given: report(' % lägre än förra året.'), finds: [/Skriv ”procentenheter”/] },
    {
      nameSv: 'från 6,3 % till 4,2 %, en minskning med ca 2 %',
      given: exampleReport({ blocks: [paragraph('Från 6,3 % till 4,2 %, en minskning med ca 2 %.')] }),
      finds: [/procentenheter, inte i procent/],
    },
    {
      nameSv: 'från 6,3 % till 4,2 %, en minskning med 33 %',
      given: exampleReport({ blocks: [paragraph('Från 6,3 % till 4,2 %, en minskning med 33 %.')] }),
      finds: [],
    },
  ],
})

/** "från 6,3 % till 4,2 % … med (ca) 2 %", within one sentence. */
const fromTo =
  /från (?<from>\d+(?:,\d+)?)\s?(?:%|procent)? till (?<to>\d+(?:,\d+)?)\s?(?:%|procent)(?:[^.!?]|\.\d){0,80}? med (?:ca |cirka |drygt |knappt |omkring )?(?<by>\d+(?:,\d+)?)\s?(?:%|procent)(?!\p{L})/giu

/** The stated change is the plain difference, within the half unit that "ca" leaves. */
function isDifferenceOfShares({ groups }: RegExpExecArray): boolean {
  const [from, to, by] = [groups?.from, groups?.to, groups?.by].map((part) => parseSwedishNumber(part ?? '')?.value)
  if (!from || !to || !by) return false
  const off = absolute(subtract(absolute(subtract(to, from)), by))
  return compare(off, exact(1, 2)) <= 0
}

function report(after: string) {
  const table = exampleTable('sickness-absence', {
    columns: [figureColumn('change', { unit: 'percentage-points', decimals: 1 })],
    rows: [{ key: 'totalt', cells: { change: [exact(-21, 10), 'percentage-points'] } }],
  })
  const figure = bound(table, 'totalt', 'change', { withUnit: false, form: 'absolute' })
  return exampleReport({ tables: [table], blocks: [paragraph('Sjukfrånvaron är ', figure, after)] })
}
