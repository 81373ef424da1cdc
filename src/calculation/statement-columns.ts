import { monthNamesSv, monthNumberOf } from '#domain/month.ts'
import { fullYear, type Period, priorYear } from '#domain/period.ts'
import type { Round } from '#domain/round.ts'
import { type Comparison, comparisons, type LayoutColumn } from '#domain/statement-layout.ts'
import type { TableContext } from './table-definition.ts'

/** What a statement's column holds: amounts of one scenario over some months, or two other columns compared. */
export type ColumnMeaning =
  | { readonly kind: 'amounts'; readonly scenario: keyof TableContext['scenarios']; readonly period: (round: Round) => Period }
  | { readonly kind: 'difference'; readonly minuend: Comparison; readonly subtrahend: Comparison }
  | { readonly kind: 'relative-change'; readonly current: Comparison; readonly prior: Comparison }

/** The four named differences of domain.md §3.1, each with its own operands: never a bare "avvikelse". */
export const columnMeanings: Readonly<Record<Comparison, ColumnMeaning>> = {
  'actual-ytd': { kind: 'amounts', scenario: 'actual', period: (round) => round.period },
  'actual-ytd-prior': { kind: 'amounts', scenario: 'actual', period: (round) => priorYear(round.period) },
  'actual-full-year-prior': { kind: 'amounts', scenario: 'actual', period: (round) => fullYear(round.year - 1) },
  'budget-ytd': { kind: 'amounts', scenario: 'budget', period: (round) => round.period },
  'budget-full-year': { kind: 'amounts', scenario: 'budget', period: (round) => fullYear(round.year) },
  'forecast-full-year': { kind: 'amounts', scenario: 'forecast', period: (round) => fullYear(round.year) },
  'variance-to-budget-ytd': { kind: 'difference', minuend: 'actual-ytd', subtrahend: 'budget-ytd' },
  'variance-to-budget-ytd-percent': { kind: 'relative-change', current: 'actual-ytd', prior: 'budget-ytd' },
  'forecast-variance': { kind: 'difference', minuend: 'forecast-full-year', subtrahend: 'budget-full-year' },
  'forecast-variance-percent': { kind: 'relative-change', current: 'forecast-full-year', prior: 'budget-full-year' },
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
  if (meaning.kind === 'amounts') return []
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
