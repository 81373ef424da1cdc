import type { SourcePlace } from './source-place.ts'

/**
 * What a plan decides in money beside the budget by account, which is delivered as amounts: the frame and why it changed, what
 * has been granted beside it, what prices and volumes are to bring in, and the larger investments. Whole kronor; what is
 * received is positive.
 */
export interface PlanEconomy {
  readonly frame?: BudgetFrame
  readonly grants?: readonly Grant[]
  readonly pricesAndVolumes?: readonly PriceAndVolume[]
  readonly investments?: InvestmentPlan
}

/** What the regional council lets the administration use of the region's own money, against the year before (domain.md §3.2). */
export interface BudgetFrame {
  /** The budget's row that frame and grants are booked on: 'regionersattning'. */
  readonly budgetRow: string
  readonly priorKronor: number
  /** The decided frame; the year before and the changes must come to it. */
  readonly kronor: number
  readonly changes: readonly FrameChange[]
  readonly source: SourcePlace
}

/** One reason for which a frame is another than last year's, with its amount. */
export interface FrameChange {
  readonly id: string
  readonly reasonSv: string
  readonly kronor: number
  readonly source: SourcePlace
}

/** Money decided for a purpose beside the frame: from the committee's appropriation or a government grant. */
export interface Grant {
  readonly id: string
  readonly labelSv: string
  readonly kronor: number
  /** The budget's row that it is booked on. */
  readonly budgetRow: string
  readonly source: SourcePlace
}

/** How an operation that lives on what it sells changes its prices and volumes, and what it is to take in. */
export interface PriceAndVolume {
  readonly id: string
  readonly labelSv: string
  /** What the price change is reckoned on: 325 million kronor at 2 % are 6,5. */
  readonly priceBaseKronor: number
  /** As written: "2 %". */
  readonly priceChangeText: string
  readonly volumeChangeKronor: number
  /** The year's income: a row of the budget where the operation is all of it, else an amount. */
  readonly income: { readonly row: string } | { readonly kronor: number }
  readonly source: SourcePlace
}

/** What may be invested in the year, and the larger investments one by one. */
export interface InvestmentPlan {
  readonly frameKronor: number
  /** The smallest amount that is listed by itself. */
  readonly listedFromKronor?: number
  readonly items: readonly PlannedInvestment[]
  readonly source: SourcePlace
}

export interface PlannedInvestment {
  readonly id: string
  readonly labelSv: string
  readonly kind: PlannedInvestmentKind
  readonly reasonSv: string
  readonly kronor: number
  readonly expectedEffectSv: string
  readonly source: SourcePlace
}

export const plannedInvestmentKinds = {
  new: { labelSv: 'Nyinvestering' },
  replacement: { labelSv: 'Reinvestering' },
} as const satisfies Record<string, { labelSv: string }>

export type PlannedInvestmentKind = keyof typeof plannedInvestmentKinds
