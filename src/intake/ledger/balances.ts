import { type AccountCode, isIncomeStatementAccount } from '#domain/account.ts'
import { type Ore, ore } from '#domain/money.ts'
import type { FindingLog } from '../finding-log.ts'
import { addTo } from './account-periods.ts'
import { kronor } from './kronor.ts'
import type { Balance, LedgerFile, LedgerObjects } from './ledger-file.ts'

/**
 * What the file itself says that each account has changed in the year: a year amount, or closing less opening balance. An
 * account's absent balance is zero.
 */
export function statedChanges(file: LedgerFile, year: number): Map<AccountCode, Ore> {
  const changes = new Map<AccountCode, Ore>()
  for (const { change, account } of accountBalances(file, year)) changes.set(account, change)
  for (const stated of file.yearAmounts) if (stated.year === year) changes.set(stated.account, stated.amount)
  return changes
}

/** When what the year is told by does not come to an account's year amount, something is missing or the file was cut. */
export function reportYearAmounts(
  file: LedgerFile,
  inYear: number,
  changes: ReadonlyMap<AccountCode, Ore>,
  toldBySv: 'månaderna' | 'verifikationerna',
  log: FindingLog,
): void {
  for (const { year, account, amount, row } of file.yearAmounts) {
    const found = changes.get(account) ?? ore(0)
    if (year !== inYear || found === amount || !isIncomeStatementAccount(account)) continue
    log.add(
      'I-044',
      { row },
      `Konto ${account}: årets resultat (${file.words.yearAmountSv(year)}) är ${kronor(amount)} men ${toldBySv} ger ${kronor(found)}. ` +
        'Belopp kan saknas eller filen vara avklippt: jämför med ekonomisystemet innan du godkänner.',
    )
  }
}

/**
 * Opening balance and the year's changes must come to the closing balance: else lines are missing or the file was cut. The
 * income statement's accounts have year amounts instead.
 */
export function reportBalances(file: LedgerFile, year: number, changes: ReadonlyMap<AccountCode, Ore>, log: FindingLog): void {
  for (const { account, opening, closing, change, row } of accountBalances(file, year)) {
    const found = changes.get(account) ?? ore(0)
    if (found === change || isIncomeStatementAccount(account)) continue
    log.add(
      'I-052',
      { row },
      `Konto ${account}: utgående balans (${file.words.closingBalanceSv(year)}) är ${kronor(closing)} men ingående ${kronor(opening)} ` +
        `och årets förändring ${kronor(found)} ger ${kronor(ore(opening + found))}. Rader kan saknas: jämför med ekonomisystemet innan du godkänner.`,
    )
  }
}

/**
 * The same for objects. An object's lines are either all that have it, or those that have it alone while others split the
 * same amounts further: one of the two must meet the balances.
 */
export function reportObjectBalances(
  file: LedgerFile,
  year: number,
  lines: readonly { readonly account: AccountCode; readonly objects: LedgerObjects; readonly amount: Ore }[],
  log: FindingLog,
): void {
  const stated = changesOf(file.balances.filter((balance) => balance.year === year && balance.objects.codes.size === 1))
  if (stated.size === 0) return
  const accounts = new Set([...stated.values()].map(({ account }) => account))
  const alone = new Map<string, Ore>()
  const all = new Map<string, Ore>()
  for (const { account, objects, amount } of lines) {
    if (!accounts.has(account)) continue
    for (const [dimension, code] of objects.codes) {
      const key = objectKey(account, dimension, code)
      addTo(all, key, amount)
      if (objects.codes.size === 1) addTo(alone, key, amount)
    }
  }
  for (const [key, { account, objects, change, closing, row }] of stated) {
    const found = all.get(key) ?? ore(0)
    if (found === change || (alone.get(key) ?? 0) === change) continue
    const [[dimension, code] = ['', '']] = objects.codes
    log.add(
      'I-053',
      { row },
      `Konto ${account}, objekt ${code} (dimension ${dimension}): utgående balans (${file.words.closingObjectBalanceSv(year)}) är ${kronor(closing)}, ` +
        `en förändring på ${kronor(change)}, men raderna ger ${kronor(found)}. Belopp kan stå dubbelt eller saknas: jämför med ekonomisystemet.`,
    )
  }
}

interface BalanceChange {
  readonly account: AccountCode
  readonly objects: LedgerObjects
  readonly opening: Ore
  readonly closing: Ore
  readonly change: Ore
  /** Of the closing balance when there is one. */
  readonly row: number
}

function accountBalances(file: LedgerFile, year: number): Iterable<BalanceChange> {
  return changesOf(file.balances.filter((balance) => balance.year === year && balance.objects.codes.size === 0)).values()
}

function changesOf(balances: readonly Balance[]): Map<string, BalanceChange> {
  const changes = new Map<string, BalanceChange>()
  for (const { kind, account, objects, amount, row } of balances) {
    const [[dimension, code] = ['', '']] = objects.codes
    const key = objectKey(account, dimension, code)
    const known = changes.get(key)
    const opening = ore((known?.opening ?? 0) + (kind === 'opening' ? amount : 0))
    const closing = ore((known?.closing ?? 0) + (kind === 'closing' ? amount : 0))
    changes.set(key, {
      account,
      objects,
      opening,
      closing,
      change: ore(closing - opening),
      row: kind === 'closing' || !known ? row : known.row,
    })
  }
  return changes
}

function objectKey(account: AccountCode, dimension: string, code: string): string {
  return `${account}\u0000${dimension}\u0000${code}`
}
