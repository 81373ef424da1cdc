/**
 * Why something is examined: how much it would matter if it went wrong, and how likely that is. Both
 * scales rise (reglemente för intern kontroll; kommunallagen 6:6).
 */
export interface ControlRisk {
  readonly consequence: RiskConsequence
  readonly likelihood: RiskLikelihood
}

export const riskConsequences = {
  negligible: { labelSv: 'Försumbar' },
  slight: { labelSv: 'Lindrig' },
  noticeable: { labelSv: 'Kännbar' },
  severe: { labelSv: 'Allvarlig' },
} as const satisfies Record<string, { labelSv: string }>

export type RiskConsequence = keyof typeof riskConsequences

export const riskLikelihoods = {
  improbable: { labelSv: 'osannolik' },
  'less-likely': { labelSv: 'mindre sannolik' },
  possible: { labelSv: 'möjlig' },
  likely: { labelSv: 'sannolik' },
} as const satisfies Record<string, { labelSv: string }>

export type RiskLikelihood = keyof typeof riskLikelihoods

/** "Kännbar/möjlig". */
export function formatControlRisk({ consequence, likelihood }: ControlRisk): string {
  return `${riskConsequences[consequence].labelSv}/${riskLikelihoods[likelihood].labelSv}`
}
