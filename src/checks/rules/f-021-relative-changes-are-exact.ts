import { formatFigure } from '#domain/display.ts'
import { displayOf, figuresOf } from '#domain/table.ts'
import { divide, equals, subtract } from '#lib/exact.ts'
import { type CheckInput, defineCheck } from '../define-check.ts'
import { exampleReport, exampleTable, figureColumn, kronor, share } from '../example-report.ts'

/**
 * F-021. A change in percent is the change divided by what it is compared with (domain.md §3.1, §3.4). HSF24 printed hired staff
 * −17 750 hours as −25 %, divided by this year's 70 076; against last year's 87 826 it is −20,2 % (E3).
 */
export const relativeChangesAreExact = defineCheck({
  code: 'F-021',
  severity: 'error',
  mustBeMended: true,
  ruleSv: 'En förändring i procent är skillnaden delad med det som jämförs med, före avrundning.',

  *check({ tables }) {
    for (const table of tables) {
      for (const { row, column, cell } of figuresOf(table)) {
        if (!column.relativeChange || cell.figure.kind === 'missing') continue
        const [current, prior] = [row.cells[column.relativeChange.current], row.cells[column.relativeChange.prior]]
        if (current?.kind !== 'figure' || current.figure.kind === 'missing') continue
        if (prior?.kind !== 'figure' || prior.figure.kind === 'missing') continue
        // Two shares are compared in percentage points, which is F-002's.
        if (cell.figure.unitOfMeasure !== 'share') continue
        const expected = divide(subtract(current.figure.value, prior.figure.value), prior.figure.value)
        if (expected === undefined || equals(expected, cell.figure.value)) continue
        const display = displayOf(cell, column)
        const [shown, right] = [cell.figure, { ...cell.figure, value: expected }].map((figure) =>
          formatFigure(figure, display, { withUnit: true }),
        )
        yield {
          where: { kind: 'figure', figureKey: cell.figure.key },
          messageSv: `${row.labelSv}: ${column.labelSv} är ${shown}, men förändringen mot det som jämförs är ${right}.`,
        }
      }
    }
  },

  examples: [
    { nameSv: '70 076 mot 87 826 är −20,2 %', given: hired(-17_750, 87_826), finds: [] },
    {
      nameSv: 'delat med årets timmar i stället för förra årets',
      given: hired(-17_750, 70_076),
      finds: [/Inhyrd personal: Förändring, % är −25,3\u00a0%, men .* är −20,2\u00a0%/],
    },
  ],
})

function hired(numerator: number, denominator: number): CheckInput {
  const hours = { unit: 'hours', decimals: 0 } as const
  const table = exampleTable('hours-worked', {
    columns: [
      figureColumn('actual', hours),
      figureColumn('prior', hours),
      figureColumn(
        'change-percent',
        { unit: 'percent', decimals: 1 },
        { labelSv: 'Förändring, %', relativeChange: { current: 'actual', prior: 'prior' } },
      ),
    ],
    rows: [
      {
        key: 'inhyrd',
        labelSv: 'Inhyrd personal',
        cells: { actual: kronor(70_076), prior: kronor(87_826), 'change-percent': share(numerator, denominator) },
      },
    ],
  })
  return exampleReport({ tables: [table] })
}
