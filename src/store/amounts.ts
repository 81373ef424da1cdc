import { decimal, type Exact } from '#lib/exact.ts'

/** An amount as it is kept: digits × 10^−scale. */
export interface StoredAmount {
  readonly digits: bigint
  readonly scale: number
}

/**
 * The same number with the same number of decimals: 12,50 stays 12,50. Throws RangeError for what is not a decimal or does
 * not fit: at most 18 decimals, and digits below 2^63 (with öre, 92 million billion kronor).
 */
export function storeAmount({ numerator, denominator }: Exact): StoredAmount {
  const scale = scales.get(denominator)
  if (scale === undefined) throw new RangeError(`Not a decimal of at most ${maximumScale} places: ${numerator}/${denominator}`)
  if (BigInt.asIntN(64, numerator) !== numerator)
    throw new RangeError(`More digits than an amount can be kept with: ${numerator}`)
  return { digits: numerator, scale }
}

export function restoreAmount({ digits, scale }: StoredAmount): Exact {
  return decimal(digits, scale)
}

const maximumScale = 18
const scales = new Map(Array.from({ length: maximumScale + 1 }, (_, scale) => [10n ** BigInt(scale), scale]))
