import { checkEliminationNetsOut } from './check-elimination.ts'
import {
  checkAccountsInOneRow,
  checkEveryAccountInSomeRow,
  checkEveryRowReachesResult,
  checkLayoutShape,
} from './check-layout.ts'
import { calculationFinding } from './finding-codes.ts'
import { layoutFor } from './layout-in-force.ts'
import { checkCounterpartiesKnown, computeStatement, ledgerOf } from './statement.ts'
import type { TableContext, TableOutcome } from './table-definition.ts'

/**
 * A statement that ends in a result, as the unit's layout says, with its rows held against the accounts: each account of
 * classes 3–8 in exactly one row, and each row in the result (domain.md §3.2, §5.3).
 */
export function checkedStatement(table: string, labelSv: string, context: TableContext): TableOutcome {
  const layout = layoutFor(table, context)
  if (layout === undefined) {
    const message = `Det finns ingen tabellayout för ${labelSv} som gäller ${context.orgUnit.nameSv} ${context.round.period.to}. Läs in en fil med ”kind: statement-layout” och ”table: ${table}”.`
    return { findings: [calculationFinding('C-005', { kind: 'table', table }, message)] }
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
      ...checkEliminationNetsOut(layout, ledger, context),
    ],
  }
}
