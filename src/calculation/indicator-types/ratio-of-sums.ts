import { z } from 'zod'
import { displayUnits } from '#domain/units-of-measure.ts'
import { type Exact, exact, multiply } from '#lib/exact.ts'
import { ratioOf } from '../figures.ts'
import { defineIndicatorType } from './define-indicator-type.ts'

/**
 * The period's numerators summed ÷ the period's denominators summed. Never the mean of the months' ratios: a month with
 * ten deliveries weighs ten times a month with one (domain.md §3.7).
 */
export const ratioOfSums = defineIndicatorType({
  name: 'ratio-of-sums',
  labelSv: 'Kvot av summor',
  parameters: z.strictObject({
    /** How many of the denominator's the value is of: 100 for patients per 100 beds. One when absent. */
    per: z.int().min(1).exactOptional(),
  }),
  parts: ['numerator', 'denominator'],

  compute({ per }, { key, display, period, part }) {
    const numerator = part('numerator')
    const denominator = part('denominator')
    const covered = numerator.period ?? period
    const slot = { key, unitOfMeasure: displayUnits[display.unit].base, period: covered }
    const formulaSv = 'Summan av täljarna ÷ summan av nämnarna'
    if (per === undefined) return ratioOf(slot, numerator, denominator, `${formulaSv}.`)
    const times = (value: Exact) => multiply(value, exact(BigInt(per)))
    return ratioOf(slot, numerator, denominator, `${formulaSv} × ${per}.`, times)
  },

  explain: ({ per }) =>
    `Periodens täljare summeras och delas med periodens nämnare${per === undefined ? '' : `, räknat per ${per}`}. Saknas en månad visas inget värde.`,

  examples: [
    {
      nameSv: 'en stor och en liten månad väger efter sin storlek',
      parameters: {},
      display: { unit: 'workdays', decimals: 2 },
      given: [
        ['2025-07', 'numerator', 2],
        ['2025-07', 'denominator', 1],
        ['2025-08', 'numerator', 30],
        ['2025-08', 'denominator', 10],
      ],
      expect: { printed: '2,91' },
    },
    {
      nameSv: '47 av 50 är 94 procent',
      parameters: {},
      display: { unit: 'percent', decimals: 0 },
      given: [
        ['2025-08', 'numerator', 47],
        ['2025-08', 'denominator', 50],
      ],
      expect: { printed: '94' },
    },
    {
      nameSv: '5 utlokaliserade på 436 vårdplatser är 1,1 per 100',
      parameters: { per: 100 },
      display: { unit: 'count', decimals: 1 },
      given: [
        ['2025-08', 'numerator', 5],
        ['2025-08', 'denominator', 436],
      ],
      expect: { printed: '1,1' },
    },
    {
      nameSv: 'augusti saknas',
      parameters: {},
      display: { unit: 'workdays', decimals: 2 },
      given: [
        ['2025-01', 'numerator', 4],
        ['2025-01', 'denominator', 2],
      ],
      expect: { missing: 'not-delivered' },
    },
    {
      nameSv: 'nämnaren är noll',
      parameters: {},
      display: { unit: 'percent', decimals: 0 },
      given: [
        ['2025-08', 'numerator', 0],
        ['2025-08', 'denominator', 0],
      ],
      expect: { missing: 'undefined-ratio' },
    },
    {
      nameSv: 'serien börjar efter perioden',
      parameters: {},
      display: { unit: 'percent', decimals: 0 },
      given: [
        ['2025-10', 'numerator', 9],
        ['2025-10', 'denominator', 10],
      ],
      expect: { missing: 'series-starts' },
    },
  ],
})
