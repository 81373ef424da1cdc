import type { Display } from '#domain/display.ts'
import type { Figure } from '#domain/figure.ts'
import { month } from '#domain/month.ts'
import { period, priorYear } from '#domain/period.ts'
import { figureIn, figureRow } from '../figure-rows.ts'
import { ratioOf } from '../figures.ts'
import { staffPeriod } from '../lagged-period.ts'
import type { TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'
import { sicknessAbsenceHoursByMonth } from './sickness-absence-hours-by-month.ts'

const table = 'sickness-absence-by-month'
const display: Display = { unit: 'percent', decimals: 1 }

/** Each month's sickness absence beside the same month last year: hours absent ÷ ordinary hours (domain.md §3.5). */
export const sicknessAbsenceByMonth: TableDefinition = {
  name: table,
  labelSv: 'Sjukfrånvaro per månad',
  needs: [sicknessAbsenceHoursByMonth.name],

  compute(context, earlier) {
    const hours = earlier.get(sicknessAbsenceHoursByMonth.name)
    const current = staffPeriod(context.round)
    if (hours === undefined || current === undefined) return { findings: [] }

    const rows = hours.rows.map((row) => {
      const ownMonth = period(month(row.key))
      const figures = (
        [
          ['current', ownMonth],
          ['prior', priorYear(ownMonth)],
        ] as const
      ).map(([column, months]): [string, Figure] => {
        const slot = { key: context.keyOf(table, row.key, column), unitOfMeasure: 'share', period: months } as const
        const [absent, ordinary] = [figureIn(row, `absent-${column}`), figureIn(row, `ordinary-${column}`)]
        return [column, ratioOf(slot, absent, ordinary, 'Sjukfrånvarotimmar ÷ ordinarie timmar.')]
      })
      const { key, labelSv, kind, indent } = row
      return figureRow({ key, labelSv, kind, indent }, figures)
    })
    return {
      table: {
        name: table,
        captionSv: 'Sjukfrånvaro per månad',
        unitNoteSv: `${unitNoteSv(display)} av ordinarie arbetstid`,
        columns: [
          { key: 'label', labelSv: 'Månad', kind: 'label' },
          { key: 'current', labelSv: String(context.round.year), kind: 'figure', display, period: current },
          { key: 'prior', labelSv: String(context.round.year - 1), kind: 'figure', display, period: priorYear(current) },
        ],
        rows,
      },
      findings: [],
    }
  },
}
