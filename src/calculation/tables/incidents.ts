import type { Display } from '#domain/display.ts'
import type { FactSelection } from '#domain/fact.ts'
import { priorYear } from '#domain/period.ts'
import type { Row } from '#domain/table.ts'
import { checkDimensionPresent, dimensionGroups } from '../dimension-groups.ts'
import { factsFigure } from '../facts-figure.ts'
import { figureRow, type RowHead, sumRow } from '../figure-rows.ts'
import { periodColumns } from '../heading.ts'
import { periodFor } from '../layout-in-force.ts'
import type { TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'

const table = 'incidents'
const display: Display = { unit: 'count', decimals: 0 }
const categoryLabelsSv = {
  handelser: 'Händelser',
  risker: 'Risker',
  egna: 'Egna ärenden',
  'andra-verksamheter': 'Hör till andra verksamheter',
  test: 'Testärenden',
}
const causeLabelsSv = { 'hot-och-vald': 'Hot och våld', stickskador: 'Stickskador' }
/** What is left when the causes that are followed are told; it has no row of its own. */
const otherCause = 'annan'

/**
 * Work-environment incidents and risks by category, and beneath the sum those of a cause that is followed by itself: a memo
 * that the sum does not add again (domain.md §3.7). A delivery that speaks of the period speaks of all of it, so a category
 * without rows is 0; a period that nobody has delivered for is missing.
 */
export const incidents: TableDefinition = {
  name: table,
  labelSv: 'Arbetsmiljöavvikelser',
  needs: [],

  compute(context) {
    const current = periodFor(table, context)
    if (current === undefined) return { findings: [] }
    const columns = [
      { key: 'actual-ytd', period: current },
      { key: 'actual-ytd-prior', period: priorYear(current) },
    ]
    const scenario = context.scenarios.actual
    const facts = columns.flatMap(({ period }) =>
      context.select({ series: 'incident', scenario, period, orgUnits: context.unitsDuring(period) }),
    )
    if (facts.length === 0) return { findings: [] }

    const countRow = (head: RowHead, dimensions: NonNullable<FactSelection['dimensions']>, whatSv: string): Row => {
      const figures = columns.map(({ key: column, period }) => {
        const question = { table, row: head.key, column, series: 'incident', scenario, period, dimensions, whatSv } as const
        return [column, factsFigure(context, { ...question, coverage: 'any-month' })] as const
      })
      return figureRow(head, figures)
    }
    const categoryRows = dimensionGroups(facts, 'category', categoryLabelsSv, ['summa']).map(({ key, labelSv, values }) => {
      const head: RowHead = { key, labelSv, kind: 'detail', indent: 0 }
      return countRow(head, { category: values }, `arbetsmiljöavvikelser i kategorin ${labelSv}`)
    })
    const ownKeys = ['summa', ...categoryRows.map(({ key }) => key)]
    const causeRows = dimensionGroups(facts, 'cause', causeLabelsSv, ownKeys)
      .filter(({ key }) => key !== otherCause)
      .map(({ key, labelSv, values }) => {
        const head: RowHead = { key, labelSv: `varav ${labelSv.toLowerCase()}`, kind: 'memo', indent: 1 }
        return countRow(head, { cause: values }, `arbetsmiljöavvikelser med orsaken ${labelSv.toLowerCase()}`)
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
        columns: [{ key: 'label', labelSv: 'Ärenden', kind: 'label' }, ...periodColumns(columns, display)],
        rows: [...categoryRows, total, ...causeRows],
      },
      findings: checkDimensionPresent(facts, 'category', { table, dimensionSv: 'kategori' }),
    }
  },
}
