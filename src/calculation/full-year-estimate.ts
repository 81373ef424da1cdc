import { absolute, add, divide, type Exact, exact, multiply, subtract, sum } from '#lib/exact.ts'

/** One earlier year of a row, in kronor: the same months as are known of this year, and the whole of it. */
export interface EarlierYear {
  readonly year: number
  readonly toDate: Exact
  readonly closing: Exact
}

/** What is known of a row when its full year is to be estimated. */
export interface EstimateGround {
  readonly year: number
  readonly toDate: Exact
  /** How many months `toDate` covers. */
  readonly months: number
  /** Years before this one; the latest first. */
  readonly earlier: readonly EarlierYear[]
}

/** How a full year may be estimated from what is known of it. The words are shown beside each suggestion. */
export const estimateMethods = {
  'seasonal-share': {
    labelSv: 'Säsongsandel',
    methodSv: 'Utfallet hittills delat med den andel av året som samma månader stod för de tidigare åren.',
  },
  'run-rate': {
    labelSv: 'Jämn takt',
    methodSv: 'Utfallet hittills delat med antalet månader, gånger 12.',
  },
  'last-year-and-change': {
    labelSv: 'Förra årets bokslut och förändringen',
    methodSv: 'Förra årets bokslut plus det som utfallet hittills har ändrats mot samma månader förra året.',
  },
} as const satisfies Record<string, { labelSv: string; methodSv: string }>

export type EstimateMethod = keyof typeof estimateMethods

/** The full year in kronor; undefined when the years that the method needs are not known. */
export function estimateFullYear(method: EstimateMethod, { year, toDate, months, earlier }: EstimateGround): Exact | undefined {
  switch (method) {
    case 'run-rate':
      return multiply(toDate, exact(12n, BigInt(months)))
    case 'seasonal-share': {
      // Of the years' sums, so that a year with next to nothing in a row does not weigh as much as the others.
      const share = divide(sum(earlier.map((each) => each.toDate)), sum(earlier.map(({ closing }) => closing)))
      return share && divide(toDate, share)
    }
    case 'last-year-and-change': {
      const last = earlier.find((each) => each.year === year - 1)
      return last && add(last.closing, subtract(toDate, last.toDate))
    }
  }
}

/**
 * How far the method would have been from the closings of the earlier years, had each been estimated from the years before it:
 * the mean of |estimate − closing| ÷ |closing|, a share. Undefined when no earlier year can be tried, or when one closed at 0.
 */
export function errorInEarlierYears(method: EstimateMethod, { months, earlier }: EstimateGround): Exact | undefined {
  const errors = tryEarlierYears(method, { months, earlier }).map(({ estimate, closing }) =>
    divide(absolute(subtract(estimate, closing)), absolute(closing)),
  )
  const known = errors.filter((error) => error !== undefined)
  if (known.length === 0 || known.length < errors.length) return undefined
  return divide(sum(known), exact(BigInt(known.length)))
}

/** The years that the method can be tried on. */
export function yearsTried(method: EstimateMethod, ground: Pick<EstimateGround, 'months' | 'earlier'>): number[] {
  return tryEarlierYears(method, ground).map(({ year }) => year)
}

function tryEarlierYears(
  method: EstimateMethod,
  { months, earlier }: Pick<EstimateGround, 'months' | 'earlier'>,
): { year: number; estimate: Exact; closing: Exact }[] {
  return earlier.flatMap(({ year, toDate, closing }) => {
    const before = earlier.filter((each) => each.year < year)
    const estimate = estimateFullYear(method, { year, toDate, months, earlier: before })
    return estimate === undefined ? [] : [{ year, estimate, closing }]
  })
}
