import type { Display } from '#domain/display.ts'
import type { Figure } from '#domain/figure.ts'
import { formatPeriod } from '#domain/period.ts'
import type { Indicator } from '#domain/plan.ts'
import type { Column, Row } from '#domain/table.ts'
import { factsFigure } from '../facts-figure.ts'
import { figureRow } from '../figure-rows.ts'
import { missingFigure } from '../figures.ts'
import { indicatorOccasions, monthsAskedOf } from '../indicator-occasions.ts'
import { prepareIndicator } from '../indicator-types/catalogue.ts'
import { type IndicatorPart, indicatorPartNames } from '../indicator-types/define-indicator-type.ts'
import type { TableContext, TableDefinition } from '../table-definition.ts'
import { unitNoteSv } from '../unit-note.ts'

const table = 'indicator-parts'
const display: Display = { unit: 'count', decimals: 0 }
const partNames: readonly IndicatorPart[] = ['numerator', 'denominator']

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
            partNames.map((name): Column => {
              const labelSv = `${indicatorPartNames[name].labelSv} ${formatPeriod(period)}`
              return { key: partColumn(name, occasion), labelSv, kind: 'figure', display, period }
            }),
          ),
        ],
        rows,
      },
      findings: [],
    }
  },
}

export function partColumn(part: IndicatorPart, occasion: string): string {
  return `${part}-${occasion}`
}

function partsRow(indicator: Indicator, parts: readonly IndicatorPart[], context: TableContext): Row {
  const figures = indicatorOccasions(context).flatMap(({ occasion }) => {
    const asked = monthsAskedOf(indicator, occasion, context)
    return parts.map((part): [string, Figure] => {
      const column = partColumn(part, occasion)
      if ('notDueSv' in asked) {
        return [column, missingFigure({ key: context.keyOf(table, indicator.id, column) }, 'not-due', asked.notDueSv)]
      }
      const figure = factsFigure(context, {
        table,
        row: indicator.id,
        column,
        series: 'indicator-part',
        scenario: context.scenarios.actual,
        period: asked.period,
        dimensions: { indicator: [indicator.valuesOf ?? indicator.id], part: [part] },
        whatSv: `${indicatorPartNames[part].labelSv.toLowerCase()}n i ${indicator.labelSv}`,
        coverage: 'from-first-month',
        coverageDimensions: { indicator: [indicator.valuesOf ?? indicator.id], part: [part] },
      })
      return [column, figure]
    })
  })
  return figureRow({ key: indicator.id, labelSv: indicator.labelSv, kind: 'detail', indent: 0 }, figures)
}
