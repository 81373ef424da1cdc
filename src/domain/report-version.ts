import type { Document } from './document.ts'
import type { ReportFinding } from './finding-answer.ts'
import type { Table } from './table.ts'

/** How far a version has come (domain.md §2.6 and §7.2), in the order that it comes there. */
export const reportStates = {
  draft: { labelSv: 'Utkast' },
  frozen: { labelSv: 'Data frysta' },
  'in-review': { labelSv: 'Under granskning' },
  approved: { labelSv: 'Godkänd' },
  registered: { labelSv: 'Diarieförd' },
  sent: { labelSv: 'Skickad för beslut' },
  decided: { labelSv: 'Beslutad' },
  published: { labelSv: 'Publicerad' },
  superseded: { labelSv: 'Ersatt' },
  archived: { labelSv: 'Arkiverad' },
} as const satisfies Record<string, { labelSv: string }>

export type ReportState = keyof typeof reportStates

/** Frozen, and neither decided nor published yet: of a report one version at a time is. */
export function isUnderWay(state: ReportState): boolean {
  return ['frozen', 'in-review', 'approved', 'registered', 'sent'].includes(state)
}

/** Whether anyone may read it: what has once been published stays readable. */
export function isPublic(state: ReportState): boolean {
  return ['published', 'superseded', 'archived'].includes(state)
}

/**
 * One composed version of a unit's report in a round. Never edited: new data or new words make the next number. Only its
 * state moves, and each move stays (report-course.ts).
 */
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
