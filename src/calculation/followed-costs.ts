import { checkAccountsInOneRow, checkLayoutShape } from './check-layout.ts'
import { layoutFor } from './layout-in-force.ts'
import { checkCounterpartiesKnown, computeStatement, ledgerOf } from './statement.ts'
import type { TableDefinition } from './table-definition.ts'

/**
 * A table of costs that an administration picks from its ledger, laid out as it wants them. Picked accounts, not the whole
 * ledger; a unit without a layout of the table has none.
 */
export function followedCosts(name: string, labelSv: string): TableDefinition {
  return {
    name,
    labelSv,
    needs: [],

    compute(context) {
      const layout = layoutFor(name, context)
      if (layout === undefined) return { findings: [] }
      const broken = checkLayoutShape(layout)
      if (broken.length > 0) return { findings: broken }

      const ledger = ledgerOf(layout, context)
      return {
        table: computeStatement(layout, context),
        findings: [...checkAccountsInOneRow(layout, ledger), ...checkCounterpartiesKnown(layout, ledger, context)],
      }
    },
  }
}
