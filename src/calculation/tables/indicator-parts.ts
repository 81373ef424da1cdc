import type { Display } from '#domain/display.ts'
import type { Figure } from '#domain/figure.ts'
import { type ComputedIndicator, indicatorsBySex } from '#domain/indicators-by-sex.ts'
import { formatPeriod } from '#domain/period.ts'
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
    const rows = indicatorsBySex(context.plan?.indicators ?? []).flatMap((indicator) => {
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

function partsRow(indicator: ComputedIndicator, parts: readonly IndicatorPart[], context: TableContext): Row {
  const values = {
    indicator: [indicator.valuesOf ?? indicator.id],
    ...(indicator.sex === undefined ? {} : { gender: [indicator.sex] }),
  }
  const whole = context.plan?.indicators.find(({ id }) => id === indicator.partOf)
  const whoseSv = indicator.sex === undefined ? indicator.labelSv : `${whole?.labelSv ?? ''}, ${indicator.labelSv}`
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
        dimensions: { ...values, part: [part] },
        whatSv: `${indicatorPartNames[part].labelSv.toLowerCase()}n i ${whoseSv}`,
        coverage: 'from-first-month',
        coverageDimensions: { ...values, part: [part] },
      })
      if (indicator.sex === undefined || figure.kind !== 'missing' || figure.reason !== 'not-delivered') return [column, figure]
      return [column, { ...figure, detailSv: `Uppdelningen på kön är inte levererad. ${figure.detailSv ?? ''}` }]
    })
  })
  return figureRow({ key: indicator.id, labelSv: indicator.labelSv, kind: 'detail', indent: 0 }, figures)
}
