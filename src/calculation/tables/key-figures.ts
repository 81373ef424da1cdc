import { followedCosts } from '../followed-costs.ts'
import type { TableDefinition } from '../table-definition.ts'

/**
 * Costs that are followed one by one (travel, training, consultants), as positive amounts against the same months last
 * year.
 */
export const keyFigures: TableDefinition = followedCosts('key-figures', 'Nyckeltal')
