import { formatFigure } from '#domain/display.ts'
import type { ValueFigure } from '#domain/figure.ts'
import { displayOf } from '#domain/table.ts'
import { type Exact, equals, exact, multiply, subtract } from '#lib/exact.ts'
import { declaredDifferences } from '../declared-arithmetic.ts'
import { defineCheck } from '../define-check.ts'
import { exampleReport, exampleTable, figureColumn, kronor, share } from '../example-report.ts'
import { formatDifference } from '../format-difference.ts'

/**
 * F-002. A column that is the difference of two others equals it exactly, row by row (domain.md §3.1). Two shares differ in
 * percentage points. HSF24's dental table printed 4 290 − 4 862 as 58 (E2).
 */
export const differencesAreExact = defineCheck({
  code: 'F-002',
  severity: 'error',
  mustBeMended: true,
  ruleSv: 'Varje differenskolumn är exakt lika med skillnaden mellan sina kolumner, före avrundning.',

  *check({ tables }) {
    for (const table of tables) {
      for (const { row, column, difference, minuend, subtrahend } of declaredDifferences(table)) {
        const [shown, from, taken] = [difference.figure, minuend.figure, subtrahend.figure]
        if (shown.kind === 'missing' || from.kind === 'missing' || taken.kind === 'missing') continue
        const expected = differenceIn(shown, from, taken)
        if (equals(expected, shown.value)) continue
        const display = displayOf(difference, column)
        const printed = formatFigure(shown, display, { withUnit: true })
        yield {
          where: { kind: 'figure', figureKey: shown.key },
          messageSv: `${row.labelSv}: ${column.labelSv} är ${printed}, men kolumnerna som jämförs skiljer sig med något annat. Skillnad ${formatDifference(subtract(shown.value, expected), display)}.`,
        }
      }
    }
  },

  examples: [
    { nameSv: '57 136 − 24 020 = 33 116 tkr', given: exampleReport({ tables: [investments(33_116_000)] }), finds: [] },
    {
      nameSv: 'differensen hör till ett annat utfall',
      given: exampleReport({ tables: [investments(33_166_000)] }),
      finds: [/Investeringar: Ej förbrukat är 33\u00a0166\u00a0tkr.*50\u00a0000,00\u00a0kr/],
    },
    { nameSv: '6,3 % till 4,2 % är −2,1 procentenheter', given: exampleReport({ tables: [absence(-21, 10)] }), finds: [] },
    {
      nameSv: 'skillnaden mellan två andelar i procent i stället för procentenheter',
      given: exampleReport({ tables: [absence(-333, 10)] }),
      finds: [/Totalt: Förändring/],
    },
  ],
})

/** In the unit of the difference: shares subtract to percentage points. */
function differenceIn(shown: ValueFigure, from: ValueFigure, taken: ValueFigure): Exact {
  const plain = subtract(from.value, taken.value)
  const inPoints = shown.unitOfMeasure === 'percentage-points' && from.unitOfMeasure === 'share'
  return inPoints ? multiply(plain, exact(100)) : plain
}

function investments(unspent: number) {
  const tkr = { unit: 'tkr', decimals: 0 } as const
  return exampleTable('investments', {
    columns: [
      figureColumn('budget', tkr),
      figureColumn('actual', tkr),
      figureColumn('unspent', tkr, { labelSv: 'Ej förbrukat', difference: { minuend: 'budget', subtrahend: 'actual' } }),
    ],
    rows: [
      {
        key: 'investeringar',
        labelSv: 'Investeringar',
        cells: { budget: kronor(57_136_000), actual: kronor(24_020_000), unspent: kronor(unspent) },
      },
    ],
  })
}

function absence(numerator: number, denominator: number) {
  const percent = { unit: 'percent', decimals: 1 } as const
  const points = { unit: 'percentage-points', decimals: 1 } as const
  return exampleTable('sickness-absence', {
    columns: [
      figureColumn('actual-ytd', percent),
      figureColumn('actual-ytd-prior', percent),
      figureColumn('change', points, {
        labelSv: 'Förändring',
        difference: { minuend: 'actual-ytd', subtrahend: 'actual-ytd-prior' },
      }),
    ],
    rows: [
      {
        key: 'totalt',
        labelSv: 'Totalt',
        cells: {
          'actual-ytd': share(42, 1000),
          'actual-ytd-prior': share(63, 1000),
          change: [exact(numerator, denominator), 'percentage-points'],
        },
      },
    ],
  })
}
