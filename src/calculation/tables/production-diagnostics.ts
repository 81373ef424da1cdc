import { productionTable } from '../production-table.ts'
import type { TableDefinition } from '../table-definition.ts'

/** What the diagnostic clinics have produced, each counted in its own way and therefore never summed. */
export const productionDiagnostics: TableDefinition = productionTable('production-diagnostics', 'Produktion, diagnostik')
