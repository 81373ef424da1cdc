/**
 * Why something is examined: how much it would matter if it went wrong, and how likely that is. Each from 1 to 4, and the risk
 * is their product (reglemente för intern kontroll; kommunallagen 6:6).
 */
export interface ControlRisk {
  readonly consequence: RiskConsequence
  readonly likelihood: RiskLikelihood
}

export const riskConsequences = {
  negligible: { labelSv: 'Försumbar', level: 1 },
  slight: { labelSv: 'Lindrig', level: 2 },
  noticeable: { labelSv: 'Kännbar', level: 3 },
  severe: { labelSv: 'Allvarlig', level: 4 },
} as const satisfies Record<string, { labelSv: string; level: number }>

export type RiskConsequence = keyof typeof riskConsequences

export const riskLikelihoods = {
  improbable: { labelSv: 'osannolik', level: 1 },
  'less-likely': { labelSv: 'mindre sannolik', level: 2 },
  possible: { labelSv: 'möjlig', level: 3 },
  likely: { labelSv: 'sannolik', level: 4 },
} as const satisfies Record<string, { labelSv: string; level: number }>

export type RiskLikelihood = keyof typeof riskLikelihoods

/** "Kännbar/möjlig". */
export function formatControlRisk({ consequence, likelihood }: ControlRisk): string {
  return `${riskConsequences[consequence].labelSv}/${riskLikelihoods[likelihood].labelSv}`
}

/** 1–16: the product of the two levels. "Kännbar/möjlig" is 3 × 3 = 9. */
export function riskValue({ consequence, likelihood }: ControlRisk): number {
  return riskConsequences[consequence].level * riskLikelihoods[likelihood].level
}
