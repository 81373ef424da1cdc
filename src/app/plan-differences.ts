import { type PlanDifference, planDifferenceKinds } from '#plan/compare-plans.ts'

/** What differs between two plans, for those who show it. */
export type PlanDifferenceView = PlanDifference

export const planDifferenceKindsSv: Readonly<Record<PlanDifference['kind'], string>> = {
  added: planDifferenceKinds.added.labelSv,
  changed: planDifferenceKinds.changed.labelSv,
  removed: planDifferenceKinds.removed.labelSv,
}
