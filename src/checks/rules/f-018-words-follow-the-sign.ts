import { parseFigureKey } from '#domain/figure.ts'
import { formatInlineFigure } from '#domain/inline-text.ts'
import { type Column, type FigureInline, figureAt, type Row, type Table } from '#domain/table.ts'
import { isZero } from '#lib/exact.ts'
import { type CheckInput, defineCheck } from '../define-check.ts'
import { bound, exampleReport, exampleTable, figureColumn, kronor, paragraph } from '../example-report.ts'
import { placeIn, textsOf } from '../report-texts.ts'

/**
 * F-018. "Ökat med" and "minskat med" agree with the sign of the change that stands after them. Costs are negative in a
 * statement, so a cost that grew has a negative change: what counts is whether the amount grew. Only these plain phrases,
 * right before a bound difference, are judged; anything else is left to people.
 */
export const wordsFollowTheSign = defineCheck({
  code: 'F-018',
  severity: 'warning',
  ruleSv: 'Ord som ”ökat med” och ”minskat med” stämmer med siffran som följer.',

  *check({ tables, document }) {
    for (const text of textsOf(document)) {
      for (const [index, inline] of text.inlines.entries()) {
        const before = text.inlines[index - 1]
        if (inline.kind !== 'figure' || before?.kind !== 'text') continue
        const said = saidDirection(before.textSv)
        const actual = directionOf(inline, tables)
        if (said === undefined || actual === undefined || said.direction === actual) continue
        const printed = formatInlineFigure(inline)
        yield {
          where: placeIn(text, `${before.textSv.slice(-40)}${printed}`.trim()),
          messageSv: `Texten säger ”${said.wordsSv} ${printed}”, men enligt tabellen har beloppet ${actual === 'up' ? 'ökat' : 'minskat'}.`,
        }
      }
    }
  },

  examples: [
    { nameSv: 'IT-kostnaden har ökat och texten säger ökat', given: report('IT-kostnaderna har ökat med '), finds: [] },
    {
      nameSv: 'IT-kostnaden har ökat och texten säger minskat',
      given: report('IT-kostnaderna har minskat med '),
      finds: [/”minskat med 4\u00a0mnkr”.*ökat/],
    },
    { nameSv: 'andra ord bedöms inte', given: report('Skillnaden mot förra året är '), finds: [] },
  ],
})

type Direction = 'up' | 'down'

function saidDirection(before: string): { direction: Direction; wordsSv: string } | undefined {
  const match =
    /(?<!\p{L})(?<word>öka[rdt]?e?|stig(?:er|it)|steg|växt|ökning|minska[rdt]?e?|sjunk(?:er|it)|sjönk|minskning)(?:en)? med (?:ca |cirka |drygt |knappt |omkring )?$/iu.exec(
      before,
    )
  const word = match?.groups?.word
  if (match === null || word === undefined) return undefined
  return { direction: /^(?:ö|st|v)/iu.test(word) ? 'up' : 'down', wordsSv: match[0].trim() }
}

/** Whether the amount grew or shrank, for a figure that is the difference of two columns of its table; else undefined. */
function directionOf({ figure }: FigureInline, tables: readonly Table[]): Direction | undefined {
  const address = parseFigureKey(figure.key)
  const table = tables.find(({ name }) => name === address?.table)
  const row = table?.rows.find(({ key }) => key === address?.row)
  const column = table?.columns.find(({ key }) => key === address?.column)
  if (!table || !row || !column?.difference || figure.kind === 'missing' || isZero(figure.value)) return undefined
  const grew = figure.value.numerator > 0n
  return areBothCosts(table, row, column.difference) === grew ? 'down' : 'up'
}

function areBothCosts(table: Table, row: Row, { minuend, subtrahend }: NonNullable<Column['difference']>): boolean {
  return [minuend, subtrahend].every((key) => {
    const figure = figureAt(table, row.key, key)
    return figure?.kind === 'value' && figure.value.numerator < 0n
  })
}

function report(words: string): CheckInput {
  const mnkr = { unit: 'mnkr', decimals: 0 } as const
  const table = exampleTable('income-statement', {
    columns: [
      figureColumn('actual-ytd', mnkr),
      figureColumn('actual-ytd-prior', mnkr),
      figureColumn('change-from-prior-ytd', mnkr, { difference: { minuend: 'actual-ytd', subtrahend: 'actual-ytd-prior' } }),
    ],
    rows: [
      {
        key: 'it-kostnader',
        cells: {
          'actual-ytd': kronor(-129_000_000),
          'actual-ytd-prior': kronor(-125_000_000),
          'change-from-prior-ytd': kronor(-4_000_000),
        },
      },
    ],
  })
  const change = bound(table, 'it-kostnader', 'change-from-prior-ytd', { form: 'absolute' })
  return exampleReport({ tables: [table], blocks: [paragraph(words, change, ' mot föregående år.')] })
}
