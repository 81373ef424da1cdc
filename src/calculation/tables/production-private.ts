import { productionTable } from '../production-table.ts'
import type { TableDefinition } from '../table-definition.ts'

/** Contacts with private providers under contract, who are no units of the region. */
export const productionPrivate: TableDefinition = productionTable('production-private', 'Produktion, privata vårdgivare')
