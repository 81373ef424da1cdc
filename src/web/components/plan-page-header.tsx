import type { PlanHead } from '#app/read-plan.ts'
import type { StatusMark as Mark } from '#domain/status.ts'
import { planHref } from '../addresses.ts'
import { type Crumb, PageHeader } from './page-header.tsx'
import { PlanMenu } from './plan-menu.tsx'
import { StatusMark } from './status-mark.tsx'

/** The top of each of a plan's pages: whose plan it is, whether it is decided, and the way to the other pages. */
export function PlanPageHeader({ head, title, lead, between = [] }: PlanPageHeaderProps) {
  const plan = { orgUnit: head.orgUnit.code, year: head.year }
  const isFront = title === undefined
  return (
    <>
      <PageHeader
        title={isFront ? `${head.orgUnit.nameSv}: ${head.titleSv}` : title}
        crumbs={[
          { labelSv: 'Planer', href: '/planer' },
          ...(isFront ? [] : [{ labelSv: `${head.orgUnit.nameSv} ${head.year}`, href: planHref(plan) }]),
          ...between,
        ]}
        lead={lead}
        aside={<StatusMark mark={decisionMark(head)} />}
      />
      <PlanMenu plan={plan} />
    </>
  )
}

interface PlanPageHeaderProps {
  readonly head: PlanHead
  /** The plan's own title when absent. */
  readonly title?: string
  readonly lead?: string
  /** Pages between the plan and this one. */
  readonly between?: readonly Crumb[]
}

export function decisionMark({ decision }: Pick<PlanHead, 'decision'>): Mark {
  if (decision === undefined) return { wordSv: 'Inte beslutad', tone: 'neutral', shape: 'ring' }
  return { wordSv: `Beslutad ${decision.decidedOn}`, tone: 'good', shape: 'diamond' }
}
