import { monthNamesSv, monthNumberOf } from '#domain/month.ts'
import { fullYear, type Period, priorYear } from '#domain/period.ts'
import type { Round } from '#domain/round.ts'
import type { ForecastBound, Scenario } from '#domain/scenario.ts'
import { type Comparison, comparisons, type LayoutColumn } from '#domain/statement-layout.ts'
import type { TableContext } from './table-definition.ts'

/** What a statement's column holds: amounts of one scenario over some months, or two other columns compared. */
export type ColumnMeaning =
  | AmountsMeaning
  | { readonly kind: 'difference'; readonly minuend: Comparison; readonly subtrahend: Comparison }
  | { readonly kind: 'relative-change'; readonly current: Comparison; readonly prior: Comparison }

export interface AmountsMeaning {
  readonly kind: 'amounts'
  readonly scenario: keyof TableContext['scenarios']
  readonly period: (round: Round) => Period
  /** Another layer of the budget than the decided one. */
  readonly layer?: string
  /** Another forecast than the round's own: an end of its range, or the one that the answers name as the one before. */
  readonly forecast?: ForecastBound | 'previous'
  /** Not amounts of its own but the round's months' part of another column's year, every month alike. */
  readonly linearPartOf?: Comparison
}

/** Which version of the world a column's amounts belong to; undefined for a previous forecast when the answers name none. */
export function columnScenario({ scenario, layer, forecast }: AmountsMeaning, context: TableContext): Scenario | undefined {
  if (layer !== undefined) return { kind: 'budget', layer }
  if (forecast === undefined) return context.scenarios[scenario]
  if (forecast !== 'previous') return { kind: 'forecast', round: context.round.code, bound: forecast }
  const round = context.answers?.previousForecast
  return round === undefined ? undefined : { kind: 'forecast', round }
}

/** The named differences of domain.md §3.1, each with its own operands: never a bare "avvikelse". */
export const columnMeanings: Readonly<Record<Comparison, ColumnMeaning>> = {
  'actual-ytd': { kind: 'amounts', scenario: 'actual', period: (round) => round.period },
  'actual-ytd-prior': { kind: 'amounts', scenario: 'actual', period: (round) => priorYear(round.period) },
  'actual-full-year-prior': { kind: 'amounts', scenario: 'actual', period: (round) => fullYear(round.year - 1) },
  'budget-ytd': { kind: 'amounts', scenario: 'budget', period: (round) => round.period },
  'budget-full-year': { kind: 'amounts', scenario: 'budget', period: (round) => fullYear(round.year) },
  'forecast-full-year': { kind: 'amounts', scenario: 'forecast', period: (round) => fullYear(round.year) },
  'plan-full-year': { kind: 'amounts', scenario: 'budget', layer: 'plan', period: (round) => fullYear(round.year) },
  'plan-linear-ytd': {
    kind: 'amounts',
    scenario: 'budget',
    layer: 'plan',
    period: (round) => round.period,
    linearPartOf: 'plan-full-year',
  },
  'revised-plan-full-year': {
    kind: 'amounts',
    scenario: 'budget',
    layer: 'revised-plan',
    period: (round) => fullYear(round.year),
  },
  'previous-forecast-full-year': {
    kind: 'amounts',
    scenario: 'forecast',
    forecast: 'previous',
    period: (round) => fullYear(round.year),
  },
  'forecast-low-full-year': {
    kind: 'amounts',
    scenario: 'forecast',
    forecast: 'low',
    period: (round) => fullYear(round.year),
  },
  'forecast-high-full-year': {
    kind: 'amounts',
    scenario: 'forecast',
    forecast: 'high',
    period: (round) => fullYear(round.year),
  },
  'variance-to-budget-ytd': { kind: 'difference', minuend: 'actual-ytd', subtrahend: 'budget-ytd' },
  'variance-to-budget-ytd-percent': { kind: 'relative-change', current: 'actual-ytd', prior: 'budget-ytd' },
  'forecast-variance': { kind: 'difference', minuend: 'forecast-full-year', subtrahend: 'budget-full-year' },
  'forecast-variance-percent': { kind: 'relative-change', current: 'forecast-full-year', prior: 'budget-full-year' },
  'forecast-variance-to-revised-plan': {
    kind: 'difference',
    minuend: 'forecast-full-year',
    subtrahend: 'revised-plan-full-year',
  },
  'forecast-change-from-previous': {
    kind: 'difference',
    minuend: 'forecast-full-year',
    subtrahend: 'previous-forecast-full-year',
  },
  'forecast-low-margin': { kind: 'difference', minuend: 'forecast-low-full-year', subtrahend: 'forecast-full-year' },
  'forecast-high-margin': { kind: 'difference', minuend: 'forecast-high-full-year', subtrahend: 'forecast-full-year' },
  'change-from-prior-ytd': { kind: 'difference', minuend: 'actual-ytd', subtrahend: 'actual-ytd-prior' },
  'change-from-prior-ytd-percent': { kind: 'relative-change', current: 'actual-ytd', prior: 'actual-ytd-prior' },
  'forecast-change-from-closing': { kind: 'difference', minuend: 'forecast-full-year', subtrahend: 'actual-full-year-prior' },
  'forecast-change-from-closing-percent': {
    kind: 'relative-change',
    current: 'forecast-full-year',
    prior: 'actual-full-year-prior',
  },
}

export function operandsOf(comparison: Comparison): readonly Comparison[] {
  const meaning = columnMeanings[comparison]
  if (meaning.kind === 'amounts') return meaning.linearPartOf === undefined ? [] : [meaning.linearPartOf]
  return meaning.kind === 'difference' ? [meaning.minuend, meaning.subtrahend] : [meaning.current, meaning.prior]
}

/** The months that the column's figures cover; a comparison covers the later of its operands' months. */
export function columnPeriod(comparison: Comparison, round: Round): Period {
  const meaning = columnMeanings[comparison]
  if (meaning.kind === 'amounts') return meaning.period(round)
  return columnPeriod(meaning.kind === 'difference' ? meaning.minuend : meaning.current, round)
}

/** "{månad} {år}" in an August round is "Augusti 2025"; a month inside a label is lower case, as in "Jan–augusti 2025". */
export function columnLabelSv({ comparison, labelSv }: LayoutColumn, round: Round): string {
  const filled = (labelSv ?? comparisons[comparison].labelSv)
    .replaceAll('{månad}', monthNamesSv[monthNumberOf(round.period.to) - 1] ?? '')
    .replaceAll('{år}', String(round.year))
    .replaceAll('{fg år}', String(round.year - 1))
  return filled.charAt(0).toUpperCase() + filled.slice(1)
}
