import { productionTable } from '../production-table.ts'
import type { TableDefinition } from '../table-definition.ts'

/** Contacts with primary care at care centres, whoever runs them. */
export const productionCareCentres: TableDefinition = productionTable('production-care-centres', 'Produktion, vårdcentraler')
