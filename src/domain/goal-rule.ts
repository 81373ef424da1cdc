/** How the changes of a goal's indicators propose how the goal stands. A plan chooses; the words are shown beside each proposal. */
export const goalRules = {
  'mean-of-changes': {
    labelSv: 'Medelvärdet av indikatorerna',
    ruleSv:
      'Enligt indikatorerna är medelvärdet av målets indikatorer, där en som har blivit bättre räknas som +1, en oförändrad eller ojämförbar som 0 och en sämre som −1. Minst +0,5 är positivt, under −0,5 negativt och däremellan oförändrat.',
  },
  'worst-change': {
    labelSv: 'Den sämsta indikatorn',
    ruleSv:
      'Enligt indikatorerna är den sämsta av målets indikatorer: negativt när någon har blivit sämre, positivt när alla har blivit bättre och annars oförändrat. En som inte kan jämföras räknas som oförändrad.',
  },
} as const satisfies Record<string, { labelSv: string; ruleSv: string }>

export type GoalRule = keyof typeof goalRules

/** The one that gives the health administration's printed goal statuses back (domain.md §4.3). */
export const usualGoalRule: GoalRule = 'mean-of-changes'
