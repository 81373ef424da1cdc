import { type AccountCode, type AccountSelector, selectsAccount } from '#domain/account.ts'
import type { Fact, FactSelection } from '#domain/fact.ts'
import { balancesOfFacts, type LedgerBalance, type LedgerBalances, type LedgerQuestion } from '#domain/ledger-balance.ts'
import { scenarioKey } from '#domain/scenario.ts'
import { add, decimal, type Exact } from '#lib/exact.ts'

/** The ledger as the tables ask for it: summed, never fact by fact, however many facts there are. */
export interface LedgerLookup {
  /** Empty for a question that is lacking. */
  balances(question: LedgerQuestion): LedgerBalances
  /** What was asked and not given: the tables are to be computed again with these answered. */
  readonly lacking: readonly LedgerQuestion[]
}

export function lookUpIn(given: readonly LedgerBalances[]): LedgerLookup {
  const keyOf = questionKeys()
  const answers = new Map(given.map((answer) => [keyOf(answer.question), answer]))
  const lacking = new Map<string, LedgerQuestion>()
  return {
    balances(question) {
      const key = keyOf(question)
      const answer = answers.get(key)
      if (answer !== undefined) return answer
      lacking.set(key, question)
      return { question, balances: [], monthsCovered: new Set() }
    },
    get lacking() {
      return [...lacking.values()]
    },
  }
}

/** The same of facts at hand: nothing is lacking. */
export function lookUpInFacts(facts: readonly Fact[]): LedgerLookup {
  const keyOf = questionKeys()
  const answers = new Map<string, LedgerBalances>()
  const ledger = facts.filter(({ series }) => series === 'ledger')
  return {
    balances(question) {
      const key = keyOf(question)
      const answer = answers.get(key) ?? balancesOfFacts(ledger, question)
      answers.set(key, answer)
      return answer
    },
    lacking: [],
  }
}

/** A question without what only a choice among its balances needs. */
export function ledgerQuestion({ scenario, period, orgUnits, except }: LedgerQuestion): LedgerQuestion {
  return { scenario, period, orgUnits, ...(except === undefined ? {} : { except }) }
}

/** The sum of the balances whose account and counterparty are asked for, and how many facts it is the sum of. */
export function sumOfBalances(
  answer: LedgerBalances,
  { accounts, dimensions = {} }: Pick<FactSelection, 'accounts' | 'dimensions'>,
): { readonly amount: Exact; readonly factCount: number } {
  const { counterparty: counterparties, ...finer } = dimensions
  const [name] = Object.keys(finer)
  if (name !== undefined) throw new Error(`The ledger's balances are not kept by ${name}.`)
  const byAccount = balancesByAccount(answer)
  let amount = decimal(0n, 2)
  let factCount = 0
  for (const account of accounts === undefined ? byAccount.keys() : accountsOf(accounts)) {
    for (const balance of byAccount.get(account) ?? none) {
      if (counterparties !== undefined && !hasCounterparty(counterparties, balance)) continue
      amount = add(amount, balance.amount)
      factCount += balance.factCount
    }
  }
  return { amount, factCount }
}

/** The balances by account, '' for those without one: shelved once for all the rows of a statement. */
export function balancesByAccount(answer: LedgerBalances): ReadonlyMap<AccountCode, readonly LedgerBalance[]> {
  const known = shelved.get(answer)
  if (known !== undefined) return known
  const byAccount = Map.groupBy(answer.balances, ({ account }) => account ?? ('' as AccountCode))
  for (const account of byAccount.keys()) everyAccount.add(account)
  shelved.set(answer, byAccount)
  return byAccount
}

const shelved = new WeakMap<LedgerBalances, ReadonlyMap<AccountCode, readonly LedgerBalance[]>>()

/** Of all the ledgers asked so far, in the order in which they were met: a region has some thousand. */
const everyAccount = new Set<AccountCode>()

/** The accounts that a row's terms name: each is held against them once, not once a column, a unit and a year. */
function accountsOf(terms: AccountSelector): readonly AccountCode[] {
  const known = named.get(terms) ?? { accounts: [], among: 0 }
  if (known.among < everyAccount.size) {
    const further = [...everyAccount].slice(known.among).filter((account) => selectsAccount(terms, account))
    known.accounts.push(...further)
    known.among = everyAccount.size
    named.set(terms, known)
  }
  return known.accounts
}

const named = new WeakMap<AccountSelector, { readonly accounts: AccountCode[]; among: number }>()

function hasCounterparty(wanted: readonly string[], { counterparty }: LedgerBalance): boolean {
  return counterparty !== undefined && wanted.includes(counterparty)
}

/** A short text for each question. The units are three thousand at the root: each list of them is read once. */
function questionKeys(): (question: LedgerQuestion) => string {
  const numbers = new Map<string, number>()
  const numberOf = (list: readonly unknown[]) => {
    const text = texts.get(list) ?? JSON.stringify(list)
    texts.set(list, text)
    const number = numbers.get(text) ?? numbers.size
    numbers.set(text, number)
    return number
  }
  return ({ scenario, period, orgUnits, except = none }) =>
    [scenarioKey(scenario), period.from, period.to, numberOf(orgUnits), numberOf(except)].join(' ')
}

const texts = new WeakMap<object, string>()
const none: readonly never[] = []
