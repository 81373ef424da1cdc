import { z } from 'zod'
import type { Fact } from '#domain/fact.ts'
import type { Figure } from '#domain/figure.ts'
import { formatMonth } from '#domain/month.ts'
import { formatPeriod, samePeriod } from '#domain/period.ts'
import { displayUnits, unitsOfMeasure } from '#domain/units-of-measure.ts'
import { missingFigure, sumOfFacts } from '../figures.ts'
import { defineIndicatorType, type IndicatorSources } from './define-indicator-type.ts'

/**
 * The latest value that the source itself has calculated, as it stands: a survey's index. Indexes are never summed or
 * averaged over months or units (domain.md §3.7), so two values for the same months give none.
 */
export const reportedValue = defineIndicatorType({
  name: 'reported-value',
  labelSv: 'Rapporterat värde',
  parameters: z.strictObject({}),
  parts: [],

  compute(_parameters, sources) {
    const values = sources.reportedValues()
    const latest = values.toSorted((a, b) => (a.period.to < b.period.to ? 1 : -1))[0]
    return latest === undefined ? nothingReported(sources) : usable(latest, values, sources)
  },

  explain: () => 'Det senast rapporterade värdet i perioden, som källan har räknat ut det.',

  examples: [
    {
      nameSv: 'årets senaste mätning gäller',
      parameters: {},
      display: { unit: 'index', decimals: 1 },
      given: [
        ['2025-03', 'value', 70],
        ['2025-06', 'value', 72],
      ],
      expect: { printed: '72,0' },
    },
    {
      nameSv: 'inget rapporterat',
      parameters: {},
      display: { unit: 'index', decimals: 1 },
      given: [['2024-11', 'value', 70]],
      expect: { missing: 'not-delivered' },
    },
    {
      nameSv: 'första mätningen kommer efter perioden',
      parameters: {},
      display: { unit: 'index', decimals: 1 },
      given: [['2025-11', 'value', 70]],
      expect: { missing: 'series-starts' },
    },
    {
      nameSv: 'ett index kan inte visas i procent',
      parameters: {},
      display: { unit: 'percent', decimals: 1 },
      given: [['2025-06', 'value', 80]],
      expect: { missing: 'not-applicable' },
    },
  ],
})

function nothingReported({ key, period, firstReported }: IndicatorSources): Figure {
  const first = firstReported()
  if (first !== undefined && first.from > period.to) {
    return missingFigure({ key, period }, 'series-starts', `Ny serie från ${formatMonth(first.from)}, inget tidigare värde.`)
  }
  return missingFigure({ key, period }, 'not-delivered', `Inget värde är rapporterat för ${formatPeriod(period)}.`)
}

function usable(latest: Fact, values: readonly Fact[], { key, period, display }: IndicatorSources): Figure {
  if (values.filter((fact) => samePeriod(fact.period, latest.period)).length > 1) {
    const detailSv = `Flera värden är rapporterade för ${formatPeriod(latest.period)}. Ett index kan inte summeras: rapportera ett.`
    return missingFigure({ key, period }, 'not-applicable', detailSv)
  }
  const { base, numerator, denominator } = displayUnits[display.unit]
  const plainNumber = numerator === denominator && (latest.unitOfMeasure === 'index' || latest.unitOfMeasure === 'count')
  if (latest.unitOfMeasure !== base && !plainNumber) {
    const detailSv = `Värdet är rapporterat i ${unitsOfMeasure[latest.unitOfMeasure].labelSv} men indikatorn visas i ${displayUnits[display.unit].labelSv}. Rätta det ena.`
    return missingFigure({ key, period }, 'not-applicable', detailSv)
  }
  const selection = {
    series: latest.series,
    orgUnits: [latest.orgUnit],
    period: latest.period,
    scenario: latest.scenario,
    dimensions: { indicator: [latest.dimensions.indicator ?? ''] },
  }
  const formulaSv = `Rapporterat värde, ${formatPeriod(latest.period)}.`
  return sumOfFacts({ key, unitOfMeasure: base, period: latest.period }, [latest], { selection, sign: 1, formulaSv })
}
