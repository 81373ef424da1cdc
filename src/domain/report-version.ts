import type { Document } from './document.ts'
import type { ReportFinding } from './finding-answer.ts'
import type { Table } from './table.ts'

export const reportStates = {
  draft: { labelSv: 'Utkast' },
  submitted: { labelSv: 'Inlämnad' },
  approved: { labelSv: 'Godkänd' },
  adopted: { labelSv: 'Fastställd' },
  published: { labelSv: 'Publicerad' },
} as const satisfies Record<string, { labelSv: string }>

export type ReportState = keyof typeof reportStates

/** One composed version of a unit's report in a round. Never edited: new data or new words make the next number. */
export interface ReportVersion {
  readonly id: string
  readonly orgUnit: string
  readonly round: string
  /** 1, 2, 3 … within the unit and round. */
  readonly number: number
  readonly state: ReportState
  /** The snapshot that it names, and that every figure can be computed again from. */
  readonly snapshotId: string
  readonly composedAt: Date
  readonly composedBy: string
  readonly document: Document
  /** All computed tables, those that no section prints included, so that each basis can be followed. */
  readonly tables: readonly Table[]
  readonly findings: readonly ReportFinding[]
}
