import { type Exact, sum } from '#lib/exact.ts'

/**
 * Divides an amount by shares so that the parts sum to it exactly: each part is cut off at the last decimal, and what is
 * left goes one step at a time to the parts that lost most, of equal ones to the first named. 100,00 in thirds is 33,34,
 * 33,33 and 33,33. `shares` sum to 1, and the amount has at most `decimals` decimals.
 */
export function shareAmount(amount: Exact, shares: readonly Exact[], decimals: number): Exact[] {
  const denominator = 10n ** BigInt(decimals)
  const digits = (amount.numerator * denominator) / amount.denominator
  const magnitude = digits < 0n ? -digits : digits
  const parts = shares.map((share, index) => {
    const dividend = magnitude * share.numerator
    return {
      index,
      whole: dividend / share.denominator,
      lost: { numerator: dividend % share.denominator, denominator: share.denominator },
    }
  })
  const cutOff = sum(parts.map(({ lost }) => lost))
  const left = Number(cutOff.numerator / cutOff.denominator)
  const raised = new Set(
    parts
      .toSorted((a, b) => {
        const difference = b.lost.numerator * a.lost.denominator - a.lost.numerator * b.lost.denominator
        return difference > 0n ? 1 : difference < 0n ? -1 : a.index - b.index
      })
      .slice(0, left)
      .map(({ index }) => index),
  )
  return parts.map(({ index, whole }) => {
    const part = whole + (raised.has(index) ? 1n : 0n)
    return { numerator: digits < 0n ? -part : part, denominator }
  })
}
