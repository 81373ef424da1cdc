import type { DimensionName } from '#domain/fact.ts'
import type { SeriesName } from '#domain/series.ts'

/** The dimensions without which amounts of the series mean nothing: a ledger amount has an account, an indicator its name. */
export function requiredDimensions(series: SeriesName): readonly DimensionName[] {
  return required[series] ?? []
}

const required: Readonly<Partial<Record<SeriesName, readonly DimensionName[]>>> = {
  ledger: ['account'],
  'comparability-item': ['comparison', 'account', 'category'],
  investment: ['category'],
  incident: ['category'],
  control: ['category', 'part'],
  production: ['category'],
  'production-hours': ['category'],
  'production-cost': ['category'],
  'production-level': ['category'],
  'indicator-part': ['indicator', 'part'],
  'indicator-value': ['indicator'],
}

/** The words that files use for codes that our tables know, by dimension. Lower case; what is not here is kept as written. */
export const knownWords: Readonly<Partial<Record<DimensionName, Readonly<Record<string, string>>>>> = {
  gender: {
    kvinna: 'kvinnor',
    kvinnor: 'kvinnor',
    kv: 'kvinnor',
    k: 'kvinnor',
    flickor: 'kvinnor',
    man: 'man',
    män: 'man',
    m: 'man',
    pojkar: 'man',
  },
  category: {
    läkarbesök: 'lakarbesok',
    'läkarbesök distans': 'lakarbesok-distans',
    'besök övriga yrkesgrupper': 'besok-ovriga',
    'besök övriga yrkesgrupper distans': 'besok-ovriga-distans',
    vårdtillfällen: 'vardtillfallen',
    operationer: 'operationer',
    vaccinationer: 'vaccinationer',
  },
  'care-type': {
    somatik: 'somatik',
    'somatisk vård': 'somatik',
    psykiatri: 'psykiatri',
    'psykiatrisk vård': 'psykiatri',
    primärvård: 'primarvard',
    'övrig primärvård': 'primarvard',
    öppenvård: 'oppenvard',
    'öppen vård': 'oppenvard',
    slutenvård: 'slutenvard',
    'sluten vård': 'slutenvard',
    dagkirurgi: 'dagkirurgi',
  },
  'provider-kind': { egen: 'egen', 'egen regi': 'egen', privat: 'privat', 'privat regi': 'privat' },
  part: { täljare: 'numerator', nämnare: 'denominator', värde: 'value' },
  funding: { egen: 'own', egna: 'own', intern: 'own', extern: 'external', externa: 'external' },
  'employment-form': {
    tillsvidare: 'tillsvidare',
    tillsvidareanställd: 'tillsvidare',
    tillsvidareanställda: 'tillsvidare',
    visstid: 'visstid',
    visstidsanställd: 'visstid',
    visstidsanställda: 'visstid',
    timavlönad: 'timavlonade',
    timavlönade: 'timavlonade',
  },
}
