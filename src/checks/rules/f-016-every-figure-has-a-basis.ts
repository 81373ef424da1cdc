import type { ValueFigure } from '#domain/figure.ts'
import { figuresOf, type Table } from '#domain/table.ts'
import { type CheckInput, defineCheck } from '../define-check.ts'
import { exampleReport, exampleTable, figureColumn, kronor } from '../example-report.ts'

/**
 * F-016. Every figure can be followed back: a sum of facts names its question, a computed figure names figures that exist,
 * a decided one the place where it was written.
 */
export const everyFigureHasABasis = defineCheck({
  code: 'F-016',
  severity: 'error',
  mustBeMended: true,
  ruleSv: 'Varje siffra går att följa tillbaka till uppgifterna eller siffrorna som den bygger på.',

  *check({ tables }) {
    const known = new Set(tables.flatMap((table) => [...figuresOf(table)].map(({ cell }) => cell.figure.key)))
    for (const table of tables) {
      for (const { row, column, cell } of figuresOf(table)) {
        if (cell.figure.kind === 'missing') continue
        const lackSv = lackOf(cell.figure, known)
        if (lackSv === undefined) continue
        yield {
          where: { kind: 'figure', figureKey: cell.figure.key },
          messageSv: `${row.labelSv}, ${column.labelSv}: ${lackSv}`,
        }
      }
    }
  },

  examples: [
    {
      nameSv: 'resultatet bygger på siffror som finns',
      given: computedFrom(['fds/2025-D2/income-statement/intakter/actual-ytd']),
      finds: [],
    },
    {
      nameSv: 'resultatet bygger på en siffra som inte finns',
      given: computedFrom(['fds/2025-D2/income-statement/omsattning/actual-ytd']),
      finds: [/bygger på siffran fds\/2025-D2\/income-statement\/omsattning\/actual-ytd/],
    },
    { nameSv: 'resultatet är beräknat ur ingenting', given: computedFrom([]), finds: [/ingen siffra som den bygger på/] },
  ],
})

function lackOf({ basis }: ValueFigure, known: ReadonlySet<string>): string | undefined {
  if (basis.formulaSv.trim() === '') return 'siffran säger inte hur den har beräknats.'
  if (basis.kind === 'entry') return basis.source.fileName === '' ? 'siffran säger inte var den är skriven.' : undefined
  if (basis.kind === 'facts') return basis.selection.orgUnits.length === 0 ? 'siffran frågar inga enheter.' : undefined
  if (basis.inputs.length === 0) return 'siffran är beräknad men anger ingen siffra som den bygger på.'
  const unknown = basis.inputs.find((key) => !known.has(key))
  return unknown === undefined ? undefined : `siffran bygger på siffran ${unknown}, som inte finns i rapportens tabeller.`
}

function computedFrom(inputs: readonly string[]): CheckInput {
  const column = 'actual-ytd'
  const statement: Table = exampleTable('income-statement', {
    columns: [figureColumn(column, { unit: 'mnkr', decimals: 0 })],
    rows: [
      { key: 'intakter', cells: { [column]: kronor(315_000_000) } },
      {
        key: 'resultat',
        cells: {
          [column]: {
            kind: 'figure',
            figure: {
              kind: 'value',
              key: `fds/2025-D2/income-statement/resultat/${column}`,
              value: { numerator: 18_000_000n, denominator: 1n },
              unitOfMeasure: 'sek',
              period: exampleReport({}).round.period,
              basis: { kind: 'formula', formulaSv: 'Summa intäkter + summa kostnader.', inputs },
            },
          },
        },
      },
    ],
  })
  return exampleReport({ tables: [statement] })
}
