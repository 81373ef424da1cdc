/**
 * Exact rational numbers. Nothing here is ever a binary double: a figure is kept as numerator and denominator until it is
 * printed, and is rounded once, then (domain.md §3.8).
 */
export interface Exact {
  readonly numerator: bigint
  /** Always positive. A power of ten for a decimal, anything for a ratio; not reduced, so that "9 of 10" stays 9/10. */
  readonly denominator: bigint
}

/** numerator/denominator with the sign moved to the numerator. Throws RangeError on a zero denominator. */
export function exact(numerator: bigint | number, denominator: bigint | number = 1n): Exact {
  const n = BigInt(numerator)
  const d = BigInt(denominator)
  if (d === 0n) throw new RangeError('An exact number cannot have the denominator 0.')
  return d < 0n ? { numerator: -n, denominator: -d } : { numerator: n, denominator: d }
}

/** digits × 10^−scale: decimal(12345n, 2) is 123,45. `scale` is a whole number ≥ 0. */
export function decimal(digits: bigint | number, scale: number): Exact {
  return { numerator: BigInt(digits), denominator: powersOfTen[scale] ?? 10n ** BigInt(scale) }
}

/** One 100n for all amounts in öre: a ledger has millions. */
const powersOfTen: readonly bigint[] = Array.from({ length: 19 }, (_, scale) => 10n ** BigInt(scale))

export const zero: Exact = { numerator: 0n, denominator: 1n }

export function add(a: Exact, b: Exact): Exact {
  if (a.denominator === b.denominator) return { numerator: a.numerator + b.numerator, denominator: a.denominator }
  const common = leastCommonMultiple(a.denominator, b.denominator)
  return {
    numerator: a.numerator * (common / a.denominator) + b.numerator * (common / b.denominator),
    denominator: common,
  }
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, negate(b))
}

export function negate(a: Exact): Exact {
  return { numerator: -a.numerator, denominator: a.denominator }
}

export function multiply(a: Exact, b: Exact): Exact {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator }
}

/** a ÷ b, or undefined when b is zero: the caller says which kind of missing that is. */
export function divide(a: Exact, b: Exact): Exact | undefined {
  if (b.numerator === 0n) return undefined
  return exact(a.numerator * b.denominator, a.denominator * b.numerator)
}

export function sum(values: Iterable<Exact>): Exact {
  let total = zero
  for (const value of values) total = add(total, value)
  return total
}

/** −1, 0 or 1 as a is less than, equal to or greater than b. */
export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  const left = a.numerator * b.denominator
  const right = b.numerator * a.denominator
  return left < right ? -1 : left > right ? 1 : 0
}

export function equals(a: Exact, b: Exact): boolean {
  return compare(a, b) === 0
}

export function isZero(a: Exact): boolean {
  return a.numerator === 0n
}

export function absolute(a: Exact): Exact {
  return a.numerator < 0n ? negate(a) : a
}

/**
 * The digits of `value` rounded to `decimals` places, half away from zero: 2,5 → 3 and −2,5 → −3 (domain.md §3.8).
 * roundHalfAway(exact(12345n, 100n), 1) is 1235n, that is 123,5.
 */
export function roundHalfAway(value: Exact, decimals: number): bigint {
  const scaled = value.numerator * 10n ** BigInt(decimals)
  const magnitude = scaled < 0n ? -scaled : scaled
  const rounded = (magnitude * 2n + value.denominator) / (value.denominator * 2n)
  return scaled < 0n ? -rounded : rounded
}

/** The nearest binary double: for drawing a bar or an axis, never for a printed figure. */
export function toApproximateNumber(value: Exact): number {
  return Number(roundHalfAway(value, 9)) / 1e9
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return (a / greatestCommonDivisor(a, b)) * b
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}
