import type { Finding } from '#domain/finding.ts'
import { indicatorsBySex } from '#domain/indicators-by-sex.ts'
import type { Plan } from '#domain/plan.ts'
import { calculationFinding } from '../finding-codes.ts'
import { prepareIndicator } from './catalogue.ts'

/** C-009: indicators whose way of computing does not exist or lacks what it needs. For a plan as it is read in. */
export function checkIndicatorParameters(plan: Plan): Finding[] {
  return plan.indicators.flatMap((indicator) => {
    // Women and men are computed alike, so that one problem is theirs and the total's together.
    const prepared = indicatorsBySex([indicator])
      .map(prepareIndicator)
      .find((each) => 'problemSv' in each)
    if (prepared === undefined || !('problemSv' in prepared)) return []
    const message = `Indikatorn ”${indicator.labelSv}” kan inte beräknas. ${prepared.problemSv}`
    return [calculationFinding('C-009', { kind: 'source', place: indicator.source }, message)]
  })
}
