import type { Brand } from '#lib/brand.ts'
import { decimal, type Exact } from '#lib/exact.ts'

/** Whole öre. A region's yearly turnover is about 10^13 öre, far below 2^53; every sum is asserted all the same. */
export type Ore = Brand<number, 'Ore'>

/** Throws RangeError when the amount is not a whole number of öre that a double holds exactly. */
export function ore(amount: number): Ore {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Not a whole and safe amount in öre: ${amount}`)
  return (amount === 0 ? 0 : amount) as Ore
}

export function addOre(a: Ore, b: Ore): Ore {
  return ore(a + b)
}

export function sumOre(amounts: Iterable<Ore>): Ore {
  let total = 0
  for (const amount of amounts) total = ore(total + amount)
  return ore(total)
}

/** Öre as an exact amount in kronor. */
export function exactKronor(amount: Ore): Exact {
  return decimal(amount, 2)
}

/** An exact amount in kronor as whole öre, or undefined when it has fractions of an öre or is out of range. */
export function oreOfKronor(amount: Exact): Ore | undefined {
  const hundredfold = amount.numerator * 100n
  if (hundredfold % amount.denominator !== 0n) return undefined
  const whole = Number(hundredfold / amount.denominator)
  return Number.isSafeInteger(whole) ? ore(whole) : undefined
}
