import type { Display } from '#domain/display.ts'
import { monthNamesSv, monthNumberOf } from '#domain/month.ts'
import { monthsOf, period, priorYear } from '#domain/period.ts'
import type { Row } from '#domain/table.ts'
import { factsFigure } from '../facts-figure.ts'
import { figureRow } from '../figure-rows.ts'
import { headingSv } from '../heading.ts'
import { staffPeriod } from '../lagged-period.ts'
import type { TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'

const table = 'sickness-absence-hours-by-month'
const display: Display = { unit: 'hours', decimals: 0 }

/** The hours behind each month's sickness absence, this year beside last: what `sickness-absence-by-month` divides. */
export const sicknessAbsenceHoursByMonth: TableDefinition = {
  name: table,
  labelSv: 'Sjukfrånvaro per månad, timmar',
  needs: [],

  compute(context) {
    const current = staffPeriod(context.round)
    if (current === undefined) return { findings: [] }
    const scenario = context.scenarios.actual
    const anyFacts = [current, priorYear(current)].some(
      (each) =>
        context.select({ series: 'ordinary-hours', scenario, period: each, orgUnits: context.unitsDuring(each) }).length > 0,
    )
    if (!anyFacts) return { findings: [] }

    const rows = monthsOf(current).map((month): Row => {
      const figures = (
        [
          ['current', period(month)],
          ['prior', priorYear(period(month))],
        ] as const
      ).flatMap(([year, months]) =>
        hourSeries.map(({ prefix, series, whatSv }) => {
          const column = `${prefix}-${year}`
          const question = { table, row: month, column, series, scenario, period: months, whatSv } as const
          return [column, factsFigure(context, { ...question, coverage: 'every-month' })] as const
        }),
      )
      return figureRow(
        { key: month, labelSv: headingSv(monthNamesSv[monthNumberOf(month) - 1] ?? month), kind: 'detail', indent: 0 },
        figures,
      )
    })
    return {
      table: {
        name: table,
        captionSv: 'Sjukfrånvaro per månad, timmar',
        unitNoteSv: unitNoteSv(display),
        columns: [
          { key: 'label', labelSv: 'Månad', kind: 'label' },
          ...[
            { year: 'current', months: current, number: context.round.year },
            { year: 'prior', months: priorYear(current), number: context.round.year - 1 },
          ].flatMap(({ year, months, number }) =>
            hourSeries.map(({ prefix, labelSv }) => ({
              key: `${prefix}-${year}`,
              labelSv: `${labelSv} ${number}`,
              kind: 'figure' as const,
              display,
              period: months,
            })),
          ),
        ],
        rows,
      },
      findings: [],
    }
  },
}

const hourSeries = [
  { prefix: 'absent', series: 'sickness-absence-hours', labelSv: 'Sjukfrånvaro', whatSv: 'sjukfrånvarotimmar' },
  { prefix: 'ordinary', series: 'ordinary-hours', labelSv: 'Ordinarie tid', whatSv: 'ordinarie arbetstid' },
] as const
