import { type Figure, isMissing } from '#domain/figure.ts'
import { productionColumnKey } from '#domain/production-layout.ts'
import type { Cell, Column, Row } from '#domain/table.ts'
import { factsFigure } from '../facts-figure.ts'
import { productionLayoutFor } from '../layout-in-force.ts'
import { productionSteps, productionTableNames, stepTable } from '../production-table.ts'
import { columnLabelSv, columnPeriod } from '../statement-columns.ts'
import type { TableDefinition } from '../table-definition.ts'

/**
 * The sums that the production tables' ratios and averages are computed from: occupied and staffed beds beneath the occupancy,
 * so that an explanation goes on to the rows of the source. No report shows it.
 */
export const productionStepsTable: TableDefinition = {
  name: stepTable,
  labelSv: 'Produktionens täljare, nämnare och månader',
  needs: [],

  compute(context) {
    const steps = productionTableNames.flatMap((name) => {
      const layout = productionLayoutFor(name, context)
      return layout === undefined ? [] : productionSteps(layout, context)
    })
    if (steps.length === 0) return { findings: [] }

    const columns = new Map(steps.map(({ column }) => [productionColumnKey(column), column]))
    const rows = [...Map.groupBy(steps, ({ row }) => row)].flatMap(([key, ofRow]): Row[] => {
      const figures = new Map(
        ofRow.map(({ column, question }): [string, Figure] => [productionColumnKey(column), factsFigure(context, question)]),
      )
      // A clinic without beds lacks no beds.
      const isAbsent = ofRow.every(({ isOwn }) => !isOwn) && [...figures.values()].every(isMissing)
      if (isAbsent) return []
      const cells = [...columns.keys()].map((column): [string, Cell] => {
        const figure = figures.get(column)
        return [column, figure === undefined ? { kind: 'empty' } : { kind: 'figure', figure }]
      })
      return [{ key, labelSv: ofRow[0]?.labelSv ?? key, kind: 'detail', indent: 0, cells: Object.fromEntries(cells) }]
    })
    if (rows.length === 0) return { findings: [] }
    return {
      table: {
        name: stepTable,
        captionSv: 'Produktionens täljare, nämnare och månader',
        unitNoteSv: 'Antal',
        columns: [
          { key: 'label', labelSv: 'Steg', kind: 'label' },
          ...[...columns].map(
            ([key, column]): Column => ({
              key,
              labelSv: columnLabelSv(column, context.round),
              kind: 'figure',
              display: { unit: 'count', decimals: 0 },
              period: columnPeriod(column.comparison, context.round),
            }),
          ),
        ],
        rows,
      },
      findings: [],
    }
  },
}
