import type { Exact } from '#lib/exact.ts'
import type { AccountCode, AccountSelector } from './account.ts'
import { selectsAccount } from './account.ts'
import type { OrgUnitCode } from './organisation.ts'
import type { Period } from './period.ts'
import { covers } from './period.ts'
import type { Scenario } from './scenario.ts'
import { sameScenario } from './scenario.ts'
import type { SeriesName } from './series.ts'
import type { SourcePlace } from './source-place.ts'
import type { UnitOfMeasure } from './units-of-measure.ts'

/** The finer grain of a fact, beside who and when. */
export const dimensionNames = [
  'account',
  'counterparty',
  'project',
  'category',
  'vintage',
  'funding',
  'cause',
  'indicator',
  'part',
  'gender',
  'age-group',
  'absence-interval',
  'employment-form',
  'profession',
  /** The round that compares two periods: an amount that only makes them comparable belongs to it. */
  'comparison',
  /** Who has approved an amount that somebody has judged and no system has counted. */
  'approved-by',
  /** What kind of care was given: somatic, psychiatric, primary; at an operation inpatient or day surgery. */
  'care-type',
  /** In what capacity care is given: the region's own, a private provider, a care centre. */
  'provider-kind',
  /** Who gave the care, when it is no unit of the region. */
  'provider',
] as const

export type DimensionName = (typeof dimensionNames)[number]
export type Dimensions = Readonly<Partial<Record<DimensionName, string>>>

/** One amount from one place in one delivered file. Never edited: a correction is a new delivery that supersedes. */
export interface Fact {
  /** Lasting and unique: delivery and ordinal, 'd12:345'. Empty until stored. */
  readonly id: string
  readonly series: SeriesName
  readonly orgUnit: OrgUnitCode
  readonly period: Period
  readonly scenario: Scenario
  readonly dimensions: Dimensions
  /**
   * In the unit of measure's base: kronor, hours, shares. A decimal (the denominator is a power of ten).
   * Series 'ledger' has the ledger's sign, debit +, in every scenario; `statementAmount` crosses over.
   */
  readonly amount: Exact
  readonly unitOfMeasure: UnitOfMeasure
  readonly source: SourcePlace
}

/**
 * Which facts a figure stands on, as a question that can be asked again: of a list in memory (`selectFacts`) and of the
 * store. A fact matches when its period lies within `period` and each named dimension has one of the values.
 */
export interface FactSelection {
  readonly series: SeriesName
  /** The units themselves, cost centres included: already resolved from the tree, so that the question stands alone. */
  readonly orgUnits: readonly OrgUnitCode[]
  readonly period: Period
  readonly scenario: Scenario
  readonly accounts?: AccountSelector
  readonly dimensions?: Readonly<Partial<Record<DimensionName, readonly string[]>>>
  /** Units that stood elsewhere in some of the months. */
  readonly except?: readonly FactException[]
}

/** Facts of the units whose last month lies within the period do not match. */
export interface FactException {
  readonly orgUnits: readonly OrgUnitCode[]
  readonly period: Period
}

export function selectFacts(facts: readonly Fact[], selection: FactSelection): Fact[] {
  return facts.filter(factSelector(selection))
}

/** Whether a fact answers the selection: for one who asks the same of many facts, here and there. */
export function factSelector(selection: FactSelection): (fact: Fact) => boolean {
  const orgUnits = new Set(selection.orgUnits)
  const dimensions = Object.entries(selection.dimensions ?? {}) as [DimensionName, readonly string[]][]
  return (fact) =>
    orgUnits.has(fact.orgUnit) && matchesSelection(fact, selection, dimensions) && !isExcepted(fact, selection.except)
}

export function isExcepted(
  { orgUnit, period: { to } }: Pick<Fact, 'orgUnit' | 'period'>,
  except: FactSelection['except'] = [],
): boolean {
  return except.some(({ orgUnits, period }) => period.from <= to && to <= period.to && orgUnits.includes(orgUnit))
}

function matchesSelection(
  fact: Fact,
  selection: FactSelection,
  dimensions: readonly (readonly [DimensionName, readonly string[]])[],
): boolean {
  if (fact.series !== selection.series) return false
  if (!sameScenario(fact.scenario, selection.scenario)) return false
  if (!covers(selection.period, fact.period)) return false
  if (selection.accounts && !selectsAccount(selection.accounts, (fact.dimensions.account ?? '') as AccountCode)) return false
  for (const [name, wanted] of dimensions) {
    const value = fact.dimensions[name]
    if (value === undefined || !wanted.includes(value)) return false
  }
  return true
}
