import type { UnitOfMeasure } from './units-of-measure.ts'

/**
 * What facts are about: one row a kind of measurement that a region's systems deliver. `additive` says whether amounts of
 * the series may be summed over months and organisation; what may not be summed has no code that sums it.
 */
export const seriesKinds = {
  ledger: { labelSv: 'Redovisning', unitOfMeasure: 'sek', additive: true },
  /**
   * What disturbs a comparison of costs: dimension `comparison` is the round that compares, `account` the row that it is in,
   * `category` the reason in words and `approved-by` who has approved it. The ledger's sign, as the amount stands in the books
   * of the months; it is taken away in that comparison and nowhere else (domain.md §3.3).
   */
  'comparability-item': { labelSv: 'Jämförelsestörande poster', unitOfMeasure: 'sek', additive: true },
  investment: { labelSv: 'Investeringar', unitOfMeasure: 'sek', additive: true },
  'hours-worked': { labelSv: 'Arbetad tid', unitOfMeasure: 'hours', additive: true, aboutPeople: true },
  /** Part of the hours worked; dimensions as theirs. */
  'on-call-hours': { labelSv: 'Jour och beredskap, timmar', unitOfMeasure: 'hours', additive: true, aboutPeople: true },
  /** Hours that lie within those of all professions and are told by themselves, never added: dimension `category` says which. */
  'hours-included': { labelSv: 'Arbetad tid, därav', unitOfMeasure: 'hours', additive: true, aboutPeople: true },
  /**
   * What makes the hours of a period comparable with another's (workdays, a leap day): dimension `comparison` is the round that
   * compares, `category` the reason. It belongs to the pair and never to the period alone (domain.md §3.4).
   */
  'hours-adjustment': { labelSv: 'Justering av arbetad tid', unitOfMeasure: 'hours', additive: true },
  'sickness-absence-hours': { labelSv: 'Sjukfrånvaro, timmar', unitOfMeasure: 'hours', additive: true, aboutPeople: true },
  'ordinary-hours': { labelSv: 'Ordinarie arbetstid, timmar', unitOfMeasure: 'hours', additive: true, aboutPeople: true },
  /**
   * How many people an hour's group consists of in a month; dimensions as theirs. People are the same from month to month, so
   * they are counted within one and never added over several.
   */
  headcount: { labelSv: 'Antal anställda', unitOfMeasure: 'count', additive: false, aboutPeople: true },
  /** A case that began in the month, counted once; dimension `category` says whether it is still open. */
  'rehabilitation-case': { labelSv: 'Rehabiliteringsärenden', unitOfMeasure: 'count', additive: true, aboutPeople: true },
  incident: { labelSv: 'Arbetsmiljöavvikelser', unitOfMeasure: 'count', additive: true, aboutPeople: true },
  /**
   * What care has produced: dimension `category` is what is counted (visits, bed days), `care-type` the care, `provider-kind` and
   * `provider` who gave it. Beds are counted in bed days, so that their months add up and occupancy is a ratio of sums.
   */
  production: { labelSv: 'Produktion, antal', unitOfMeasure: 'count', additive: true },
  /** Dimensions as production's: the time from incision to last suture. */
  'production-hours': { labelSv: 'Produktion, timmar', unitOfMeasure: 'hours', additive: true },
  /** Dimensions as production's: what the region paid for it. */
  'production-cost': { labelSv: 'Produktion, kostnad', unitOfMeasure: 'sek', additive: true },
  /**
   * Dimensions as production's: how many there are of something in a month (listed patients). Units' levels make the whole's
   * within a month; months are never added.
   */
  'production-level': { labelSv: 'Produktion, nivå i månaden', unitOfMeasure: 'count', additive: false },
  /** What work has saved or is to save: dimension `category` is the plan's benefit. */
  benefit: { labelSv: 'Ekonomisk effekthemtagning', unitOfMeasure: 'sek', additive: true },
  control: { labelSv: 'Intern kontroll, antal', unitOfMeasure: 'count', additive: true },
  /** A counted part of an indicator: dimensions `indicator` and `part` ('numerator' or 'denominator'). */
  'indicator-part': { labelSv: 'Indikator, täljare och nämnare', unitOfMeasure: 'count', additive: true },
  /** An indicator's value as its source prints it (a survey's index): dimension `indicator`. Never summed. */
  'indicator-value': { labelSv: 'Indikator, värde', unitOfMeasure: 'index', additive: false },
} as const satisfies Record<string, SeriesKind>

interface SeriesKind {
  readonly labelSv: string
  readonly unitOfMeasure: UnitOfMeasure
  readonly additive: boolean
  /** Its rows tell of people's work, absence or health: fewer may read them than what the ledger says (decision 0024). */
  readonly aboutPeople?: true
}

export type SeriesName = keyof typeof seriesKinds

export function isAboutPeople(series: SeriesName): boolean {
  return 'aboutPeople' in seriesKinds[series]
}

export function isSeriesName(text: string): text is SeriesName {
  return Object.hasOwn(seriesKinds, text)
}
