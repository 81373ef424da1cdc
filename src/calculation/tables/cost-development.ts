import { followedCosts } from '../followed-costs.ts'
import type { TableDefinition } from '../table-definition.ts'

/**
 * How costs develop, as positive amounts: the forecast against last year's closing, by kind of cost and in total (domain.md
 * §3.3). As booked: nothing is adjusted for what disturbs a comparison.
 */
export const costDevelopment: TableDefinition = followedCosts('cost-development', 'Kostnadsutveckling')
