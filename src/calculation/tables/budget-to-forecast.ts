import { computeBridge } from '../result-bridge.ts'
import type { TableDefinition } from '../table-definition.ts'
import { incomeStatement } from './income-statement.ts'

/** Why the forecast is another than the year’s budget: the reasons that the administration names, and the rest. */
export const budgetToForecast: TableDefinition = {
  name: 'budget-to-forecast',
  labelSv: 'Från budget till prognos',
  reads: 'ledger',
  needs: [incomeStatement.name],

  compute(context, earlier) {
    const ends = {
      bridge: 'budget-to-forecast',
      captionSv: 'Från budget till prognos',
      from: 'budget-full-year',
      to: 'forecast-full-year',
      fromKey: 'budget',
      fromLabelSv: 'Budget helår',
      toLabelSv: 'Prognos helår',
    } as const
    return computeBridge(ends, earlier.get(incomeStatement.name), context)
  },
}
