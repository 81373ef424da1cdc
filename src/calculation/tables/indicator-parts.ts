import type { Display } from '#domain/display.ts'
import { formatPeriod } from '#domain/period.ts'
import type { Indicator } from '#domain/plan.ts'
import type { Column, Row } from '#domain/table.ts'
import { factsFigure } from '../facts-figure.ts'
import { figureRow } from '../figure-rows.ts'
import { indicatorOccasions, periodOfOccasion } from '../indicator-occasions.ts'
import { prepareIndicator } from '../indicator-types/catalogue.ts'
import type { IndicatorPart } from '../indicator-types/define-indicator-type.ts'
import type { TableContext, TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'

const table = 'indicator-parts'
const display: Display = { unit: 'count', decimals: 0 }

/** The sums that indicators are ratios of: numerators and denominators, so that each can be followed to its rows. */
export const indicatorParts: TableDefinition = {
  name: table,
  labelSv: 'Indikatorernas täljare och nämnare',
  needs: [],

  compute(context) {
    const rows = (context.plan?.indicators ?? []).flatMap((indicator) => {
      const prepared = prepareIndicator(indicator)
      return 'problemSv' in prepared || prepared.parts.length === 0 ? [] : [partsRow(indicator, prepared.parts, context)]
    })
    if (rows.length === 0) return { findings: [] }
    return {
      table: {
        name: table,
        captionSv: 'Indikatorernas täljare och nämnare',
        unitNoteSv: unitNoteSv(display),
        columns: [
          { key: 'label', labelSv: 'Indikator', kind: 'label' },
          ...indicatorOccasions(context).flatMap(({ occasion, period }) =>
            partLabels.map(({ name, labelSv }): Column => {
              const heading = `${labelSv} ${formatPeriod(period)}`
              return { key: partColumn(name, occasion), labelSv: heading, kind: 'figure', display, period }
            }),
          ),
        ],
        rows,
      },
      findings: [],
    }
  },
}

export function partColumn(part: IndicatorPart['name'], occasion: string): string {
  return `${part}-${occasion}`
}

const partLabels: readonly IndicatorPart[] = [
  { name: 'numerator', labelSv: 'Täljare' },
  { name: 'denominator', labelSv: 'Nämnare' },
]

function partsRow(indicator: Indicator, parts: readonly IndicatorPart[], context: TableContext): Row {
  const figures = indicatorOccasions(context).flatMap(({ occasion }) => {
    const period = periodOfOccasion(occasion, indicator, context)
    if (period === undefined) return []
    return parts.map(({ name, labelSv }) => {
      const column = partColumn(name, occasion)
      const figure = factsFigure(context, {
        table,
        row: indicator.id,
        column,
        series: 'indicator-part',
        scenario: context.scenarios.actual,
        period,
        dimensions: { indicator: [indicator.id], part: [name] },
        whatSv: `${labelSv.toLowerCase().replace(/e$/, 'en')} i ${indicator.labelSv}`,
        coverage: 'from-first-month',
        coverageDimensions: { indicator: [indicator.id], part: [name] },
      })
      return [column, figure] as const
    })
  })
  return figureRow({ key: indicator.id, labelSv: indicator.labelSv, kind: 'detail', indent: 0 }, figures)
}
