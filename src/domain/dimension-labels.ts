import type { DimensionName, Dimensions } from './fact.ts'

/** What a person calls each dimension. */
export const dimensionLabelsSv: Readonly<Record<DimensionName, string>> = {
  account: 'konto',
  counterparty: 'motpart',
  project: 'projekt',
  category: 'kategori',
  vintage: 'årgång',
  funding: 'finansiering',
  cause: 'orsak',
  indicator: 'indikator',
  part: 'del',
  gender: 'kön',
  'age-group': 'åldersgrupp',
  'absence-interval': 'frånvarolängd',
  'employment-form': 'anställningsform',
  profession: 'yrke',
  comparison: 'jämförelse',
  'approved-by': 'godkänd av',
  'care-type': 'vårdform',
  'provider-kind': 'utförartyp',
  provider: 'utförare',
}

/** The finer grain of a fact in words, accounts by name where it is known: "konto 5210 Hyror, motpart 1". */
export function formatDimensions(dimensions: Dimensions, accountsSv: Readonly<Record<string, string>>): string {
  return Object.entries(dimensions)
    .map(([name, value]) => {
      const nameSv = name === 'account' ? accountsSv[value] : undefined
      return [dimensionLabelsSv[name as DimensionName], value, nameSv].filter(Boolean).join(' ')
    })
    .join(', ')
}
