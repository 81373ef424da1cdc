import type { OrgHistory } from '#calculation/consolidation/org-history.ts'
import {
  type ContributingFact,
  type Contribution,
  commonUnit,
  contributionsBy,
  pathDownTo,
  type SummedFacts,
  unitBelow,
} from '#calculation/contributions.ts'
import type { Account } from '#domain/account.ts'
import type { Fact } from '#domain/fact.ts'
import type { ValueFigure } from '#domain/figure.ts'
import { type OrgUnitCode, orgUnitCode } from '#domain/organisation.ts'
import { absolute, compare, type Exact, equals, negate, sum } from '#lib/exact.ts'

/** How far down someone has gone from a figure: to a unit, an account, or both. Column and period are the figure's own. */
export interface DrillPlace {
  /**
   * From above: amounts lie under all of them. More than the last one, since a unit that has moved lay under one of them in
   * some of the months and under another in the rest.
   */
  readonly orgUnits?: readonly string[]
  readonly account?: string
}

export interface DrillQuestion extends DrillPlace {
  /** Of the rows. */
  readonly offset: number
  readonly limit: number
  /** How many rows may be read to answer: a region's result is all of its ledger. */
  readonly mostRows?: number
}

/**
 * Where a figure's amount comes from, at one place on the way from the whole down to the delivered rows. The units' parts, and
 * the accounts', are each together `amount`, and so are all the rows.
 */
export interface FigureDrill<F extends Fact = Fact> {
  /** From the unit that all of the figure is about down to the one that is looked at. */
  readonly path: readonly NamedUnit[]
  /** The account that is looked at alone. */
  readonly account?: { readonly code: string; readonly labelSv: string }
  /** In the figure's sign and base unit of measure. */
  readonly amount: Exact
  /** By the units right below the last one of the path, largest first; empty when nothing lies below it. */
  readonly units: readonly NamedContribution[]
  /** By account, largest first; empty for what has none. */
  readonly accounts: readonly NamedContribution[]
  /** One page of the rows, largest first, and how many there are in all; none listed where they are too many to read. */
  readonly rows: {
    readonly total: number
    readonly offset: number
    readonly items: readonly ContributingFact<F>[]
    /** How many more there are, of which the one who asks may not see the rows. */
    readonly withheld: number
  }
}

export interface NamedUnit {
  readonly code: string
  readonly nameSv: string
}

export interface NamedContribution extends Contribution {
  readonly nameSv: string
  /** What stands on the unit itself, and not on one below it. */
  readonly isOwn?: true
}

/** What a drill leans on beside the facts. */
export interface DrillGround {
  /** The tree that the figure was computed in. */
  readonly history: OrgHistory
  readonly accounts: readonly Account[]
}

/** A sum's facts, each with its sign in the sum. */
export function contributingFacts<F extends Fact>(
  parts: readonly { readonly facts: readonly F[]; readonly sign: SummedFacts['sign'] }[],
) {
  return parts.flatMap(({ facts, sign }) =>
    facts.map((fact): ContributingFact<F> => ({ fact, amount: sign === 1 ? fact.amount : negate(fact.amount) })),
  )
}

/**
 * One place on the way down from a figure, or from what of it is on one account; undefined when none of its facts are there.
 * Throws when they do not sum to it.
 */
export function drillFigure<F extends Fact>(
  figure: Pick<ValueFigure, 'key' | 'value' | 'period'>,
  facts: readonly ContributingFact<F>[],
  { orgUnits = [], account, offset, limit }: DrillQuestion,
  { history, accounts, seesRow = () => true }: DrillGround & { readonly seesRow?: (fact: F) => boolean },
): FigureDrill<F> | undefined {
  if (!equals(sum(facts.map(({ amount }) => amount)), figure.value))
    throw new Error(`The facts of ${figure.key} do not sum to it.`)
  const root = commonUnit(history, facts)
  const chosen = orgUnits.map(orgUnitCode)
  const at = chosen.at(-1) ?? root
  const here = facts.filter(
    ({ fact }) => isUnderAll(pathDownTo(history, fact), chosen) && (account === undefined || fact.dimensions.account === account),
  )
  if (here.length === 0 && facts.length > 0) return undefined

  const seen = here.filter(({ fact }) => seesRow(fact))
  const month = figure.period.to
  const nameOf = (code: string): string => {
    const inForce = history.unitAt(orgUnitCode(code), history.homeMonth(orgUnitCode(code), month))
    return inForce?.nameSv ?? code
  }
  const labels = new Map<string, string>(accounts.map(({ code, labelSv }) => [code, labelSv]))
  const byUnit = at === undefined ? [] : contributionsBy(here, (fact) => unitBelow(history, fact, at))
  const byAccount = account === undefined ? contributionsBy(here, (fact) => fact.dimensions.account) : []
  return {
    path: pathBetween(history, root, at, here).map((code) => ({ code, nameSv: nameOf(code) })),
    ...(account === undefined ? {} : { account: { code: account, labelSv: labels.get(account) ?? '' } }),
    amount: sum(here.map(({ amount }) => amount)),
    units: byUnit.every(({ code }) => code === at)
      ? []
      : byUnit.map((part) => ({ ...part, nameSv: nameOf(part.code), ...(part.code === at ? { isOwn: true } : {}) })),
    accounts: byAccount.every(({ code }) => code === '')
      ? []
      : byAccount.map((part) => ({ ...part, nameSv: labels.get(part.code) ?? '' })),
    rows: {
      total: seen.length,
      offset,
      items: seen.toSorted(largestFirst).slice(offset, offset + limit),
      withheld: here.length - seen.length,
    },
  }
}

function isUnderAll(path: readonly OrgUnitCode[], units: readonly OrgUnitCode[]): boolean {
  return units.every((code) => path.includes(code))
}

/** The same from balances, by account alone: what can be said of more rows than can be read. */
export function drillBalances(
  contributions: readonly Contribution[],
  { account }: DrillPlace,
  { accounts }: Pick<DrillGround, 'accounts'>,
): FigureDrill {
  const labels = new Map<string, string>(accounts.map(({ code, labelSv }) => [code, labelSv]))
  const here = contributions.filter(({ code }) => account === undefined || code === account)
  return {
    path: [],
    ...(account === undefined ? {} : { account: { code: account, labelSv: labels.get(account) ?? '' } }),
    amount: sum(here.map(({ amount }) => amount)),
    units: [],
    accounts: account === undefined ? here.map((part) => ({ ...part, nameSv: labels.get(part.code) ?? '' })) : [],
    rows: { total: here.reduce((count, { factCount }) => count + factCount, 0), offset: 0, items: [], withheld: 0 },
  }
}

/** From the unit that is common to all down to the one looked at, by way of those between. */
function pathBetween(
  history: OrgHistory,
  root: OrgUnitCode | undefined,
  at: OrgUnitCode | undefined,
  [first]: readonly ContributingFact[],
): readonly OrgUnitCode[] {
  if (at === undefined) return []
  const path = first === undefined ? [at] : pathDownTo(history, first.fact)
  const [from, to] = [root === undefined ? 0 : path.indexOf(root), path.indexOf(at)]
  return from < 0 || to < from ? [at] : path.slice(from, to + 1)
}

function largestFirst(a: ContributingFact, b: ContributingFact): number {
  return compare(absolute(b.amount), absolute(a.amount)) || a.fact.id.localeCompare(b.fact.id, 'sv', { numeric: true })
}
