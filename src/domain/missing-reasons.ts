/** Why a number is not there. Nothing is not zero: a missing value always has one of these (domain.md §2.4). */
export const missingReasons = {
  'not-delivered': { labelSv: 'inte levererat ännu', mark: '–' },
  'not-due': { labelSv: 'följs upp vid annat tillfälle', mark: '–' },
  'not-applicable': { labelSv: 'inte tillämpligt', mark: '–' },
  'not-measured': { labelSv: 'inte mätt ännu', mark: '–' },
  'no-budget': { labelSv: 'budget saknas', mark: '–' },
  /** The budget is delivered and has nothing of this: no budget of 0, and nothing in the sums that it stands in. */
  'not-budgeted': { labelSv: 'inget är budgeterat', mark: '–' },
  'no-forecast': { labelSv: 'prognos saknas', mark: '–' },
  'series-starts': { labelSv: 'ny serie, inget tidigare värde', mark: '–' },
  'withheld-small-group': { labelSv: 'visas inte, för liten grupp', mark: '..' },
  'undefined-ratio': { labelSv: 'kan inte beräknas, nämnaren är noll', mark: '–' },
} as const satisfies Record<string, { labelSv: string; mark: string }>

export type MissingReason = keyof typeof missingReasons

export function isMissingReason(text: string): text is MissingReason {
  return Object.hasOwn(missingReasons, text)
}
