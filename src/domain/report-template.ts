import type { OrgUnitCode } from './organisation.ts'
import type { RoundKind } from './round.ts'

/** Which sections a unit's report of a kind of round has, in order, and what each is called there. Data. */
export interface ReportTemplate {
  readonly orgUnit: OrgUnitCode
  readonly roundKind: RoundKind
  readonly sections: readonly TemplateSection[]
}

export interface TemplateSection {
  /** A section of report/sections: 'income-statement'. */
  readonly section: string
  /** The section's anchor and the name that commentary is filed under: 'ekonomi'. */
  readonly key: string
  readonly titleSv?: string
  readonly pageBreakBefore?: boolean
  /** Which of its tables' columns the section shows, in that order beside the label; the section's own choice when absent. */
  readonly columns?: readonly string[]
  /**
   * Which of its tables' rows the section shows, by key and in the table's own order; all when absent. A body's short table and
   * its annex's long one are the same computed table, shown twice.
   */
  readonly rows?: readonly string[]
  /** How many decimals its tables' amounts are shown with; each table's own when absent. Percentages keep theirs. */
  readonly decimals?: number
}

/** A text for one section of one report, in Markdown with bound figures. */
export interface Commentary {
  readonly orgUnit: OrgUnitCode
  readonly round: string
  /** A template section's key. */
  readonly section: string
  readonly markdown: string
  /** Whoever was asked has said that there is nothing to add: the section is whole without a text. */
  readonly nothingToAdd?: true
}
