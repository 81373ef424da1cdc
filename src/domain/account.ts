import type { Brand } from '#lib/brand.ts'
import { type Exact, negate } from '#lib/exact.ts'

/** An account number as the ledger writes it, verbatim: '5210'. */
export type AccountCode = Brand<string, 'AccountCode'>

export function accountCode(text: string): AccountCode {
  return text as AccountCode
}

/** Region-Bas account classes (domain.md §5.3). Personnel stands first among costs, unlike in BAS. */
export const accountClasses = {
  '1': { labelSv: 'Tillgångar', statement: 'balance' },
  '2': { labelSv: 'Eget kapital, avsättningar och skulder', statement: 'balance' },
  '3': { labelSv: 'Verksamhetens intäkter', statement: 'income' },
  '4': { labelSv: 'Personalkostnader', statement: 'income' },
  '5': { labelSv: 'Köpt vård och verksamhet, läkemedel, material, bidrag', statement: 'income' },
  '6': { labelSv: 'Övriga verksamhetskostnader', statement: 'income' },
  '7': { labelSv: 'Övriga verksamhetskostnader', statement: 'income' },
  '8': { labelSv: 'Skatteintäkter, statsbidrag och finansiella poster', statement: 'income' },
  '9': { labelSv: 'Interna poster', statement: 'internal' },
} as const satisfies Record<string, { labelSv: string; statement: 'balance' | 'income' | 'internal' }>

export type AccountClass = keyof typeof accountClasses

export interface Account {
  readonly code: AccountCode
  readonly labelSv: string
}

/** The class of an account, from its first digit; undefined when it has none. */
export function classOf(code: AccountCode): AccountClass | undefined {
  const first = code.charAt(0)
  return Object.hasOwn(accountClasses, first) ? (first as AccountClass) : undefined
}

/** Whether the account belongs in an income statement: classes 3–8. */
export function isIncomeStatementAccount(code: AccountCode): boolean {
  const accountClass = classOf(code)
  return accountClass !== undefined && accountClasses[accountClass].statement === 'income'
}

/**
 * Accounts by number: a list of codes, prefixes and ranges, both ends included, compared as the ledger's own numbers are:
 * '5210', '52*', '5000-5299'. A shorter end is a prefix of what it stands for: '60-63' is 60… up to and including 63….
 */
export type AccountSelector = readonly string[]

export function selectsAccount(selector: AccountSelector, code: AccountCode): boolean {
  const terms = understood.get(selector) ?? selector.map(parseAccountTerm)
  understood.set(selector, terms)
  return terms.some((term) => matchesTerm(term, code))
}

/** A row's terms are held against every account of a region: understood once. */
const understood = new WeakMap<AccountSelector, readonly AccountTerm[]>()

/** The one place where the ledger's sign (debit +) becomes the statement's (income +, cost −), and back. */
export function statementAmount(ledgerAmount: Exact): Exact {
  return negate(ledgerAmount)
}

/** One term of a selector, understood: the whole code, the beginning of a code, or everything between two beginnings. */
type AccountTerm =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'range'; readonly from: string; readonly to: string }

export function parseAccountTerm(text: string): AccountTerm {
  const term = text.trim()
  if (term.endsWith('*')) return { kind: 'prefix', prefix: term.slice(0, -1) }
  const range = /^(\d+)\s*[-–]\s*(\d+)$/.exec(term)
  if (!range) return { kind: 'code', code: term }
  const [, from = '', to = ''] = range
  return { kind: 'range', from, to }
}

function matchesTerm(term: AccountTerm, code: AccountCode): boolean {
  switch (term.kind) {
    case 'code':
      return code === term.code
    case 'prefix':
      return code.startsWith(term.prefix)
    case 'range':
      return code.slice(0, term.from.length) >= term.from && code.slice(0, term.to.length) <= term.to
  }
}
