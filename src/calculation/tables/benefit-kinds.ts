import type { Display } from '#domain/display.ts'
import type { Fact } from '#domain/fact.ts'
import { formatPeriod } from '#domain/period.ts'
import type { Benefit } from '#domain/plan.ts'
import type { Row } from '#domain/table.ts'
import { checkDimensionPresent, dimensionGroups } from '../dimension-groups.ts'
import { factsFigure } from '../facts-figure.ts'
import { figureRow, sumRow } from '../figure-rows.ts'
import type { TableContext, TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'

const table = 'benefit-kinds'
const column = 'realised'
const display: Display = { unit: 'tkr', decimals: 0 }

/**
 * What has been saved by kind (income, personnel, material), for the plan's benefits whose effects are measured so, each with
 * the sum of its kinds. A benefit that is measured as one amount has no rows here.
 */
export const benefitKinds: TableDefinition = {
  name: table,
  labelSv: 'Ekonomisk effekthemtagning per slag',
  needs: [],

  compute(context) {
    const { period } = context.round
    const facts = context
      .select({ series: 'benefit', scenario: context.scenarios.actual, period, orgUnits: context.unitsDuring(period) })
      .filter(({ dimensions }) => dimensions.category !== undefined)
    const ofBenefit = Map.groupBy(facts, ({ dimensions }) => dimensions.category)
    const parted = (context.plan?.benefits ?? []).flatMap((benefit) => {
      const own = ofBenefit.get(benefit.id) ?? []
      return own.some(({ dimensions }) => dimensions.part !== undefined) ? [{ benefit, own }] : []
    })
    if (parted.length === 0) return { findings: [] }
    return {
      table: {
        name: table,
        captionSv: 'Realiserad effekt per slag',
        unitNoteSv: unitNoteSv(display),
        columns: [
          { key: 'label', labelSv: 'Slag', kind: 'label' },
          { key: column, labelSv: `Realiserad effekt ${formatPeriod(period)}`, kind: 'figure', display, period },
        ],
        rows: parted.flatMap(({ benefit, own }) => kindRows(context, benefit, own)),
      },
      findings: parted.flatMap(({ own }) => checkDimensionPresent(own, 'part', { table, dimensionSv: 'slag' })),
    }
  },
}

function kindRows(context: TableContext, { id, labelSv: benefitSv }: Benefit, facts: readonly Fact[]): Row[] {
  const { period } = context.round
  const kinds = dimensionGroups(facts, 'part', {}).map(({ key, labelSv, values }) => {
    const row = `${id}.${key}`
    const figure = factsFigure(context, {
      table,
      row,
      column,
      series: 'benefit',
      scenario: context.scenarios.actual,
      period,
      dimensions: { category: [id], part: values },
      whatSv: `realiserad effekt för ${benefitSv}, ${labelSv}`,
      coverage: 'any-month',
    })
    return figureRow({ key: row, labelSv, kind: 'detail', indent: 0 }, [[column, figure]])
  })
  const sum = { key: id, labelSv: `Summa ${benefitSv}`, kind: 'sum', indent: 0 } as const
  return [...kinds, sumRow(context, table, sum, kinds, [{ key: column, period }], 'sek')]
}
