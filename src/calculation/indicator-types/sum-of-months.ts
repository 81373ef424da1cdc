import { z } from 'zod'
import { displayUnits, unitsOfMeasure } from '#domain/units-of-measure.ts'
import { copyOf, missingFigure } from '../figures.ts'
import { defineIndicatorType } from './define-indicator-type.ts'

/** A count of what happened in the months: calls, new visits. Never of levels or shares, which cannot be added. */
export const sumOfMonths = defineIndicatorType({
  name: 'sum-of-months',
  labelSv: 'Summa av månader',
  parameters: z.strictObject({}),
  parts: ['numerator'],

  compute(_parameters, { key, display, period, part }) {
    const { base, labelSv } = displayUnits[display.unit]
    if (base !== 'count') {
      const detailSv = `Ett antal kan inte visas i ${labelSv}; välj ${unitsOfMeasure.count.labelSv}.`
      return missingFigure({ key, period }, 'not-applicable', detailSv)
    }
    return copyOf({ key }, part('numerator'), 'Summan av månadernas antal.')
  },

  explain: () => 'Månadernas antal summeras. Saknas en månad visas inget värde.',

  examples: [
    {
      nameSv: 'två månader läggs ihop',
      parameters: {},
      display: { unit: 'count', decimals: 0 },
      given: [
        ['2025-07', 'numerator', 1_200],
        ['2025-08', 'numerator', 1_134],
      ],
      expect: { printed: '2 334' },
    },
    {
      nameSv: 'augusti saknas',
      parameters: {},
      display: { unit: 'count', decimals: 0 },
      given: [['2025-07', 'numerator', 1_200]],
      expect: { missing: 'not-delivered' },
    },
    {
      nameSv: 'ett antal är ingen andel',
      parameters: {},
      display: { unit: 'percent', decimals: 0 },
      given: [['2025-08', 'numerator', 12]],
      expect: { missing: 'not-applicable' },
    },
  ],
})
