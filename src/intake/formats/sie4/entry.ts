import type { AccountCode } from '#domain/account.ts'
import { formatMonth, type Month } from '#domain/month.ts'
import type { Scenario } from '#domain/scenario.ts'
import { add, type Exact, equals, isZero, zero } from '#lib/exact.ts'
import { formatSwedishNumber } from '#lib/swedish-numbers.ts'
import type { FindingLog } from '../../finding-log.ts'

/** SIE 4B reserves dimension 1 for cost centres. */
export const costCentreDimension = '1'

/** One amount on its way to become a fact. */
export interface Entry {
  readonly scenario: Scenario
  readonly year: number
  readonly month: Month
  readonly account: AccountCode
  readonly objects: ReadonlyMap<string, string>
  readonly amount: Exact
  readonly row: number
}

/** An amount that belongs to no cost centre belongs to no report: an error, and zero is no amount. */
export function reportWithoutCostCentre(
  line: { account: AccountCode; month: Month; amount: Exact; row: number },
  log: FindingLog,
): void {
  if (isZero(line.amount)) return
  log.add(
    'I-023',
    { row: line.row },
    `Konto ${line.account}, ${formatMonth(line.month)}: ${kronor(line.amount)} saknar kostnadsställe (dimension ${costCentreDimension}). ` +
      'Fördela beloppet i ekonomisystemet och exportera på nytt.',
  )
}

export function accountAndMonth({ account, month }: { account: AccountCode; month: Month }): string {
  return `${account}\u0000${month}`
}

export function kronor(amount: Exact): string {
  return `${formatSwedishNumber(amount, { decimals: 2 })}\u00a0kr`
}

/** The keys whose sums are not the same on both sides; a key that one side lacks is zero there. */
export function differencesOf(
  left: ReadonlyMap<string, Exact>,
  right: ReadonlyMap<string, Exact>,
): { key: string; left: Exact; right: Exact }[] {
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((key) => ({ key, left: left.get(key) ?? zero, right: right.get(key) ?? zero }))
    .filter((pair) => !equals(pair.left, pair.right))
}

export function sumBy<Item extends { amount: Exact }>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Exact> {
  const sums = new Map<string, Exact>()
  for (const item of items) {
    const key = keyOf(item)
    sums.set(key, add(sums.get(key) ?? zero, item.amount))
  }
  return sums
}
