import type { Display } from '#domain/display.ts'
import { formatPeriod } from '#domain/period.ts'
import { factsFigure } from '../facts-figure.ts'
import { figureRow } from '../figure-rows.ts'
import { headingSv } from '../heading.ts'
import type { TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'

const table = 'example'
const display: Display = { unit: 'count', decimals: 0 }

/** Say here, in a sentence, what the table shows, and which law or rule it follows (domain.md §). */
export const example: TableDefinition = {
  name: table,
  labelSv: 'Exempel',
  needs: [],

  compute(context) {
    const { period } = context.round
    const total = factsFigure(context, {
      table,
      row: 'totalt',
      column: 'actual-ytd',
      series: 'incident',
      scenario: context.scenarios.actual,
      period,
      whatSv: 'alla ärenden',
      coverage: 'any-month',
    })
    if (total.kind === 'missing') return { findings: [] }
    return {
      table: {
        name: table,
        captionSv: 'Exempel',
        unitNoteSv: unitNoteSv(display),
        columns: [
          { key: 'label', labelSv: 'Rad', kind: 'label' },
          { key: 'actual-ytd', labelSv: headingSv(formatPeriod(period)), kind: 'figure', display, period },
        ],
        rows: [figureRow({ key: 'totalt', labelSv: 'Totalt', kind: 'detail', indent: 0 }, [['actual-ytd', total]])],
      },
      findings: [],
    }
  },
}
