import type { OrgUnitCode } from './organisation.ts'

/** A section of one unit's report in a round. */
export interface SectionAddress {
  readonly orgUnit: OrgUnitCode
  readonly round: string
  /** A template section's key: 'ekonomi'. */
  readonly section: string
}

/** A section's text as it was last written in the report, where the round asks nobody for it: there it is a task's answer. */
export interface SectionText extends SectionAddress {
  /** Counts what has happened to it, so that two at once lose nothing. */
  readonly version: number
  readonly markdown: string
  /** Whether these words are in the report; else they are a draft of it. */
  readonly isFinished: boolean
  readonly by: string
  readonly at: Date
}
