import type { StatementLayout } from '#domain/statement-layout.ts'
import type { Table } from '#domain/table.ts'
import { checkAccountsInOneRow, checkLayoutShape } from './check-layout.ts'
import { layoutFor } from './layout-in-force.ts'
import { checkCounterpartiesKnown, computeStatement, ledgerOf } from './statement.ts'
import type { TableContext, TableDefinition, TableOutcome } from './table-definition.ts'

/**
 * A table of costs that an administration picks from its ledger, laid out as it wants them, and what is made of it. Picked
 * accounts, not the whole ledger; a unit without a layout of the table has none.
 */
export function followedCosts(
  name: string,
  labelSv: string,
  made: (table: Table, layout: StatementLayout, context: TableContext) => TableOutcome = (table) => ({ table, findings: [] }),
): TableDefinition {
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
      const outcome = made(computeStatement(layout, context), layout, context)
      return {
        ...outcome,
        findings: [
          ...checkAccountsInOneRow(layout, ledger),
          ...checkCounterpartiesKnown(layout, ledger, context),
          ...outcome.findings,
        ],
      }
    },
  }
}
