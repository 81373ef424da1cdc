import { addMonths, monthOf } from './month.ts'
import { fullYear, type Period, period, yearToDate } from './period.ts'

/** The rounds at which outcomes are followed up (domain.md §2.3). */
export const followUpKinds = {
  M: { labelSv: 'Månadsrapport' },
  D1: { labelSv: 'Delårsrapport 1' },
  D2: { labelSv: 'Delårsrapport 2' },
  Å: { labelSv: 'Årsrapport' },
} as const satisfies Record<string, { labelSv: string }>

export type FollowUpKind = keyof typeof followUpKinds

/** The kinds of document in the region's calendar: what is followed up, and before it the year's plan, which has no outcomes. */
export const roundKinds = {
  P: { labelSv: 'Förvaltningsplan' },
  ...followUpKinds,
} as const satisfies Record<string, { labelSv: string }>

export type RoundKind = keyof typeof roundKinds

/** One occasion on which units plan or report: '2026-P', '2025-D2'. */
export interface Round {
  readonly code: string
  readonly kind: RoundKind
  readonly year: number
  /** 1 January up to and including the last month reported on; the whole year of a plan. */
  readonly period: Period
  /** ISO date when the units' reports are due. */
  readonly closesOn?: string
}

/** '2025-P', '2025-D2', '2025-M05', '2025-Å' as a round with its period; undefined for anything else. Deadlines come from the calendar. */
export function parseRoundCode(code: string): Round | undefined {
  const match = /^(\d{4})-(?:(P|D1|D2|Å)|M(0[1-9]|1[0-2]))$/.exec(code)
  if (!match) return undefined
  const year = Number(match[1])
  if (match[3] !== undefined) return { code, kind: 'M', year, period: yearToDate(monthOf(year, Number(match[3]))) }
  const kind = match[2] as 'P' | 'D1' | 'D2' | 'Å'
  const wholeYear = kind === 'P' || kind === 'Å'
  return { code, kind, year, period: wholeYear ? fullYear(year) : yearToDate(monthOf(year, kind === 'D1' ? 4 : 8)) }
}

/** "Delårsrapport 2 2025". */
export function roundTitle(round: Round): string {
  return `${roundKinds[round.kind].labelSv} ${round.year}`
}

/** The months that a series with the given lag covers in the round: with a lag of 1, an August report has January–July. */
export function laggedPeriod(round: Round, lagMonths: number): Period {
  return period(round.period.from, addMonths(round.period.to, -lagMonths))
}
