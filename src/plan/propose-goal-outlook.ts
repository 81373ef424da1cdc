import { type GoalRule, usualGoalRule } from '#domain/goal-rule.ts'
import type { Change, Outlook } from '#domain/status.ts'

/**
 * What the indicators under a goal propose that its status is, by the plan's rule. The usual one is the mean of their changes
 * (better +1, unchanged or not comparable 0, worse −1), rounded to the nearest whole, a half upwards: it gives the health
 * administration's five printed goal statuses back (+0,5 is positive, −0,5 unchanged: domain.md §4.3). No more than a proposal.
 * Undefined without indicators.
 */
export function proposeGoalOutlook(changes: readonly Change[], rule: GoalRule = usualGoalRule): Outlook | undefined {
  if (changes.length === 0) return undefined
  const counted = changes.map((change) => weights[change])
  if (rule === 'worst-change') return outlookOf[Math.min(...counted)]
  const total = counted.reduce((sum, weight) => sum + weight, 0)
  if (2 * total >= changes.length) return 'positive'
  return 2 * total < -changes.length ? 'negative' : 'unchanged'
}

const outlookOf: Readonly<Record<number, Outlook>> = { 1: 'positive', 0: 'unchanged', [-1]: 'negative' }

const weights: Readonly<Record<Change, number>> = { better: 1, unchanged: 0, worse: -1, 'not-assessable': 0 }
