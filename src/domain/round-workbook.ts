import type { FieldValues } from './answer-fields.ts'
import type { Finding } from './finding.ts'
import type { OrgUnitCode } from './organisation.ts'
import type { RoundTask, TaskKind } from './round-task.ts'
import type { Change } from './status.ts'

/** A unit's round, or one person's part of it, as a workbook to fill in offline. */
export interface RoundWorkbook {
  readonly orgUnit: OrgUnitCode
  readonly orgUnitNameSv: string
  readonly round: string
  readonly roundTitleSv: string
  /** ISO date. */
  readonly closesOn: string
  readonly exportedAt: Date
  /** What was known when it was made: 's12a345'. */
  readonly snapshot: string
  /** Whose part it is; absent for the unit's whole round. */
  readonly forNameSv?: string
  readonly words: AnswerWords
  readonly questions: readonly WorkbookQuestion[]
}

/** The words to choose from where a field is chosen. */
export interface AnswerWords {
  readonly status: readonly string[]
  readonly health: readonly string[]
  readonly outlook: readonly string[]
  readonly change: Readonly<Record<Change, string>>
}

/** One question with what stands beside it; `…Sv` are texts of one or more lines, empty when there is nothing to say. */
export interface WorkbookQuestion {
  readonly task: RoundTask
  readonly planSv: string
  readonly knownSv: string
  readonly earlierSv: string
  readonly stateSv: string
  /** Whether the answer may be changed in the workbook; what is approved may not. */
  readonly locked: boolean
}

/** What a filled-in workbook says of itself: of which round, made when, for whom. */
export interface WorkbookStamp {
  readonly orgUnit: OrgUnitCode
  readonly round: string
  readonly exportedAt: Date
  readonly snapshot: string
}

/** A filled-in workbook as it was read; with an error among the findings nothing of it is to be used. */
export interface WorkbookReading {
  /** Undefined when the file is not such a workbook, or its own notes have been changed. */
  readonly stamp: WorkbookStamp | undefined
  readonly answers: readonly WorkbookAnswer[]
  readonly findings: readonly Finding[]
}

/** One row's answer cells. */
export interface WorkbookAnswer {
  readonly task: string
  readonly kind: TaskKind
  readonly labelSv: string
  /** The version of the task that the row was made of. */
  readonly version: number
  readonly sheet: string
  readonly row: number
  readonly values: FieldValues
  readonly nothingToAdd: boolean
}
