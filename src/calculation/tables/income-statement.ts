import {
  checkAccountsInOneRow,
  checkEveryAccountInSomeRow,
  checkEveryRowReachesResult,
  checkLayoutShape,
} from '../check-layout.ts'
import { calculationFinding } from '../finding-codes.ts'
import { layoutFor } from '../layout-in-force.ts'
import { checkCounterpartiesKnown, computeStatement, ledgerOf } from '../statement.ts'
import type { TableDefinition } from '../table-definition.ts'

/**
 * The administration's simplified income statement: income +, cost −, result = income + cost (domain.md §3.2). Rows are
 * account ranges chosen by the administration, mutually exclusive and exhaustive on classes 3–8 (domain.md §5.3).
 */
export const incomeStatement: TableDefinition = {
  name: 'income-statement',
  labelSv: 'Resultaträkning',
  needs: [],

  compute(context) {
    const layout = layoutFor('income-statement', context)
    if (layout === undefined) {
      const message = `Det finns ingen resultaträkningslayout för ${context.orgUnit.nameSv} som gäller ${context.round.period.to}. Läs in en fil med ”kind: statement-layout”.`
      return { findings: [calculationFinding('C-005', { kind: 'table', table: 'income-statement' }, message)] }
    }
    const broken = checkLayoutShape(layout)
    if (broken.length > 0) return { findings: broken }

    const ledger = ledgerOf(layout, context)
    return {
      table: computeStatement(layout, context),
      findings: [
        ...checkEveryRowReachesResult(layout),
        ...checkAccountsInOneRow(layout, ledger),
        ...checkEveryAccountInSomeRow(layout, ledger),
        ...checkCounterpartiesKnown(layout, ledger, context),
      ],
    }
  },
}
