import type { Actor } from '#domain/actor.ts'
import { formatExact } from '#domain/display.ts'
import { done, type Outcome } from '#domain/outcome.ts'
import { plannedInvestmentKinds } from '#domain/plan-economy.ts'
import { exact } from '#lib/exact.ts'
import type { Effects } from './effects.ts'
import { findPlan, type PlanAddress } from './find-plan.ts'
import { headOf, type PlanHead } from './read-plan.ts'

/** What the plan decides in money, each part with its sum and whether the parts come to it. Amounts are printed kronor. */
export interface PlanEconomyPage extends PlanHead {
  readonly frame?: {
    readonly priorSv: string
    readonly changes: readonly AmountLine[]
    readonly frameSv: string
    /** What the year before and the changes lack in coming to the frame; absent when they come to it. */
    readonly lackSv?: string
  }
  readonly grants: readonly AmountLine[]
  readonly pricesAndVolumes: readonly PriceLine[]
  readonly investments?: {
    readonly items: readonly InvestmentLine[]
    readonly sumSv: string
    readonly frameSv: string
    /** How much more than the frame is listed; absent when it holds. */
    readonly excessSv?: string
    readonly listedFromSv?: string
  }
}

export interface AmountLine {
  readonly id: string
  readonly labelSv: string
  readonly amountSv: string
}

export interface PriceLine {
  readonly id: string
  readonly labelSv: string
  readonly baseSv: string
  readonly priceChangeText: string
  readonly volumeChangeSv: string
  /** A printed amount, or the budget's row that it is. */
  readonly incomeSv: string
}

export interface InvestmentLine extends AmountLine {
  readonly kindSv: string
  readonly reasonSv: string
  readonly expectedEffectSv: string
}

export async function readPlanEconomy(address: PlanAddress, actor: Actor, effects: Effects): Promise<Outcome<PlanEconomyPage>> {
  const found = await findPlan(address, actor, effects)
  if (found.kind !== 'done') return found
  const { frame, grants = [], pricesAndVolumes = [], investments } = found.value.plan.economy ?? {}
  const lack = frame && frame.kronor - sumOf(frame.changes, frame.priorKronor)
  const listed = investments && sumOf(investments.items)
  return done({
    ...headOf(found.value),
    ...(frame === undefined
      ? {}
      : {
          frame: {
            priorSv: kronorSv(frame.priorKronor),
            changes: frame.changes.map(({ id, reasonSv, kronor }) => ({ id, labelSv: reasonSv, amountSv: changeSv(kronor) })),
            frameSv: kronorSv(frame.kronor),
            ...(lack === undefined || lack === 0 ? {} : { lackSv: changeSv(lack) }),
          },
        }),
    grants: grants.map(({ id, labelSv, kronor }) => ({ id, labelSv, amountSv: kronorSv(kronor) })),
    pricesAndVolumes: pricesAndVolumes.map(({ id, labelSv, priceBaseKronor, priceChangeText, volumeChangeKronor, income }) => ({
      id,
      labelSv,
      baseSv: kronorSv(priceBaseKronor),
      priceChangeText,
      volumeChangeSv: changeSv(volumeChangeKronor),
      incomeSv: 'row' in income ? `budgetens rad ${income.row}` : kronorSv(income.kronor),
    })),
    ...(investments === undefined || listed === undefined
      ? {}
      : {
          investments: {
            items: investments.items.map(({ id, labelSv, kind, reasonSv, kronor, expectedEffectSv }) => ({
              id,
              labelSv,
              kindSv: plannedInvestmentKinds[kind].labelSv,
              reasonSv,
              amountSv: kronorSv(kronor),
              expectedEffectSv,
            })),
            sumSv: kronorSv(listed),
            frameSv: kronorSv(investments.frameKronor),
            ...(listed > investments.frameKronor ? { excessSv: kronorSv(listed - investments.frameKronor) } : {}),
            ...(investments.listedFromKronor === undefined ? {} : { listedFromSv: kronorSv(investments.listedFromKronor) }),
          },
        }),
  })
}

/** Whole kronor, which a number holds exactly. */
function sumOf(lines: readonly { readonly kronor: number }[], from = 0): number {
  return lines.reduce((sum, { kronor }) => sum + kronor, from)
}

function kronorSv(kronor: number): string {
  return formatExact(exact(BigInt(kronor), 1n), { unit: 'kr', decimals: 0 }, { withUnit: true })
}

function changeSv(kronor: number): string {
  return formatExact(exact(BigInt(kronor), 1n), { unit: 'kr', decimals: 0, sign: 'always' }, { withUnit: true })
}
