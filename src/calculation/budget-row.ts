import type { Figure } from '#domain/figure.ts'
import type { Finding } from '#domain/finding.ts'
import type { SourcePlace } from '#domain/source-place.ts'
import { figureAt, type Table } from '#domain/table.ts'
import { calculationFinding } from './finding-codes.ts'

/** A row of the plan's budget, as other tables of the plan name it. */
export interface BudgetRow {
  readonly labelSv: string
  readonly figure: Figure
}

/** The budget's row; undefined when the budget has none of that name, or there is no budget. */
export function budgetRow(budget: Table | undefined, key: string): BudgetRow | undefined {
  const row = budget?.rows.find((candidate) => candidate.key === key)
  const figure = budget && figureAt(budget, key, 'budget-full-year')
  return row === undefined || figure === undefined ? undefined : { labelSv: row.labelSv, figure }
}

/** C-021: a name that leads to no row of the budget. Without a budget there is nothing to say: that is told of the budget. */
export function checkBudgetRow(budget: Table | undefined, key: string, whatSv: string, source: SourcePlace): Finding[] {
  if (budget === undefined || budgetRow(budget, key) !== undefined) return []
  const rows = budget.rows.filter((row) => budgetRow(budget, row.key) !== undefined).map((row) => row.key)
  const message = `${whatSv} hänvisar till budgetraden ”${key}”, som inte finns. Budgetens rader: ${rows.join(', ')}.`
  return [calculationFinding('C-021', { kind: 'source', place: source }, message)]
}
