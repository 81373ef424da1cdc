import { z } from 'zod'
import { copyOf } from '../figures.ts'
import { defineIndicatorType } from './define-indicator-type.ts'

/** Say here, in a sentence, what the value is and why it is calculated this way (domain.md § or law). */
export const example = defineIndicatorType({
  name: 'example',
  labelSv: 'Exempel',
  parameters: z.strictObject({}),
  parts: ['numerator'],

  compute: (_parameters, { key, part }) => copyOf({ key }, part('numerator'), 'Summan av de räknade delarna.'),

  explain: () => 'Summan av de räknade delarna i perioden.',

  examples: [
    {
      nameSv: 'två månader läggs ihop',
      parameters: {},
      display: { unit: 'count', decimals: 0 },
      given: [
        ['2025-07', 'numerator', 3],
        ['2025-08', 'numerator', 4],
      ],
      expect: { printed: '7' },
    },
    {
      nameSv: 'augusti saknas',
      parameters: {},
      display: { unit: 'count', decimals: 0 },
      given: [['2025-07', 'numerator', 3]],
      expect: { missing: 'not-delivered' },
    },
  ],
})
