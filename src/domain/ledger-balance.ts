import { add, decimal, type Exact } from '#lib/exact.ts'
import type { AccountCode } from './account.ts'
import { type Fact, type FactSelection, selectFacts } from './fact.ts'
import type { Month } from './month.ts'
import { monthsOf } from './period.ts'

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

/** Adds to the balance of the same account and counterparty, which begins as 0,00. */
export function addToBalances(
  balances: Map<string, LedgerBalance>,
  account: string | undefined,
  counterparty: string | undefined,
  amount: Exact,
  factCount: number,
): void {
  const key = `${account === undefined ? '' : '='}${account}\t${counterparty === undefined ? '' : '='}${counterparty}`
  const known = balances.get(key)
  balances.set(key, {
    ...(account === undefined ? {} : { account: account as AccountCode }),
    ...(counterparty === undefined ? {} : { counterparty }),
    amount: add(known?.amount ?? nothing, amount),
    factCount: (known?.factCount ?? 0) + factCount,
  })
}

const nothing = decimal(0n, 2)
