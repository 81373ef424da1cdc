import type { Actor } from '#domain/actor.ts'
import { type RiskConsequence, type RiskLikelihood, riskConsequences, riskLikelihoods } from '#domain/control-risk.ts'
import { inlineText } from '#domain/inline-text.ts'
import { unitAt } from '#domain/organisation.ts'
import { done, type Outcome } from '#domain/outcome.ts'
import { fullYear } from '#domain/period.ts'
import type { Control } from '#domain/plan.ts'
import type { TaskAnswer } from '#domain/round-task.ts'
import type { Inline } from '#domain/table.ts'
import { type TextBinder, textBinder } from './bind-answer.ts'
import type { Effects } from './effects.ts'
import { findPlan, type PlanAddress } from './find-plan.ts'
import { latestAnswer, loadAnswersOfYear, type RoundAnswered } from './latest-answers.ts'
import type { Reference } from './load-reference.ts'
import { headOf, type PlanHead } from './read-plan.ts'

/** The internal-control plan: how much each thing matters times how likely it is, and what has been found. */
export interface PlanControls extends PlanHead {
  /** The gravest consequence first, as the matrix is drawn. */
  readonly rows: readonly RiskRow[]
  readonly likelihoodsSv: readonly string[]
  readonly controls: readonly ControlView[]
}

export interface RiskRow {
  readonly consequence: RiskConsequence
  readonly labelSv: string
  readonly cells: readonly RiskCell[]
}

export interface RiskCell {
  readonly likelihood: RiskLikelihood
  readonly labelSv: string
  /** 1–16: the place on the one scale times the place on the other. */
  readonly weight: number
  readonly level: RiskLevel
  readonly controls: readonly { readonly id: string; readonly labelSv: string }[]
}

export const riskLevels = {
  low: { labelSv: 'låg' },
  middle: { labelSv: 'medelhög' },
  high: { labelSv: 'hög' },
} as const satisfies Record<string, { labelSv: string }>

export type RiskLevel = keyof typeof riskLevels

export interface ControlView {
  readonly id: string
  readonly labelSv: string
  readonly scope: Control['scope']
  readonly objectiveSv?: string
  readonly rulesSv: string
  readonly methodText: string
  readonly consequence?: RiskConsequence
  readonly likelihood?: RiskLikelihood
  readonly weight?: number
  readonly found?: { readonly round: string; readonly finding: readonly Inline[]; readonly remedy: readonly Inline[] }
  /** What the other administrations have found in the same region-wide control, their answer or that they have none. */
  readonly others: readonly { readonly nameSv: string; readonly saidSv: string | undefined }[]
}

export async function readPlanControls(address: PlanAddress, actor: Actor, effects: Effects): Promise<Outcome<PlanControls>> {
  const found = await findPlan(address, actor, effects)
  if (found.kind !== 'done') return found
  const { plan, reference } = found.value
  const answered = await loadAnswersOfYear(plan.orgUnit, plan.year, reference, effects.store)
  const bind = textBinder(effects)
  const others = await answersOfOthers(plan.orgUnit, plan.year, reference, bind, effects)
  const viewOf = async (control: Control): Promise<ControlView> => {
    const last = latestAnswer(answered, 'control', control.id)
    return {
      id: control.id,
      labelSv: control.labelSv,
      scope: control.scope,
      ...(control.objectiveSv === undefined ? {} : { objectiveSv: control.objectiveSv }),
      rulesSv: control.rulesSv,
      methodText: control.methodText,
      ...(control.risk === undefined
        ? {}
        : { ...control.risk, weight: weightOf(control.risk.consequence, control.risk.likelihood) }),
      ...(last?.answer.kind === 'control' ? { found: await foundIn(last.answer, last.round.code) } : {}),
      others: control.scope === 'own' ? [] : await others(control),
    }
  }
  const foundIn = async ({ findingText, remedySv }: ControlSaid, round: string): Promise<ControlView['found'] & {}> => {
    const address = { orgUnit: plan.orgUnit, round }
    return { round, finding: await bind(findingText, address), remedy: await bind(remedySv, address) }
  }
  const controls = await Promise.all(plan.controls.map(viewOf))
  return done({
    ...headOf(found.value),
    likelihoodsSv: Object.values(riskLikelihoods).map(({ labelSv }) => labelSv),
    rows: consequences.toReversed().map((consequence) => ({
      consequence,
      labelSv: riskConsequences[consequence].labelSv,
      cells: likelihoods.map((likelihood) => {
        const weight = weightOf(consequence, likelihood)
        return {
          likelihood,
          labelSv: riskLikelihoods[likelihood].labelSv,
          weight,
          level: levelOf(weight),
          controls: controls
            .filter((control) => control.consequence === consequence && control.likelihood === likelihood)
            .map(({ id, labelSv }) => ({ id, labelSv })),
        }
      }),
    })),
    controls,
  })
}

type ControlSaid = Extract<TaskAnswer, { kind: 'control' }>

const consequences = Object.keys(riskConsequences) as RiskConsequence[]
const likelihoods = Object.keys(riskLikelihoods) as RiskLikelihood[]

function weightOf(consequence: RiskConsequence, likelihood: RiskLikelihood): number {
  return (consequences.indexOf(consequence) + 1) * (likelihoods.indexOf(likelihood) + 1)
}

/** Thirds of the scale as the region draws them: up to 3 low, up to 8 in the middle, from 9 high. */
function levelOf(weight: number): RiskLevel {
  return weight >= 9 ? 'high' : weight >= 4 ? 'middle' : 'low'
}

/** A region-wide control is one where its words are the same; each administration answers its own. */
async function answersOfOthers(
  own: string,
  year: number,
  reference: Reference,
  bind: TextBinder,
  { store }: Effects,
): Promise<(control: Control) => Promise<ControlView['others']>> {
  const plans = reference.allPlans.filter((plan) => plan.year === year && plan.orgUnit !== own)
  const answered = new Map<string, RoundAnswered[]>()
  for (const { orgUnit } of plans) answered.set(orgUnit, await loadAnswersOfYear(orgUnit, year, reference, store))
  const month = fullYear(year).to
  return async (control) => {
    const said = plans.map(async (plan) => {
      const same = plan.controls.find(
        ({ scope, id, labelSv }) => scope === 'region-wide' && (id === control.id || labelSv === control.labelSv),
      )
      if (same === undefined) return []
      const last = latestAnswer(answered.get(plan.orgUnit) ?? [], 'control', same.id)
      return [
        {
          nameSv: unitAt(reference.organisation, plan.orgUnit, month)?.nameSv ?? plan.orgUnit,
          saidSv:
            last?.answer.kind === 'control'
              ? inlineText(await bind(wordsOf(last.answer), { orgUnit: plan.orgUnit, round: last.round.code }))
              : undefined,
        },
      ]
    })
    return (await Promise.all(said)).flat()
  }
}

function wordsOf({ findingText, remedySv }: ControlSaid): string {
  return [findingText, remedySv].filter((text) => text !== '').join(' ')
}
