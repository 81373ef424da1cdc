import type { Change, Outlook } from '#domain/status.ts'

/**
 * What the indicators under a goal propose that its status is: the mean of their changes (better +1, unchanged or not
 * comparable 0, worse −1), rounded to the nearest whole, a half upwards. It gives the health administration's five printed goal
 * statuses back (+0,5 is positive, −0,5 unchanged: domain.md §4.3), and is no more than a proposal. Undefined without indicators.
 */
export function proposeGoalOutlook(changes: readonly Change[]): Outlook | undefined {
  if (changes.length === 0) return undefined
  const total = changes.reduce((sum, change) => sum + weights[change], 0)
  if (2 * total >= changes.length) return 'positive'
  return 2 * total < -changes.length ? 'negative' : 'unchanged'
}

/** The rule in words, for whoever sees a proposal. */
export const goalOutlookRuleSv =
  'Medelvärdet av målets indikatorer: bättre räknas som +1, oförändrad eller ojämförbar som 0 och sämre som −1. Minst +0,5 är positivt, under −0,5 negativt och däremellan oförändrat. Statusen är förvaltningens egen bedömning.'

const weights: Readonly<Record<Change, number>> = { better: 1, unchanged: 0, worse: -1, 'not-assessable': 0 }
