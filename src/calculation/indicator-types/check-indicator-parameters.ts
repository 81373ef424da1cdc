import type { Finding } from '#domain/finding.ts'
import type { Plan } from '#domain/plan.ts'
import { calculationFinding } from '../finding-codes.ts'
import { prepareIndicator } from './catalogue.ts'

/** C-009: indicators whose way of computing does not exist or lacks what it needs. For a plan as it is read in. */
export function checkIndicatorParameters(plan: Plan): Finding[] {
  return plan.indicators.flatMap((indicator) => {
    const prepared = prepareIndicator(indicator)
    if (!('problemSv' in prepared)) return []
    const message = `Indikatorn ”${indicator.labelSv}” kan inte beräknas. ${prepared.problemSv}`
    return [calculationFinding('C-009', { kind: 'source', place: indicator.source }, message)]
  })
}
