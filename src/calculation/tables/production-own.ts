import { productionTable } from '../production-table.ts'
import type { TableDefinition } from '../table-definition.ts'

/** What the administration has produced itself: visits, inpatient care, operations, DRG points. */
export const productionOwn: TableDefinition = productionTable('production-own', 'Egen produktion')
