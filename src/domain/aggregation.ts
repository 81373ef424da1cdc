/**
 * How the months of a period make one value (domain.md §2.6, §3.7). Declared where a quantity is defined, as data, because
 * the amounts do not show it: 94 occupied beds in January and 94 in February are not 188.
 */
export const aggregations = {
  sum: { labelSv: 'summan av månaderna' },
  'average-of-months': { labelSv: 'genomsnittet av månadernas värden' },
  last: { labelSv: 'periodens sista månad' },
  'ratio-of-sums': { labelSv: 'summan av täljarna ÷ summan av nämnarna' },
  'rolling-twelve': { labelSv: 'summan av de tolv månader som slutar med periodens sista' },
  'yearly-only': { labelSv: 'bara hela kalenderår' },
} as const satisfies Record<string, { labelSv: string }>

export type Aggregation = keyof typeof aggregations

/**
 * Whether values that came about so may be added to each other, as the parts of a whole are. A ratio is not the sum of other
 * ratios; the rest are amounts, and the amounts of two clinics over the same months are the amount of both.
 */
export function addsAcrossRows(aggregation: Aggregation): boolean {
  return aggregation !== 'ratio-of-sums'
}
