import { type AccountCode, selectsAccount } from '#domain/account.ts'
import type { Fact, FactSelection } from '#domain/fact.ts'
import type { Figure, FigureKey } from '#domain/figure.ts'
import type { LedgerBalances } from '#domain/ledger-balance.ts'
import type { OrgUnitCode } from '#domain/organisation.ts'
import { figuresOf, type Table } from '#domain/table.ts'
import { absolute, add, compare, type Exact, negate, zero } from '#lib/exact.ts'
import type { OrgHistory } from './consolidation/org-history.ts'
import { rowsWithheldSv } from './small-groups/rows-withheld.ts'

/** Facts that a figure is a sum of, with the sign that they have in it. */
export interface SummedFacts {
  readonly selection: FactSelection
  readonly sign: 1 | -1
}

/** A fact with what it adds to a figure, in the figure's sign. */
export interface ContributingFact<F extends Fact = Fact> {
  readonly fact: F
  readonly amount: Exact
}

/** What of a figure comes from one unit, or one account. */
export interface Contribution {
  readonly code: string
  readonly amount: Exact
  readonly factCount: number
}

/**
 * The facts that the figure is a sum of, through any number of sums and differences. Undefined for what is no sum of facts: a
 * ratio, an entry, a missing figure, and for what is made of rows that are not told.
 */
export function summedFacts(figure: Figure, tables: readonly Table[]): SummedFacts[] | undefined {
  const figures = new Map<FigureKey, Figure>()
  for (const table of tables) for (const { cell } of figuresOf(table)) figures.set(cell.figure.key, cell.figure)
  return rowsWithheldSv(figure, figures) === undefined ? expand(figure, 1) : undefined

  function expand({ kind, basis }: Figure, sign: 1 | -1): SummedFacts[] | undefined {
    if (kind === 'missing' || basis === undefined) return undefined
    if (basis.kind === 'facts') return [{ selection: basis.selection, sign: signOf(basis.sign, sign) }]
    if (basis.kind !== 'formula' || basis.signs === undefined) return undefined
    const parts: SummedFacts[] = []
    for (const [index, key] of basis.inputs.entries()) {
      const input = figures.get(key)
      const inner = input && expand(input, signOf(basis.signs[index] ?? 1, sign))
      if (inner === undefined) return undefined
      parts.push(...inner)
    }
    return parts
  }
}

/** What balances of the parts' questions say of each account; undefined when they do not tell the parts' facts apart. */
export function contributionsOfBalances(
  parts: readonly SummedFacts[],
  balances: readonly LedgerBalances[],
): Contribution[] | undefined {
  const told: ReadonlySet<string> = new Set(['counterparty'])
  if (!parts.every(({ selection: { dimensions = {} } }) => Object.keys(dimensions).every((name) => told.has(name))))
    return undefined
  const contributions = parts.flatMap(({ selection: { accounts, dimensions }, sign }, index) =>
    (balances[index]?.balances ?? [])
      .filter(
        ({ account = '' as AccountCode, counterparty }) =>
          (accounts === undefined || selectsAccount(accounts, account)) &&
          (dimensions?.counterparty === undefined ||
            (counterparty !== undefined && dimensions.counterparty.includes(counterparty))),
      )
      .map(({ account = '', amount, factCount }) => ({ code: account, amount: sign === 1 ? amount : negate(amount), factCount })),
  )
  return largestFirst(contributions)
}

/** Largest first, whatever their sign; in the order of their codes when they are as large. */
export function contributionsBy(facts: readonly ContributingFact[], codeOf: (fact: Fact) => string | undefined): Contribution[] {
  return largestFirst(facts.map(({ fact, amount }) => ({ code: codeOf(fact) ?? '', amount, factCount: 1 })))
}

function largestFirst(parts: Iterable<Contribution>): Contribution[] {
  const contributions = new Map<string, Contribution>()
  for (const { code, amount, factCount } of parts) {
    const known = contributions.get(code)
    contributions.set(code, {
      code,
      amount: add(known?.amount ?? zero, amount),
      factCount: (known?.factCount ?? 0) + factCount,
    })
  }
  return [...contributions.values()].sort(
    (a, b) => compare(absolute(b.amount), absolute(a.amount)) || a.code.localeCompare(b.code, 'sv', { numeric: true }),
  )
}

/** The units from the root down to the fact's own, as they lay in the fact's last month. */
export function pathDownTo(history: OrgHistory, fact: Pick<Fact, 'orgUnit' | 'period'>): readonly OrgUnitCode[] {
  const path = history.pathAt(fact.orgUnit, history.homeMonth(fact.orgUnit, fact.period.to))
  return path.length === 0 ? [fact.orgUnit] : path.toReversed()
}

/** The unit nearest below another that a fact lies under; the other itself for what stands on it, undefined when outside it. */
export function unitBelow(history: OrgHistory, fact: Fact, above: OrgUnitCode): OrgUnitCode | undefined {
  const path = pathDownTo(history, fact)
  const index = path.indexOf(above)
  return index < 0 ? undefined : (path[index + 1] ?? above)
}

/** The lowest unit that all of the facts lie under, as far down as all agree. */
export function commonUnit(history: OrgHistory, facts: readonly ContributingFact[]): OrgUnitCode | undefined {
  let common: readonly OrgUnitCode[] | undefined
  for (const { fact } of facts) {
    const path = pathDownTo(history, fact)
    const differsAt = common?.findIndex((code, depth) => path[depth] !== code) ?? -1
    if (common === undefined) common = path
    else if (differsAt >= 0) common = common.slice(0, differsAt)
    if (common.length === 0) return undefined
  }
  return common?.at(-1)
}

function signOf(a: 1 | -1, b: 1 | -1): 1 | -1 {
  return a === b ? 1 : -1
}
