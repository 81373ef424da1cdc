import { formatInlineFigure } from '#domain/inline-text.ts'
import { displayUnits } from '#domain/units-of-measure.ts'
import { excerptAround } from '#lib/excerpt.ts'
import { type CheckInput, defineCheck, type Flaw } from '../define-check.ts'
import { bound, exampleReport, exampleTable, figureColumn, kronor, paragraph } from '../example-report.ts'
import { placeIn, type ReportText, readText, textsOf } from '../report-texts.ts'

/**
 * F-022. Numbers are written with a decimal comma and a digit before it, and the unit of money that stands after a figure is the
 * one that it is printed in. HSF24 wrote "C-båge ,3 mnkr", RK25 "83.4%" (E8, E13), and tables in tkr were read as mnkr (E6).
 */
export const numbersAreWrittenInSwedish = defineCheck({
  code: 'F-022',
  severity: 'warning',
  ruleSv: 'Tal skrivs med decimalkomma och en siffra före kommat, och måttenheten efter ett belopp är den som beloppet visas i.',

  *check({ document }) {
    for (const text of textsOf(document)) {
      yield* misspelt(text)
      yield* wrongUnits(text)
    }
  },

  examples: [
    { nameSv: 'decimalkomma och siffra före', given: written('C-båge 1,3 mnkr, version 2.0, andelen 83,3 %.'), finds: [] },
    { nameSv: 'ingen siffra före kommat', given: written('C-båge ,3 mnkr.'), finds: [/”,3 mnkr”.*siffra före kommat/] },
    { nameSv: 'decimalpunkt', given: written('Följsamheten var 83.4%.'), finds: [/”83\.4%”.*decimalkomma/] },
    { nameSv: 'beloppet visas i mnkr och texten säger mnkr', given: amount(' mnkr avser IT.'), finds: [] },
    {
      nameSv: 'beloppet visas i mnkr och texten säger tkr',
      given: amount(' tkr avser IT.'),
      finds: [/visas i mnkr, men .* säger ”tkr”/],
    },
  ],
})

const units = '(?:%|procent|tkr|mnkr|mkr|kr|kronor|timmar|årsarbetare)(?!\\p{L})'
const withoutDigit = new RegExp(`(?<![\\p{L}\\d])[,.]\\d+[ \\u00a0]?${units}`, 'giu')
const withPoint = new RegExp(`(?<![\\d.\\p{L}])\\d+\\.\\d{1,2}[ \\u00a0]?${units}`, 'giu')

function* misspelt(text: ReportText): Generator<Flaw> {
  const words = readText(text)
  for (const [pattern, remedySv] of [
    [withoutDigit, 'Det fattas en siffra före kommat.'],
    [withPoint, 'Skriv med decimalkomma.'],
  ] as const) {
    for (const match of words.matchAll(pattern)) {
      const excerptSv = excerptAround(words, match.index, match.index + match[0].length)
      yield { where: placeIn(text, excerptSv), messageSv: `”${match[0]}”: ${remedySv}` }
    }
  }
}

const moneyWord = /^[ \u00a0]?(?<word>tkr|mnkr|mkr|kr|kronor|miljoner kronor|tusen kronor)(?!\p{L})/iu
const moneyUnitOf: Readonly<Record<string, string>> = {
  tkr: 'tkr',
  'tusen kronor': 'tkr',
  mnkr: 'mnkr',
  mkr: 'mnkr',
  'miljoner kronor': 'mnkr',
  kr: 'kr',
  kronor: 'kr',
}

function* wrongUnits(text: ReportText): Generator<Flaw> {
  for (const [index, inline] of text.inlines.entries()) {
    const next = text.inlines[index + 1]
    if (inline.kind !== 'figure' || inline.figure.kind === 'missing' || next?.kind !== 'text') continue
    const word = moneyWord.exec(next.textSv)?.groups?.word?.toLowerCase()
    if (word === undefined) continue
    const { unit } = inline.display
    const printed = formatInlineFigure(inline)
    const where = placeIn(text, `${printed}${next.textSv.slice(0, 30)}`)
    if (displayUnits[unit].base !== 'sek' || moneyUnitOf[word] !== unit)
      yield {
        where,
        messageSv: `Siffran ${printed} visas i ${displayUnits[unit].suffixSv || displayUnits[unit].labelSv}, men texten efter säger ”${word}”.`,
      }
    else if (inline.withUnit) yield { where, messageSv: `Måttenheten står två gånger: ”${printed} ${word}”.` }
  }
}

function written(words: string): CheckInput {
  return exampleReport({ blocks: [paragraph(words)] })
}

function amount(after: string): CheckInput {
  const table = exampleTable('income-statement', {
    columns: [figureColumn('actual-ytd', { unit: 'mnkr', decimals: 0 })],
    rows: [{ key: 'it-kostnader', cells: { 'actual-ytd': kronor(129_000_000) } }],
  })
  const figure = bound(table, 'it-kostnader', 'actual-ytd', { withUnit: false })
  return exampleReport({ tables: [table], blocks: [paragraph(figure, after)] })
}
