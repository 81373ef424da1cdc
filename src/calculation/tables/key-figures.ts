import { checkAccountsInOneRow, checkLayoutShape } from '../check-layout.ts'
import { layoutFor } from '../layout-in-force.ts'
import { checkCounterpartiesKnown, computeStatement, ledgerOf } from '../statement.ts'
import type { TableDefinition } from '../table-definition.ts'

/**
 * Costs that are followed one by one (travel, training, consultants), as positive amounts against the same months last
 * year. Picked accounts, not the whole ledger; a unit without a layout follows none.
 */
export const keyFigures: TableDefinition = {
  name: 'key-figures',
  labelSv: 'Nyckeltal',
  needs: [],

  compute(context) {
    const layout = layoutFor('key-figures', context)
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
