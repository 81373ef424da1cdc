import type { AccountCode } from '#domain/account.ts'
import { type Ore, ore } from '#domain/money.ts'
import type { Period } from '#domain/period.ts'
import type { PeriodAmount } from './ledger-file.ts'

/** One account's lines for the same months: those without objects, and those that split it. */
export interface AccountPeriod {
  readonly account: AccountCode
  readonly period: Period
  readonly withoutObjects: PeriodAmount[]
  readonly split: PeriodAmount[]
}

/** In the order that they first come in the file. */
export function byAccountAndPeriod(lines: readonly PeriodAmount[]): AccountPeriod[] {
  const all: AccountPeriod[] = []
  const byAccount = new Map<AccountCode, Map<Period, AccountPeriod>>()
  let latest: AccountPeriod | undefined
  for (const line of lines) {
    // Files are sorted: the next line is nearly always of the same account and month.
    if (latest?.account !== line.account || latest.period !== line.period) latest = find(line)
    if (line.objects.combination === '') latest.withoutObjects.push(line)
    else latest.split.push(line)
  }
  return all

  function find({ account, period }: PeriodAmount): AccountPeriod {
    let ofAccount = byAccount.get(account)
    if (!ofAccount) {
      ofAccount = new Map()
      byAccount.set(account, ofAccount)
    }
    const known = ofAccount.get(period)
    if (known) return known
    const found: AccountPeriod = { account, period, withoutObjects: [], split: [] }
    ofAccount.set(period, found)
    all.push(found)
    return found
  }
}

export function sumLines(lines: readonly { readonly amount: Ore }[]): Ore {
  let total = 0
  for (const { amount } of lines) total += amount
  return ore(total)
}

/** Adds to what the key has. */
export function addTo<Key>(sums: Map<Key, Ore>, key: Key, amount: Ore): void {
  sums.set(key, ore((sums.get(key) ?? 0) + amount))
}
