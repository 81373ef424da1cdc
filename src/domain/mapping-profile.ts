import type { DimensionName } from './fact.ts'
import type { SeriesName } from './series.ts'
import type { DisplayUnit } from './units-of-measure.ts'

/**
 * How the rows of a workbook's sheet or a delimited file become facts. Data, owned by whoever knows the sending system:
 * a file is recognised by its headers, wherever on the sheet they stand and under whatever file name it comes.
 */
export interface MappingProfile {
  /** 'budget-fds': lasting, part of the delivery's stream. */
  readonly name: string
  readonly labelSv: string
  /** The headers that must stand on one row; compared without case, repeated spaces and trailing units in brackets. */
  readonly headers: readonly string[]
  /** Only this sheet of a workbook; else the first sheet whose rows hold the headers. */
  readonly sheet?: string
  readonly series: SeriesName
  /** Who the amounts belong to: a column with unit codes, or one code for the whole file. */
  readonly orgUnit: ColumnOrConstant
  /**
   * When: a month column ('2025-08', '202508', 'aug 2025'), or given by each value column. With `yearHeader` the month's
   * column says which of the year's months ('8', 'aug') and the other which year.
   */
  readonly month?: { readonly header: string; readonly yearHeader?: string }
  /** Each dimension from a column or one constant. */
  readonly dimensions: Readonly<Partial<Record<DimensionName, ColumnOrConstant>>>
  /** File's word → our code, by dimension: { part: { täljare: 'numerator' } }. Words that are missing here are findings. */
  readonly dimensionWords?: Readonly<Partial<Record<DimensionName, Readonly<Record<string, string>>>>>
  /** The columns that hold amounts; one fact a non-empty cell. */
  readonly values: readonly ValueColumn[]
  /** The unit that amounts are written in: 'kr', 'tkr', 'hours', 'count'. */
  readonly unit: DisplayUnit
  /** For series 'ledger': 'statement' files write income + and cost −; 'ledger' files debit +. */
  readonly sign: 'statement' | 'ledger'
  /** A column that must equal the sum of the row's value columns: a control, not a fact. */
  readonly rowTotal?: { readonly header: string }
  /** A label in the first column that marks a row of column sums: a control, not a fact. */
  readonly totalRowLabel?: string
}

export type ColumnOrConstant = { readonly header: string } | { readonly constant: string }

export interface ValueColumn {
  readonly header: string
  /** A scenario's key: 'actual', 'budget:decided', 'forecast:2025-D2'. */
  readonly scenario: string
  /** The months of this column's amounts when no month column says it. */
  readonly period?: { readonly from: string; readonly to: string }
  /** Another series than the profile's for this column: sickness hours beside ordinary hours. */
  readonly series?: SeriesName
  /** Another unit than the profile's for this column: how many people, beside their hours. */
  readonly unit?: DisplayUnit
  /** A file may lack the column: not every payroll system counts people. */
  readonly optional?: true
  /** Dimensions that this column alone gives. */
  readonly dimensions?: Readonly<Partial<Record<DimensionName, string>>>
}
