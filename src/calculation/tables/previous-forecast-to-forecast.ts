import { computeBridge } from '../result-bridge.ts'
import type { TableDefinition } from '../table-definition.ts'
import { incomeStatement } from './income-statement.ts'

/** Why the forecast is another than the one before it: the reasons that the administration names, and the rest. */
export const previousForecastToForecast: TableDefinition = {
  name: 'previous-forecast-to-forecast',
  labelSv: 'Från föregående prognos till prognos',
  reads: 'ledger',
  needs: [incomeStatement.name],

  compute(context, earlier) {
    if (context.answers?.previousForecast === undefined) return { findings: [] }
    const ends = {
      bridge: 'previous-forecast-to-forecast',
      captionSv: 'Från föregående prognos till prognos',
      from: 'previous-forecast-full-year',
      to: 'forecast-full-year',
      fromKey: 'foregaende-prognos',
      fromLabelSv: 'Föregående prognos helår',
      toLabelSv: 'Prognos helår',
    } as const
    return computeBridge(ends, earlier.get(incomeStatement.name), context)
  },
}
