import type { Actor } from '#domain/actor.ts'
import { done, type Outcome } from '#domain/outcome.ts'
import type { Round } from '#domain/round.ts'
import type { Inline } from '#domain/table.ts'
import { bindInline } from '#report/narrative/bind-markdown.ts'
import { computeReportTables, findReportGround } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'
import { findPlan, type PlanAddress } from './find-plan.ts'
import { loadAnswersOfYear } from './latest-answers.ts'
import { type KnownRow, knownRows } from './read-task.ts'
import { toldCells } from './told-cells.ts'

/** How far the plan's benefits have come, by the round of its year that was answered last. */
export interface BenefitOutcomes {
  readonly round: Round
  /** In the plan's order, those that something is known of or has been said of. */
  readonly benefits: readonly BenefitOutcome[]
}

export interface BenefitOutcome {
  readonly id: string
  readonly labelSv: string
  /** Planned, realised and their share, as printed; each leads to its figure. */
  readonly amounts: KnownRow['cells']
  readonly commentary: readonly Inline[]
}

/** Undefined until a round of the year has been answered. */
export async function readBenefitOutcomes(
  address: PlanAddress,
  actor: Actor,
  effects: Effects,
): Promise<Outcome<BenefitOutcomes | undefined>> {
  const found = await findPlan(address, actor, effects)
  if (found.kind !== 'done') return found
  const { plan, reference } = found.value
  const [latest] = await loadAnswersOfYear(plan.orgUnit, plan.year, reference, effects.store)
  if (latest === undefined) return done(undefined)
  const ground = await findReportGround({ orgUnit: plan.orgUnit, round: latest.round.code }, effects)
  if (ground.kind !== 'done') return ground
  const { tables } = await computeReportTables(ground.value, effects)
  const benefits = (plan.benefits ?? []).map(({ id, labelSv }): BenefitOutcome => {
    const said = latest.answers.benefits?.find(({ benefit }) => benefit === id)
    return {
      id,
      labelSv,
      amounts: knownRows({ kind: 'benefit', item: id }, tables, ground.value).flatMap(toldCells),
      commentary: bindInline(said?.commentary ?? '', {
        tables,
        placeOf: () => ({ kind: 'section', section: 'benefits' }),
      }).inlines,
    }
  })
  return done({
    round: latest.round,
    benefits: benefits.filter(({ amounts, commentary }) => amounts.length + commentary.length > 0),
  })
}
