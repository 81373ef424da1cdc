import { productionTable } from '../production-table.ts'
import type { TableDefinition } from '../table-definition.ts'

/** Dental care that the region pays for: two counts and a cost a row. */
export const dentalCare: TableDefinition = productionTable('dental-care', 'Tandvård')
