import type { DimensionName } from './fact.ts'

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
}
