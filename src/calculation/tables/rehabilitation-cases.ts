import type { Display } from '#domain/display.ts'
import { priorYear } from '#domain/period.ts'
import { checkDimensionPresent, dimensionGroups } from '../dimension-groups.ts'
import { factsFigure } from '../facts-figure.ts'
import { figureRow, sumRow } from '../figure-rows.ts'
import { periodColumns } from '../heading.ts'
import { staffPeriod } from '../lagged-period.ts'
import type { TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'

const table = 'rehabilitation-cases'
const display: Display = { unit: 'count', decimals: 0 }
const categoryLabelsSv = { pagaende: 'varav pågående', avslutade: 'varav avslutade' }

/**
 * Rehabilitation cases that began in the period, and how many of them are closed. Each is counted in the month it began, so
 * months add up. The case system lags as payroll does (domain.md §2.3).
 */
export const rehabilitationCases: TableDefinition = {
  name: table,
  labelSv: 'Rehabiliteringsärenden',
  needs: [],

  compute(context) {
    const current = staffPeriod(context.round)
    if (current === undefined) return { findings: [] }
    const columns = [
      { key: 'actual-ytd', period: current },
      { key: 'actual-ytd-prior', period: priorYear(current) },
    ]
    const question = { table, series: 'rehabilitation-case', scenario: context.scenarios.actual, coverage: 'any-month' } as const
    const facts = columns.flatMap(({ period }) => context.select({ ...question, period, orgUnits: context.unitsDuring(period) }))
    if (facts.length === 0) return { findings: [] }

    const stateRows = dimensionGroups(facts, 'category', categoryLabelsSv, ['totalt']).map(({ key, labelSv, values }) => {
      const whatSv = `rehabiliteringsärenden, ${labelSv}`
      const figures = columns.map(({ key: column, period }) => {
        return [
          column,
          factsFigure(context, { ...question, row: key, column, period, dimensions: { category: values }, whatSv }),
        ] as const
      })
      return figureRow({ key, labelSv, kind: 'of-which', indent: 1 }, figures)
    })
    const head = { key: 'totalt', labelSv: 'Rehabiliteringsärenden', kind: 'sum', indent: 0 } as const
    return {
      table: {
        name: table,
        captionSv: 'Rehabiliteringsärenden',
        unitNoteSv: unitNoteSv(display),
        columns: [{ key: 'label', labelSv: 'Ärenden', kind: 'label' }, ...periodColumns(columns, display)],
        rows: [sumRow(context, table, head, stateRows, columns, 'count'), ...stateRows],
      },
      findings: checkDimensionPresent(facts, 'category', { table, dimensionSv: 'kategori' }),
    }
  },
}
