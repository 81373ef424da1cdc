import { formatFigure } from '#domain/display.ts'
import { displayOf } from '#domain/table.ts'
import { equals, subtract, sum } from '#lib/exact.ts'
import { declaredSums } from '../declared-arithmetic.ts'
import { defineCheck } from '../define-check.ts'
import { exampleReport, exampleTable, figureColumn, kronor } from '../example-report.ts'
import { formatDifference } from '../format-difference.ts'

/**
 * F-001. A row that is the sum of others equals them exactly, unrounded (domain.md §3.2). What printed numbers add up to is
 * F-003's. RK25's investments had the total 0,0 over parts of 539,0 (E5).
 */
export const sumsAreExact = defineCheck({
  code: 'F-001',
  severity: 'error',
  mustBeMended: true,
  ruleSv: 'Varje summarad är exakt lika med summan av sina rader, före avrundning.',

  *check({ tables }) {
    for (const table of tables) {
      for (const { row, column, total, addends } of declaredSums(table)) {
        const where = { kind: 'figure', figureKey: total.figure.key } as const
        const absent = addends.filter(({ cell: { figure } }) => figure.kind === 'missing' && figure.reason !== 'not-budgeted')
        if (total.figure.kind === 'missing') {
          if (absent.length > 0 || addends.length === 0) continue
          yield {
            where,
            messageSv: `${row.labelSv} saknar värde i kolumnen ${column.labelSv}, fast alla ingående rader har värden.`,
          }
          continue
        }
        // What a small group keeps to itself is in the sum all the same.
        if (absent.some(({ cell }) => cell.figure.kind === 'missing' && cell.figure.reason === 'withheld-small-group')) continue
        if (absent.length > 0) {
          const labels = absent.map((addend) => addend.row.labelSv).join(', ')
          yield { where, messageSv: `${row.labelSv} har ett värde i kolumnen ${column.labelSv}, fast det saknas för ${labels}.` }
          continue
        }
        const parts = sum(addends.flatMap(({ cell }) => (cell.figure.kind === 'value' ? [cell.figure.value] : [])))
        if (equals(parts, total.figure.value)) continue
        const display = displayOf(total, column)
        const printed = formatFigure(total.figure, display, { withUnit: true })
        const difference = formatDifference(subtract(total.figure.value, parts), display)
        yield {
          where,
          messageSv: `${row.labelSv} är ${printed} i kolumnen ${column.labelSv}, men raderna som ingår summerar till ett annat belopp. Skillnad ${difference}.`,
        }
      }
    }
  },

  examples: [
    {
      nameSv: 'raderna summerar',
      given: exampleReport({ tables: [statement(18_000_000)] }),
      finds: [],
    },
    {
      nameSv: 'resultatet är en krona för högt',
      given: exampleReport({ tables: [statement(18_000_001)] }),
      finds: [/Resultat är 18\u00a0mnkr .* Skillnad 1,00\u00a0kr/],
    },
    {
      nameSv: 'summan har ett värde fast en rad saknas',
      given: exampleReport({ tables: [statement(18_000_000, 'not-delivered')] }),
      finds: [/fast det saknas för Kostnader/],
    },
    {
      nameSv: 'en rad visas inte, för att gruppen är liten',
      given: exampleReport({ tables: [statement(18_000_000, 'withheld-small-group')] }),
      finds: [],
    },
  ],
})

function statement(result: number, costs: 'not-delivered' | 'withheld-small-group' | number = -297_000_000) {
  return exampleTable('income-statement', {
    columns: [figureColumn('actual-ytd', { unit: 'mnkr', decimals: 0 }, { labelSv: 'Augusti 2025' })],
    rows: [
      { key: 'intakter', labelSv: 'Intäkter', cells: { 'actual-ytd': kronor(315_000_000) } },
      { key: 'kostnader', labelSv: 'Kostnader', cells: { 'actual-ytd': typeof costs === 'number' ? kronor(costs) : costs } },
      {
        key: 'resultat',
        labelSv: 'Resultat',
        kind: 'result',
        sumOf: ['intakter', 'kostnader'],
        cells: { 'actual-ytd': kronor(result) },
      },
    ],
  })
}
