import { add, decimal, type Exact } from '#lib/exact.ts'
import type { AccountCode } from './account.ts'
import { type Fact, type FactSelection, isExcepted, selectFacts } from './fact.ts'
import type { Month } from './month.ts'
import type { OrgUnitCode } from './organisation.ts'
import { covers, monthsOf, type Period } from './period.ts'
import { type Scenario, sameScenario } from './scenario.ts'

/** What is asked of the ledger: the same as a selection of its facts, before accounts and counterparties are told apart. */
export type LedgerQuestion = Pick<FactSelection, 'scenario' | 'period' | 'orgUnits' | 'except'>

/** The sum of the ledger's facts of one account with one counterparty. */
export interface LedgerBalance {
  /** Absent when the facts have no account. */
  readonly account?: AccountCode
  readonly counterparty?: string
  /** Kronor with the ledger's sign, debit +; written in öre, or finer when some fact is. */
  readonly amount: Exact
  /** At least 1: a balance of facts that cancel out is there, and is 0. */
  readonly factCount: number
}

/** All of the ledger's facts that answer a question, summed; by account and counterparty, in no given order. */
export interface LedgerBalances {
  readonly question: LedgerQuestion
  readonly balances: readonly LedgerBalance[]
  /** The months that some answering fact covers. */
  readonly monthsCovered: ReadonlySet<Month>
}

/** The balances of facts at hand; the store gives the same without reading the facts. */
export function balancesOfFacts(facts: readonly Fact[], question: LedgerQuestion): LedgerBalances {
  const answering = selectFacts(facts, { series: 'ledger', ...question })
  const balances = new Map<string, LedgerBalance>()
  for (const { dimensions, amount } of answering) {
    addToBalances(balances, dimensions.account, dimensions.counterparty, amount, 1)
  }
  return {
    question,
    balances: [...balances.values()],
    monthsCovered: new Set(answering.flatMap((fact) => monthsOf(fact.period))),
  }
}

/**
 * How much more of one unit's ledger is known at a later snapshot than at an earlier: of one scenario, period, account and
 * counterparty, what came less what was superseded. What a correction repeats as it was is not there at all.
 */
export interface LedgerChange extends LedgerBalance {
  readonly orgUnit: OrgUnitCode
  readonly period: Period
  readonly scenario: Scenario
  /** Facts that came less those that went: below 0 when more went, 0 when only amounts changed. */
  readonly factCount: number
}

/**
 * The answer as of the later snapshot, from the earlier's and all that changed between them: the very same answer when
 * nothing of what it asks for did. Undefined when a sum cannot tell the answer and it must be asked for again: facts of a
 * month went, so that it may be covered no more, or amounts are finer than öre.
 */
export function afterChanges(answer: LedgerBalances, changes: readonly LedgerChange[]): LedgerBalances | undefined {
  const { question } = answer
  const orgUnits = unitsAskedFor(question.orgUnits)
  const answering = changes.filter(
    (change) =>
      orgUnits.has(change.orgUnit) &&
      sameScenario(change.scenario, question.scenario) &&
      covers(question.period, change.period) &&
      !isExcepted(change, question.except),
  )
  if (answering.length === 0) return answer
  if (answering.some(({ amount }) => amount.denominator > ore)) return undefined

  const more = new Map<string, { period: Period; factCount: number }>()
  for (const { period, factCount } of answering) {
    const key = `${period.from} ${period.to}`
    more.set(key, { period, factCount: (more.get(key)?.factCount ?? 0) + factCount })
  }
  const periods = [...more.values()]
  if (periods.some(({ factCount }) => factCount < 0)) return undefined
  const came = periods.flatMap(({ period, factCount }) => (factCount > 0 ? monthsOf(period) : []))

  const balances = new Map(answer.balances.map((balance) => [balanceKey(balance.account, balance.counterparty), balance]))
  for (const { account, counterparty, amount, factCount } of answering) {
    addToBalances(balances, account, counterparty, amount, factCount)
  }
  return {
    question,
    balances: [...balances.values()].filter(({ factCount }) => factCount > 0),
    monthsCovered: new Set([...answer.monthsCovered, ...came]),
  }
}

/** Adds to the balance of the same account and counterparty, which begins as 0,00. */
export function addToBalances(
  balances: Map<string, LedgerBalance>,
  account: string | undefined,
  counterparty: string | undefined,
  amount: Exact,
  factCount: number,
): void {
  const key = balanceKey(account, counterparty)
  const known = balances.get(key)
  balances.set(key, {
    ...(account === undefined ? {} : { account: account as AccountCode }),
    ...(counterparty === undefined ? {} : { counterparty }),
    amount: add(known?.amount ?? nothing, amount),
    factCount: (known?.factCount ?? 0) + factCount,
  })
}

const nothing = decimal(0n, 2)
const ore = 100n

function balanceKey(account: string | undefined, counterparty: string | undefined): string {
  return `${account === undefined ? '' : '='}${account}\t${counterparty === undefined ? '' : '='}${counterparty}`
}

/** Read once of each list: three thousand at the root, asked of in column after column. */
function unitsAskedFor(list: readonly OrgUnitCode[]): ReadonlySet<OrgUnitCode> {
  const known = unitSets.get(list) ?? new Set(list)
  unitSets.set(list, known)
  return known
}

const unitSets = new WeakMap<readonly OrgUnitCode[], ReadonlySet<OrgUnitCode>>()
