import type { Display } from '#domain/display.ts'
import { formatPeriod, priorYear } from '#domain/period.ts'
import { checkDimensionPresent, dimensionGroups } from '../dimension-groups.ts'
import { factsFigure } from '../facts-figure.ts'
import { figureRow, sumRow } from '../figure-rows.ts'
import { headingSv } from '../heading.ts'
import type { TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'

const table = 'incidents'
const display: Display = { unit: 'count', decimals: 0 }
const categoryLabelsSv = {
  egna: 'Egna ärenden',
  'andra-verksamheter': 'Hör till andra verksamheter',
  test: 'Testärenden',
}

/**
 * Work-environment incidents and risks by category. A delivery that speaks of the period speaks of all of it, so a category
 * without rows is 0; a period that nobody has delivered for is missing.
 */
export const incidents: TableDefinition = {
  name: table,
  labelSv: 'Arbetsmiljöavvikelser',
  needs: [],

  compute(context) {
    const columns = [
      { key: 'actual-ytd', period: context.round.period },
      { key: 'actual-ytd-prior', period: priorYear(context.round.period) },
    ]
    const scenario = context.scenarios.actual
    const facts = columns.flatMap(({ period }) =>
      context.select({ series: 'incident', scenario, period, orgUnits: context.unitsDuring(period) }),
    )
    if (facts.length === 0) return { findings: [] }

    const categoryRows = dimensionGroups(facts, 'category', categoryLabelsSv, ['summa']).map(({ key, labelSv, values }) => {
      const figures = columns.map(({ key: column, period }) => {
        const question = {
          table,
          row: key,
          column,
          series: 'incident',
          scenario,
          period,
          dimensions: { category: values },
        } as const
        const whatSv = `arbetsmiljöavvikelser i kategorin ${labelSv}`
        return [column, factsFigure(context, { ...question, whatSv, coverage: 'any-month' })] as const
      })
      return figureRow({ key, labelSv, kind: 'detail', indent: 0 }, figures)
    })
    const total = sumRow(
      context,
      table,
      { key: 'summa', labelSv: 'Summa', kind: 'sum', indent: 0 },
      categoryRows,
      columns,
      'count',
    )
    return {
      table: {
        name: table,
        captionSv: 'Arbetsmiljöavvikelser',
        unitNoteSv: unitNoteSv(display),
        columns: [
          { key: 'label', labelSv: 'Ärenden', kind: 'label' },
          ...columns.map(({ key, period }) => ({
            key,
            labelSv: headingSv(formatPeriod(period)),
            kind: 'figure' as const,
            display,
            period,
          })),
        ],
        rows: [...categoryRows, total],
      },
      findings: checkDimensionPresent(facts, 'category', { table, dimensionSv: 'kategori' }),
    }
  },
}
