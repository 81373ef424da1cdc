import type { Indicator } from './plan.ts'

/** The values of the facts' dimension `gender`, in print order. */
export const sexes = {
  kvinnor: { labelSv: 'varav kvinnor' },
  man: { labelSv: 'varav män' },
} as const satisfies Record<string, { labelSv: string }>

export type Sex = keyof typeof sexes

/** An indicator as it is computed: as the plan has it, or the women or the men of one that the plan splits by sex. */
export type ComputedIndicator = Indicator & { readonly sex?: Sex }

/**
 * The indicators in the plan's order and, after each that is split by sex, its women and its men as parts of it: the same
 * values delivered by sex, the same months and the same way of computing, without target and judgement of their own. Of a
 * table's total they are the table's rows of women and men.
 */
export function indicatorsBySex(indicators: readonly Indicator[]): ComputedIndicator[] {
  return indicators.flatMap((indicator) =>
    indicator.bySex === true
      ? [indicator, ...(Object.keys(sexes) as Sex[]).map((sex) => partOfSex(indicator, sex))]
      : [indicator],
  )
}

function partOfSex(
  { bySex: _, baseline: __, toleranceText: ___, partsAddUp: ____, ...whole }: Indicator,
  sex: Sex,
): ComputedIndicator {
  const { id, computation, valuesOf = id } = whole
  const isOfTotal = computation.type === 'table-figure' && computation.parameters.row === 'totalt'
  return {
    ...whole,
    id: `${id}-${sex}`,
    labelSv: sexes[sex].labelSv,
    partOf: id,
    targetText: '',
    valuesOf,
    sex,
    ...(isOfTotal ? { computation: { ...computation, parameters: { ...computation.parameters, row: sex } } } : {}),
  }
}
