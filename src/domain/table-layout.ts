import type { Display } from './display.ts'
import type { Month } from './month.ts'
import type { OrgUnitCode } from './organisation.ts'

/**
 * How an administration shows a table that is not a statement, from some month on: investments in mnkr with one decimal,
 * incidents a month late. Data; what it does not say is the table's own habit.
 */
export interface TableLayout {
  /** 'investments', 'incidents'. */
  readonly table: string
  readonly orgUnit: OrgUnitCode
  readonly validFrom: Month
  readonly display?: Display
  /** How many months the table's source comes after the report's period; never after the year's end (domain.md §2.3). */
  readonly lagMonths?: number
  /** The units below a centre or area that the table shows beneath it; all of them when absent. */
  readonly parts?: readonly OrgUnitCode[]
}
