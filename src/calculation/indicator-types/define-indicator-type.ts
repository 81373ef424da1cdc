import type { z } from 'zod'
import { sv } from 'zod/locales'
import type { Display } from '#domain/display.ts'
import type { Fact } from '#domain/fact.ts'
import type { Figure, FigureKey } from '#domain/figure.ts'
import type { MissingReason } from '#domain/missing-reasons.ts'
import type { Period } from '#domain/period.ts'

/** One way for an indicator's value to come about. A plan names it and gives it its parameters; nothing else is registered. */
export interface IndicatorTypeDefinition<Parameters> {
  readonly name: string
  readonly labelSv: string
  readonly parameters: z.ZodType<Parameters>
  /** The counted parts that it divides or adds; each becomes a figure of its own in the table indicator-parts. */
  readonly parts: readonly IndicatorPart[]
  compute(parameters: Parameters, sources: IndicatorSources): Figure
  /** How the value is calculated, in words, with these parameters. */
  explain(parameters: Parameters): string
  readonly examples: readonly IndicatorExample[]
}

/** A type as the rest of the house sees it: parameters go in as the plan wrote them. */
export interface IndicatorType extends Pick<IndicatorTypeDefinition<never>, 'name' | 'labelSv' | 'parts' | 'examples'> {
  readonly parameters: z.ZodType
  /** The computation with these parameters, or what is wrong with them, in Swedish. */
  prepare(parameters: Readonly<Record<string, unknown>>): PreparedIndicator | { readonly problemSv: string }
}

export interface PreparedIndicator {
  readonly parts: readonly IndicatorPart[]
  readonly explanationSv: string
  compute(sources: IndicatorSources): Figure
}

export function defineIndicatorType<Parameters>(definition: IndicatorTypeDefinition<Parameters>): IndicatorType {
  const { name, labelSv, parts, examples, parameters } = definition
  return {
    name,
    labelSv,
    parts,
    examples,
    parameters,
    prepare(written) {
      const parsed = parameters.safeParse(written, { error: swedish })
      if (!parsed.success) {
        const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'parametrarna'}: ${message}`)
        return { problemSv: `Beräkningssättet ${labelSv.toLowerCase()} har fel parametrar (${problems.join('; ')}).` }
      }
      return {
        parts,
        explanationSv: definition.explain(parsed.data),
        compute: (sources) => definition.compute(parsed.data, sources),
      }
    },
  }
}

const swedish = sv().localeError

/** The counted parts of an indicator: the values of the facts' dimension `part`. */
export const indicatorPartNames = {
  numerator: { labelSv: 'Täljare' },
  denominator: { labelSv: 'Nämnare' },
} as const satisfies Record<string, { labelSv: string }>

export type IndicatorPart = keyof typeof indicatorPartNames

/** The three values that an indicator's row shows. */
export type IndicatorOccasion = 'actual' | 'prior-ytd' | 'prior-full-year'

/** What an indicator type may ask for, and nothing else: the address to fill, and the data of its own indicator. */
export interface IndicatorSources {
  readonly key: FigureKey
  readonly occasion: IndicatorOccasion
  /** The months asked about, the indicator's lag taken off. */
  readonly period: Period
  readonly display: Display
  /** The sum of one part's facts over the months; missing when months are. */
  part(name: IndicatorPart): Figure
  /** The unit's own reported values in the months: series indicator-value. */
  reportedValues(): readonly Fact[]
  /** The months of the series' first value, whenever it was. */
  firstReported(): Period | undefined
  tableFigure(table: string, row: string, column: string): Figure | undefined
}

/** A worked case: run as a test of every type by one shared contract, and shown as help. */
export interface IndicatorExample {
  readonly nameSv: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly display: Display
  readonly given: readonly ExampleFact[]
  /** Figures of other tables, by 'table/row/column', in kronor. */
  readonly tables?: Readonly<Record<string, bigint>>
  readonly expect: { readonly printed: string } | { readonly missing: MissingReason }
}

/** A month with a value, or with one of the parts: ['2025-01', 'numerator', 12]. Asked about January–August 2025. */
export type ExampleFact = readonly [month: string, part: IndicatorPart | 'value', amount: number]
