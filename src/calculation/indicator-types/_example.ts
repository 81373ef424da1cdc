import { z } from 'zod'
import { defineIndicatorType } from './define-indicator-type.ts'

/** Say here, in a sentence, what the value is and why it is calculated this way (domain.md § or law). */
export const example = defineIndicatorType({
  name: 'example',
  labelSv: 'Exempel',
  parameters: z.strictObject({}),
  parts: ['numerator'],

  compute: (_parameters, sources) => sources.part('numerator'),

  explain: () => 'Summan av de räknade delarna i perioden.',

  examples: [
    {
      nameSv: 'två månader läggs ihop',
      parameters: {},
      display: { unit: 'count', decimals: 0 },
      given: [
        ['2025-01', 'numerator', 3],
        ['2025-02', 'numerator', 4],
      ],
      expect: { missing: 'not-delivered' },
    },
  ],
})
