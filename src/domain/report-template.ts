import type { OrgUnitCode } from './organisation.ts'
import type { RoundKind } from './round.ts'

/** Which sections a unit's report of a kind of round has, in order, and what each is called there. Data. */
export interface ReportTemplate {
  readonly orgUnit: OrgUnitCode
  readonly roundKind: RoundKind
  readonly sections: readonly TemplateSection[]
}

/** What the administrations' reports of a kind of round have in common: a template that no unit has, for variants to begin from. Data. */
export interface CommonTemplate {
  readonly name: string
  readonly roundKind: RoundKind
  readonly sections: readonly TemplateSection[]
}

/**
 * A unit's own variant of a common template: what it leaves out, what it calls otherwise and what it adds. Everything else is the
 * common template's, also when that is changed later. Data.
 */
export interface TemplateVariant {
  readonly orgUnit: OrgUnitCode
  readonly roundKind: RoundKind
  /** The name of a common template for the same kind of round. */
  readonly extends: string
  /** Keys of its sections that the unit leaves out. */
  readonly hidden?: readonly string[]
  readonly changed?: readonly SectionChange[]
  readonly added?: readonly AddedSection[]
}

/** What a variant says otherwise of one of the common template's sections. */
export type SectionChange = Pick<TemplateSection, 'key'> & Partial<Omit<TemplateSection, 'key' | 'section'>>

export interface AddedSection extends TemplateSection {
  /** The key of the section that it follows; last in the report when absent. */
  readonly after?: string
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
  /**
   * The appendix that the section belongs to: 'Verksamhetsrapport'. Sections after each other with the same belong together;
   * appendices are numbered in their order, and the sections of each by themselves: "Bilaga 1.2: …".
   */
  readonly appendix?: string
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
