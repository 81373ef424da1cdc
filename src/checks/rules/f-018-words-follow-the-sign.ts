import { parseFigureKey } from '#domain/figure.ts'
import { formatInlineFigure } from '#domain/inline-text.ts'
import { type Column, type FigureInline, figureAt, type Row, type Table } from '#domain/table.ts'
import { isZero } from '#lib/exact.ts'
import { type CheckInput, defineCheck, type Flaw } from '../define-check.ts'
import { bound, exampleReport, exampleTable, figureColumn, kronor, paragraph } from '../example-report.ts'
import { placeIn, type ReportText, textsOf } from '../report-texts.ts'

/**
 * F-018. "Ökat med" and "minskat med" agree with the sign of the change that stands after them, and "bättre än" and "sämre än"
 * with that of the difference before them. Costs are negative in a statement, so a cost that grew has a negative change: what
 * counts is whether the amount grew, and a difference below zero is worse for the result whatever the row. HSF24's page of an
 * area said "10,6 bättre än budget" of a result that was worse (E1). Only these plain phrases, right beside a bound difference of
 * money, are judged; anything else is left to people.
 */
export const wordsFollowTheSign = defineCheck({
  code: 'F-018',
  severity: 'warning',
  ruleSv: 'Ord som ”ökat med”, ”minskat med”, ”bättre än” och ”sämre än” stämmer med siffran som de står vid.',

  *check({ tables, document }) {
    for (const text of textsOf(document)) {
      for (const [index, inline] of text.inlines.entries()) {
        if (inline.kind !== 'figure') continue
        yield* contradictedAfter(text, index, inline, tables)
        const before = text.inlines[index - 1]
        if (before?.kind !== 'text') continue
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
    {
      nameSv: 'kostnaden är högre än förra året och texten säger sämre',
      given: report('IT-kostnaderna är ', ' sämre än i fjol.'),
      finds: [],
    },
    {
      nameSv: 'kostnaden är högre än förra året och texten säger bättre',
      given: report('IT-kostnaderna är ', ' bättre än i fjol.'),
      finds: [/”4\u00a0mnkr bättre än”.*sämre/],
    },
    { nameSv: 'andra ord bedöms inte', given: report('Skillnaden mot förra året är '), finds: [] },
  ],
})

/** "4 mnkr bättre än" of a difference that is worse for the result. */
function* contradictedAfter(text: ReportText, index: number, inline: FigureInline, tables: readonly Table[]): Generator<Flaw> {
  const next = text.inlines[index + 1]
  const words = next?.kind === 'text' ? /^[ \u00a0](?<word>bättre|sämre) än(?!\p{L})/iu.exec(next.textSv) : null
  const { figure } = inline
  if (words === null || figure.kind === 'missing' || figure.unitOfMeasure !== 'sek' || isZero(figure.value)) return
  if (columnOf(inline, tables)?.column.difference === undefined) return
  const actual = figure.value.numerator > 0n ? 'bättre' : 'sämre'
  if (words.groups?.word?.toLowerCase() === actual) return
  const said = `${formatInlineFigure(inline)} ${words[0].trim()}`
  yield { where: placeIn(text, said), messageSv: `Texten säger ”${said}”, men enligt tabellen är det ${actual} för resultatet.` }
}

function columnOf({ figure }: FigureInline, tables: readonly Table[]): { table: Table; row: Row; column: Column } | undefined {
  const address = parseFigureKey(figure.key)
  const table = tables.find(({ name }) => name === address?.table)
  const row = table?.rows.find(({ key }) => key === address?.row)
  const column = table?.columns.find(({ key }) => key === address?.column)
  return table && row && column && { table, row, column }
}

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
function directionOf(inline: FigureInline, tables: readonly Table[]): Direction | undefined {
  const { figure } = inline
  const { table, row, column } = columnOf(inline, tables) ?? {}
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

function report(words: string, after = ' mot föregående år.'): CheckInput {
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
  return exampleReport({ tables: [table], blocks: [paragraph(words, change, after)] })
}
