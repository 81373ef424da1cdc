import { printedValue, readPrint } from '../../../../../cases/print.ts'

/** An indicator's numerators over denominators, as a year's first months and its rest. */
export interface CountedPart {
  readonly indicator: string
  readonly year: number
  /** From January. */
  readonly months: number
  /** Denominators of all the months together. */
  readonly denominator: number
  /** Numerators of all of them. Absent where only a count is followed. */
  readonly numerator?: number
  /** How the numerators lean over the months, in thousandths of the denominators; as the denominators when absent. */
  readonly lean?: readonly number[]
}

const print = readPrint('hsf-2024-d1')
const printed = (indicator: string, column: 'prior-ytd' | 'actual') =>
  printedValue(print, 'goals-and-indicators', indicator, column)

/** Which months a system counted in the round, beside 2023: two of them only since March, one only in March. */
const years = [
  { year: 2023, column: 'prior-ytd' },
  { year: 2024, column: 'actual' },
] as const

/** Shares: how many things were counted in January–April, invented but of a size that a region of that size has. */
const shares: Readonly<Record<string, { readonly counted: number; readonly lean?: readonly number[] }>> = {
  'digitala-besok': { counted: 284_000 },
  aterinskrivna: { counted: 5_200 },
  'pv-telefon': { counted: 412_000 },
  'pv-bedomning': { counted: 61_000 },
  'spec-besok': { counted: 48_000, lean: [764, 778, 791, 815] },
  'spec-atgard': { counted: 17_600 },
  'bup-besok': { counted: 1_180 },
  'bup-utredning': { counted: 620 },
  'bup-behandling': { counted: 1_000 },
}

/**
 * What the care systems counted from January to April 2023 and 2024, so that each ratio prints as the report has it; the rest
 * of 2023 goes on as it began.
 */
export function countedParts(): CountedPart[] {
  return [
    ...Object.entries(shares).flatMap(([indicator, { counted, lean }]) =>
      years.map(({ year, column }): CountedPart => {
        const numerator = Math.round((counted * Math.round(printed(indicator, column) * 10)) / 1000)
        return { indicator, year, months: 4, denominator: counted, numerator, ...(year === 2024 && lean && { lean }) }
      }),
    ),
    // Seconds waited ÷ calls answered; patients ÷ bed-days, per 100; kronor ÷ hours worked.
    ...years.flatMap(({ year, column }): CountedPart[] => [
      { indicator: 'vantetid-1177', year, months: 4, denominator: 41_300, numerator: 41_300 * printed('vantetid-1177', column) },
      {
        indicator: 'utlokaliserade',
        year,
        months: 4,
        denominator: 47_400,
        numerator: Math.round((47_400 * printed('utlokaliserade', column)) / 100),
      },
      costPerHour(year, column),
    ]),
    ...background,
  ]
}

/** Personnel cost without agency staff, January–March, over the hours of the administration's own people and its pool. */
function costPerHour(year: number, column: 'prior-ytd' | 'actual'): CountedPart {
  const hours = column === 'actual' ? 2_184_495 : 2_148_929
  return {
    indicator: 'kostnad-per-timme',
    year,
    months: 3,
    denominator: hours,
    numerator: hours * printed('kostnad-per-timme', column),
  }
}

/** Counted for what the area pages and the analyses tell; only the April values, the changes and the mean are print's. */
const background: readonly CountedPart[] = [
  { indicator: 'akut-besok-manad', year: 2023, months: 4, denominator: 27_600, numerator: 20_480 },
  { indicator: 'akut-besok-manad', year: 2024, months: 4, denominator: 26_800, numerator: 20_716, lean: [738, 763, 785, 806] },
  { indicator: 'akut-atgard-manad', year: 2023, months: 4, denominator: 15_900, numerator: 10_510 },
  { indicator: 'akut-atgard-manad', year: 2024, months: 4, denominator: 15_200, numerator: 11_126, lean: [732, 731, 733, 732] },
  { indicator: 'akut-belaggning', year: 2023, months: 4, denominator: 28_800, numerator: 28_512 },
  { indicator: 'akut-belaggning', year: 2024, months: 4, denominator: 28_100, numerator: 27_257 },
  { indicator: 'vc-samtal', year: 2023, months: 4, denominator: 0, numerator: 412_500 },
  { indicator: 'vc-samtal', year: 2024, months: 4, denominator: 0, numerator: 396_000 },
  { indicator: 'vc-nybesok', year: 2023, months: 4, denominator: 0, numerator: 98_600 },
  { indicator: 'vc-nybesok', year: 2024, months: 4, denominator: 0, numerator: 97_614 },
]
