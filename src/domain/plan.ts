import type { Display } from './display.ts'
import type { OrgUnitCode } from './organisation.ts'
import type { RoundKind } from './round.ts'
import type { SourcePlace } from './source-place.ts'
import type { ProgressStatus } from './status.ts'

/**
 * One administration's plan for one year, as its file says it: what was promised. Targets are raw text here; room `plan`
 * understands them. Each entry keeps the place where it was written.
 */
export interface Plan {
  readonly orgUnit: OrgUnitCode
  readonly year: number
  readonly titleSv: string
  readonly decision?: PlanDecision
  readonly goals: readonly Goal[]
  readonly indicators: readonly Indicator[]
  readonly assignments: readonly Assignment[]
  readonly activities: readonly Activity[]
  readonly controls: readonly Control[]
  /** The administration's own status words → canonical: { Planenligt: 'on-track' } (domain.md §4.4). */
  readonly statusWords: Readonly<Record<string, ProgressStatus>>
}

/** Which body decided, when, and the paragraph of its minutes. */
export interface PlanDecision {
  readonly bodySv: string
  readonly decidedOn: string
  readonly paragraph: string
  readonly caseNumber?: string
}

export interface Goal {
  readonly id: string
  readonly labelSv: string
  readonly source: SourcePlace
}

export type Polarity = 'higher-better' | 'lower-better' | 'neutral'

/** How a value comes about; each name is a file in calculation/indicator-types. */
export interface IndicatorComputation {
  readonly type: string
  readonly parameters: Readonly<Record<string, unknown>>
}

export interface Indicator {
  readonly id: string
  readonly goal: string
  readonly labelSv: string
  readonly computation: IndicatorComputation
  readonly display: Display
  readonly polarity: Polarity
  /** The rounds at which it is followed up; elsewhere its value is missing: not-due. */
  readonly rounds: readonly RoundKind[]
  readonly lagMonths: number
  /** As written: "≥ 90%", "73", "Öka", "". */
  readonly targetText: string
  readonly definitionSv: string
  readonly sourceSv: string
  readonly source: SourcePlace
}

/** An order from the regional council to a committee, with its code as written ("RF25-07"). */
export interface Assignment {
  readonly code: string
  readonly labelSv: string
  readonly source: SourcePlace
}

export interface Activity {
  readonly id: string
  readonly labelSv: string
  /** Codes of the assignments that it serves, as written. */
  readonly assignments: readonly string[]
  readonly timeframeText?: string
  readonly responsibleSv?: readonly string[]
  readonly tags?: readonly string[]
  readonly source: SourcePlace
}

export interface Control {
  readonly id: string
  /** The area or risk examined. */
  readonly labelSv: string
  readonly scope: 'region-wide' | 'own'
  readonly rulesSv: string
  /** Markdown with bound figures. */
  readonly methodText: string
  readonly source: SourcePlace
}

/** What an administration answered in one round, in its own words. Texts are Markdown with bound figures. */
export interface Answers {
  readonly orgUnit: OrgUnitCode
  readonly round: string
  readonly indicators: readonly IndicatorAnswer[]
  readonly assignments: readonly ProgressAnswer[]
  readonly activities: readonly ProgressAnswer[]
  readonly controls: readonly ControlAnswer[]
}

export interface IndicatorAnswer {
  readonly indicator: string
  /** The judged outlook in the administration's word: "Positiv". Absent when not judged. */
  readonly outlookWord?: string
  readonly commentary: string
  readonly source: SourcePlace
}

export interface ProgressAnswer {
  /** An assignment's code or an activity's id. */
  readonly item: string
  readonly statusWord: string
  readonly commentary: string
  readonly source: SourcePlace
}

export interface ControlAnswer {
  readonly control: string
  readonly findingText: string
  readonly remedySv: string
  readonly source: SourcePlace
}
