import { formatFigure } from '#domain/display.ts'
import { type Figure, parseFigureKey } from '#domain/figure.ts'
import { figureAt, type Table } from '#domain/table.ts'
import { equals } from '#lib/exact.ts'
import { excerptAround } from '#lib/excerpt.ts'
import { defineCheck } from '../define-check.ts'
import { bound, exampleReport, exampleTable, figureColumn, kronor, paragraph } from '../example-report.ts'
import { placeIn, readText, textsOf } from '../report-texts.ts'

/**
 * F-006. What a text says is what the table says: every figure in a text is found in the report's tables under its key, with
 * the same value. It holds by construction until somebody keeps a text and computes the tables anew.
 */
export const textAgreesWithTables = defineCheck({
  code: 'F-006',
  severity: 'error',
  mustBeMended: true,
  ruleSv: 'Varje siffra i en text finns i rapportens tabeller och har samma värde där.',

  *check({ tables, document }) {
    for (const text of textsOf(document)) {
      for (const inline of text.inlines) {
        if (inline.kind !== 'figure') continue
        const { figure, display } = inline
        const inTable = findFigure(tables, figure.key)
        const where = placeIn(text, excerptAround(readText(text), 0, 0))
        if (!inTable) {
          yield {
            where,
            messageSv: `Siffran ${figure.key} i texten finns inte i rapportens tabeller. Sätt samman rapporten på nytt.`,
          }
        } else if (!sameFigure(inTable, figure)) {
          const [said, shown] = [figure, inTable].map((each) => formatFigure(each, display, { withUnit: true }))
          yield {
            where,
            messageSv: `Texten säger ${said} där tabellen har ${shown} (${figure.key}). Sätt samman rapporten på nytt.`,
          }
        }
      }
    }
  },

  examples: [
    { nameSv: 'texten och tabellen säger samma sak', given: report(606_000, 606_000), finds: [] },
    {
      nameSv: 'tabellen är omräknad efter texten',
      given: report(606_000, 616_000),
      finds: [/säger 606\u00a0tkr där tabellen har 616\u00a0tkr/],
    },
    {
      nameSv: 'tabellen finns inte längre',
      given: { ...report(606_000, 606_000), tables: [] },
      finds: [/finns inte i rapportens tabeller/],
    },
  ],
})

function findFigure(tables: readonly Table[], key: string): Figure | undefined {
  const address = parseFigureKey(key)
  const table = address && tables.find(({ name }) => name === address.table)
  const figure = table && address && figureAt(table, address.row, address.column)
  return figure?.key === key ? figure : undefined
}

function sameFigure(a: Figure, b: Figure): boolean {
  if (a.kind === 'missing' || b.kind === 'missing') return a.kind === b.kind
  return equals(a.value, b.value)
}

function report(said: number, shown: number) {
  const [text, table] = [said, shown].map((amount) =>
    exampleTable('investments', {
      columns: [figureColumn('actual', { unit: 'tkr', decimals: 0 })],
      rows: [{ key: 'externa-kunder', cells: { actual: kronor(amount) } }],
    }),
  ) as [Table, Table]
  return exampleReport({
    tables: [table],
    blocks: [paragraph(bound(text, 'externa-kunder', 'actual'), ' avser externa kunder.')],
  })
}
