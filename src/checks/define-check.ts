import type { Document } from '#domain/document.ts'
import type { FigureKey } from '#domain/figure.ts'
import type { FindingPlace, Severity } from '#domain/finding.ts'
import type { Answers, Plan } from '#domain/plan.ts'
import type { Round } from '#domain/round.ts'
import type { Table } from '#domain/table.ts'
import type { Exact } from '#lib/exact.ts'

/** The report as it stands and what it stands on. */
export interface CheckInput {
  /** Every table, those that no section prints included. */
  readonly tables: readonly Table[]
  readonly document: Document
  readonly plan: Plan | undefined
  readonly answers: Answers | undefined
  readonly round: Round
  /** What the computation keeps from the tables because few people are behind it. Never stored, never printed. */
  readonly withheld?: ReadonlyMap<FigureKey, Exact>
  /** What the unit has reported before: the round before, the same round a year ago and last year's closing, as far as there are. */
  readonly earlierReports?: readonly EarlierReport[]
  /** Everybody in the register, as they are called. */
  readonly peopleSv?: readonly string[]
}

export interface EarlierReport {
  readonly round: string
  readonly tables: readonly Table[]
  readonly document: Document
}

/** One rule: what holds in a sound report, in words for its users, and how a breach is found. */
export interface CheckDefinition {
  /** 'F-003'. Lasting: findings, guides and people's memories name it. */
  readonly code: string
  /** Of a breach, unless the breach itself says milder. */
  readonly severity: Severity
  readonly ruleSv: string
  /** An error of it is mended and never answered away: what is checked is arithmetic, or that the report agrees with itself. */
  readonly mustBeMended?: true
  check(input: CheckInput): Iterable<Flaw>
  /** Worked cases, of which at least one passes and one fails; run as tests and shown as help. */
  readonly examples: readonly CheckExample[]
}

export interface Flaw {
  readonly where: FindingPlace
  readonly messageSv: string
  readonly severity?: Severity
}

export interface CheckExample {
  readonly nameSv: string
  readonly given: CheckInput
  /** What each finding's message says, in order; none when the report is sound. */
  readonly finds: readonly RegExp[]
}

export function defineCheck(definition: CheckDefinition): CheckDefinition {
  return definition
}
