import type { Aggregation } from './aggregation.ts'
import type { Display } from './display.ts'
import type { Month } from './month.ts'
import type { OrgUnitCode } from './organisation.ts'
import type { SeriesName } from './series.ts'
import type { LayoutColumn } from './statement-layout.ts'
import type { RowKind } from './table.ts'

/**
 * How an administration lays out a table of what care has produced, from some month on: which counted things are rows, what
 * they are parts of, and how their months are put together. Data.
 */
export interface ProductionLayout {
  /** 'production-own', 'dental-care'. */
  readonly table: string
  readonly orgUnit: OrgUnitCode
  readonly validFrom: Month
  readonly captionSv: string
  /** "Antal" above the table; what its columns share, when they share anything, if absent. */
  readonly unitNoteSv?: string
  /** Only what these kinds of provider produce (dimension `provider-kind`); everyone's when absent. */
  readonly providerKinds?: readonly string[]
  readonly columns: readonly ProductionColumn[]
  readonly rows: readonly ProductionRow[]
  readonly notesSv?: readonly string[]
}

/** A comparison of a row's quantity; of another of its quantities by `aspect`, for rows that count two things and a cost. */
export interface ProductionColumn extends LayoutColumn {
  readonly aspect?: string
}

/** A row counts something itself, sums other rows, or is what a whole has beside its parts. */
export interface ProductionRow {
  readonly key: string
  readonly labelSv: string
  readonly kind: RowKind
  readonly indent: number
  readonly quantity?: Quantity
  /** What the row counts in columns of an aspect: { intyg: … , kostnad: … }. */
  readonly aspects?: Readonly<Record<string, Quantity>>
  /** The rows that partition this one: together they are it, with a residual row among them when they do not fill it. */
  readonly parts?: readonly string[]
  /** Rows that this one adds up, for a total that nobody counts: all visits, whoever receives them. */
  readonly sumOf?: readonly string[]
  /** For kind 'residual': the row whose parts leave it. */
  readonly residualOf?: string
  /** false: nobody makes a budget or a forecast of it, and a reader is told so. */
  readonly planned?: boolean
  /** How many months after the report's period its source comes; never after the year's end. Said in the row's label. */
  readonly lagMonths?: number
}

/** Something that is counted, and how its months make a period. */
export interface Quantity {
  /** The counted things: values of dimension `category`. */
  readonly categories: readonly string[]
  /** Series 'production' when absent. */
  readonly series?: SeriesName
  readonly careTypes?: readonly string[]
  /** One of the unit's own units, with all that it has. */
  readonly orgUnit?: OrgUnitCode
  readonly aggregation: Aggregation
  /** For 'ratio-of-sums': what the sum is divided by, of the same series. */
  readonly denominators?: readonly string[]
  readonly display?: Display
  /** What the cell counts, in its own word: "behandl.". */
  readonly wordSv?: string
}
