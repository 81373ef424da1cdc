import { withComparabilityItems } from '../comparability-items.ts'
import { followedCosts } from '../followed-costs.ts'
import type { TableDefinition } from '../table-definition.ts'

/**
 * How costs develop, by kind of cost and in total, this year against last, as the layout compares them (domain.md §3.3): as they
 * are booked, and where somebody has reported what disturbs the comparison, without that.
 */
export const costDevelopment: TableDefinition = followedCosts('cost-development', 'Kostnadsutveckling', withComparabilityItems)
