import type { SourcePlace } from './source-place.ts'

/**
 * A goal area of the regional plan: what goals, assignments and activities are gathered under, with the goals that the bodies
 * above the administration have decided in it (domain.md §1.1). Other areas in another plan period.
 */
export interface GoalArea {
  readonly id: string
  /** The regional plan's code: 'RP1'. */
  readonly code?: string
  readonly labelSv: string
  readonly decidedGoals: readonly DecidedGoal[]
  readonly source: SourcePlace
}

/** A goal that somebody above the administration has decided, in their words, and the indicators that they follow it by. */
export interface DecidedGoal {
  readonly decidedBy: GoalDecider
  readonly labelSv: string
  readonly indicatorsSv: readonly string[]
}

export const goalDeciders = {
  council: { labelSv: 'Regionfullmäktige' },
  committee: { labelSv: 'Regionstyrelse eller nämnd' },
} as const satisfies Record<string, { labelSv: string }>

export type GoalDecider = keyof typeof goalDeciders
