import { checkedStatement } from '../checked-statement.ts'
import type { TableDefinition } from '../table-definition.ts'

/**
 * The administration's simplified income statement: income +, cost −, result = income + cost (domain.md §3.2). Rows are
 * account ranges chosen by the administration, mutually exclusive and exhaustive on classes 3–8 (domain.md §5.3).
 */
export const incomeStatement: TableDefinition = {
  name: 'income-statement',
  labelSv: 'Resultaträkning',
  reads: 'ledger',
  needs: [],

  compute: (context) => checkedStatement('income-statement', 'resultaträkningen', context),
}
