import type { Block } from '#domain/document.ts'
import type { Finding } from '#domain/finding.ts'
import type { Answers, Plan } from '#domain/plan.ts'
import type { Round } from '#domain/round.ts'
import type { Table } from '#domain/table.ts'
import type { Binding } from '../narrative/binding.ts'

/** One kind of section: what it is called, what it stands on, which text it asks a person for, and what it makes of them. */
export interface SectionDefinition {
  /** What a report template calls it: 'income-statement'. */
  readonly name: string
  /** The section's title unless the template gives another. */
  readonly titleSv: string
  /** The computed tables that it shows. One that could not be computed is said in the report and is a finding. */
  readonly needs: readonly TableNeed[]
  readonly commentary: CommentaryWish
  /** The columns that its tables show unless the template picks others; all when absent. */
  readonly usualColumns?: readonly string[]
  /** It prints how somebody judges each of the plan's goals: the round asks about them where the report has it. */
  readonly judgesGoals?: true
  compose(input: SectionInput): SectionParts
}

export interface TableNeed {
  readonly table: string
  /** In the middle of a sentence: "resultaträkningen". */
  readonly labelSv: string
  /** Shown where a unit has it; nothing is said where it has not. */
  readonly optional?: true
}

export interface CommentaryWish {
  /** Where the text stands among the section's tables and charts. */
  readonly placement: 'before' | 'after'
  /** What the writer is asked to tell. Absent: nothing is asked, but a text that is there is printed. */
  readonly asksForSv?: string
}

export interface SectionInput {
  /** The section's key in this report, as findings name it: 'ekonomi'. */
  readonly key: string
  readonly round: Round
  readonly tables: readonly Table[]
  readonly plan: Plan | undefined
  readonly answers: Answers | undefined
  readonly binding: Binding
  /** The report's appendices, in their order: 'Verksamhetsrapport'. */
  readonly appendicesSv: readonly string[]
}

/** What a section, or a piece of one, came to. */
export interface SectionParts {
  readonly blocks: readonly Block[]
  /** Tables that the section built of words and figures. */
  readonly tables: readonly Table[]
  readonly findings: readonly Finding[]
}

export const noParts: SectionParts = { blocks: [], tables: [], findings: [] }

export function defineSection(definition: SectionDefinition): SectionDefinition {
  return definition
}

export function joinParts(...parts: readonly SectionParts[]): SectionParts {
  return {
    blocks: parts.flatMap(({ blocks }) => blocks),
    tables: parts.flatMap(({ tables }) => tables),
    findings: parts.flatMap(({ findings }) => findings),
  }
}
