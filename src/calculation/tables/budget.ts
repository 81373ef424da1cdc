import { checkedStatement } from '../checked-statement.ts'
import type { TableDefinition } from '../table-definition.ts'

/**
 * The year's budget by the plan's own rows: income +, cost −, result = income + cost (domain.md §3.2). Rows are account
 * ranges, mutually exclusive and exhaustive on classes 3–8, like those of the income statement that will follow it up.
 */
export const budget: TableDefinition = {
  name: 'budget',
  labelSv: 'Budget',
  of: 'plan',
  needs: [],

  compute: (context) => checkedStatement('budget', 'budgeten', context),
}
