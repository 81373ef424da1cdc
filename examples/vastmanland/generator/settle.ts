import type { Random } from './random.ts'

/** A whole number to be chosen between two others, both included, in steps. */
export interface Unknown {
  readonly low: number
  readonly high: number
  readonly step: number
}

/** A sum or difference of unknowns that must come out between two whole numbers, both included. */
export interface Wish {
  /** Each unknown with +1 or −1. */
  readonly terms: readonly { readonly unknown: number; readonly sign: 1 | -1 }[]
  readonly low: number
  readonly high: number
}

/**
 * Whole numbers within their bounds that grant every wish: what stands unrounded beneath a printed table whose sums and
 * differences were rounded each for itself. Begins anywhere and moves one unknown of a broken wish at a time, seldom to where
 * the wishes together are further from granted: only downhill it stops in a hollow. Throws when it does not end: then print
 * contradicts itself.
 */
export function settle(unknowns: readonly Unknown[], wishes: readonly Wish[], random: Random): number[] {
  const inSteps = unknowns.map(({ low, high, step }) => ({ low: Math.ceil(low / step), high: Math.floor(high / step), step }))
  const values = inSteps.map(({ low, high, step }) => random.between(low, high) * step)
  const wishesOf = unknowns.map((_, unknown) =>
    wishes.flatMap(({ terms }, wish) => {
      const term = terms.find((candidate) => candidate.unknown === unknown)
      return term ? [{ wish, sign: term.sign }] : []
    }),
  )
  const sums = wishes.map(({ terms }) => terms.reduce((sum, { unknown, sign }) => sum + sign * (values[unknown] ?? 0), 0))

  for (let attempt = 0; attempt < 2_000_000; attempt++) {
    const broken = wishes.flatMap((wish, index) => (shortfall(wish, sums[index] ?? 0) === 0 ? [] : [index]))
    if (broken.length === 0) return values
    const index = pick(broken, random)
    const wish = wishes[index]
    const term = wish && pick(wish.terms, random)
    const bounds = term && inSteps[term.unknown]
    if (!wish || !term || !bounds) continue

    const lacking = shortfall(wish, sums[index] ?? 0)
    const now = values[term.unknown] ?? 0
    const { step } = bounds
    const wanted = now / step + term.sign * Math.sign(lacking) * random.between(1, Math.ceil(Math.abs(lacking) / step))
    const next = Math.min(bounds.high, Math.max(bounds.low, wanted)) * step
    const moved = next - now
    const touched = wishesOf[term.unknown] ?? []
    const worse = touched.reduce((total, { wish: other, sign }) => {
      const before = sums[other] ?? 0
      const otherWish = wishes[other]
      if (!otherWish) return total
      return total + Math.abs(shortfall(otherWish, before + sign * moved)) - Math.abs(shortfall(otherWish, before))
    }, 0)
    if (moved === 0 || (worse > 0 && random.between(1, 100) > 1)) continue
    values[term.unknown] = next
    for (const { wish: other, sign } of touched) sums[other] = (sums[other] ?? 0) + sign * moved
  }
  throw new Error('No whole numbers were found that grant every wish.')
}

/** How much the sum must grow (or, negative, shrink) to come within the wish. */
function shortfall({ low, high }: Wish, sum: number): number {
  return sum < low ? low - sum : sum > high ? high - sum : 0
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[random.between(0, items.length - 1)]
  if (item === undefined) throw new RangeError('Nothing to pick from.')
  return item
}
