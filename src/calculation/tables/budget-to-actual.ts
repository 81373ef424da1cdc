import { computeBridge } from '../result-bridge.ts'
import type { TableDefinition } from '../table-definition.ts'
import { incomeStatement } from './income-statement.ts'

/** Why the result so far is another than the budget so far: the reasons that the administration names, and the rest. */
export const budgetToActual: TableDefinition = {
  name: 'budget-to-actual',
  labelSv: 'Från budget till utfall',
  reads: 'ledger',
  needs: [incomeStatement.name],

  compute(context, earlier) {
    const ends = {
      bridge: 'budget-to-actual',
      captionSv: 'Från budget till utfall',
      from: 'budget-ytd',
      to: 'actual-ytd',
      fromKey: 'budget',
      fromLabelSv: 'Periodens budget',
      toLabelSv: 'Periodens resultat',
    } as const
    return computeBridge(ends, earlier.get(incomeStatement.name), context)
  },
}
