import type { Random } from './random.ts'

/**
 * `total` (whole öre, hours, kronor …) in as many whole parts as there are weights, in their proportions and with exactly
 * that sum: each part is the difference of two rounded cumulative shares. Weights are whole numbers and may be negative
 * (a vacation debt falls in July) as long as their sum is not zero. split(100, [1, 1, 1]) is [33, 34, 33].
 */
export function split(total: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  if (whole === 0) throw new RangeError('Weights that add up to zero cannot share anything.')
  const parts: number[] = []
  let cumulative = 0
  let shared = 0n
  for (const weight of weights) {
    cumulative += weight
    const upTo = divideRounded(BigInt(total) * BigInt(cumulative), BigInt(whole))
    parts.push(Number(upTo - shared))
    shared = upTo
  }
  return parts
}

/** Weights moved up or down by chance, at most `permille` thousandths each, so that no two months look the same. */
export function shake(weights: readonly number[], permille: number, random: Random): number[] {
  return weights.map((weight) => weight * random.between(1000 - permille, 1000 + permille))
}

function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const [n, d] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator]
  const doubled = 2n * n + d
  const quotient = doubled / (2n * d)
  return doubled < 0n && doubled % (2n * d) !== 0n ? quotient - 1n : quotient
}
