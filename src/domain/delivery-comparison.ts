import type { Exact } from '#lib/exact.ts'
import type { Fact } from './fact.ts'

/**
 * What a delivery changes against what it supersedes, or would supersede if it were accepted now. Facts with the same keys
 * (series, scenario, months, unit, dimensions) are one row on each side, summed.
 */
export interface DeliveryComparison {
  /** The accepted deliveries that lose months to it, in order. */
  readonly supersedes: readonly string[]
  readonly totals: readonly ComparedTotal[]
  /** The rows that changed most, largest first; rows that came or went count with their whole amount. */
  readonly rows: readonly ComparedRow[]
  /** All rows that differ, those not among `rows` included. */
  readonly changedRows: number
}

/** All amounts of one series and scenario. */
export interface ComparedTotal extends Pick<Fact, 'series' | 'scenario' | 'unitOfMeasure'> {
  readonly before: Exact
  readonly after: Exact
  readonly addedRows: number
  readonly removedRows: number
  readonly changedRows: number
  readonly sameRows: number
}

export interface ComparedRow extends Pick<Fact, 'series' | 'scenario' | 'unitOfMeasure' | 'period' | 'orgUnit' | 'dimensions'> {
  /** Absent when the row is new. */
  readonly before?: Exact
  /** Absent when the row is gone. */
  readonly after?: Exact
}
