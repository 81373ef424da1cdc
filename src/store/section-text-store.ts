import type { OrgUnitCode } from '#domain/organisation.ts'
import type { SectionAddress, SectionText } from '#domain/section-text.ts'

/** Texts that people write in a report where its round asks for none. Each version stays. */
export interface SectionTextStore {
  /**
   * Keeps the next version. Not `moved` when somebody was before, or when the unit's round has been handed in: then nothing is
   * written, and the text is as it stands. The same `saveKey` again is the same save.
   */
  keep(save: SectionTextSave): Promise<{ moved: boolean; text: SectionText | undefined }>
  /** As they stand, drafts too. */
  list(address: UnitAndRound): Promise<SectionText[]>
  /** Those in the report as of a snapshot's `answers`: each section's last finished words. */
  loadFinished(through: number, address: UnitAndRound): Promise<Pick<SectionText, 'section' | 'markdown'>[]>
}

interface UnitAndRound {
  readonly orgUnit: OrgUnitCode
  readonly round: string
}

export interface SectionTextSave extends SectionAddress {
  /** 0 for the first. */
  readonly seenVersion: number
  readonly markdown: string
  /** From now on these words are in the report. */
  readonly isFinished: boolean
  readonly by: string
  readonly at: Date
  readonly saveKey: string
}
