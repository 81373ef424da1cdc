import type { Exact } from '#lib/exact.ts'

/** A direction: coefficients by coordinate, none of them zero. */
export type Direction<Coordinate> = ReadonlyMap<Coordinate, Exact>

export interface DisclosureGuard<Coordinate> {
  /** Whether something protected would follow from these together with all that is shown. */
  wouldDisclose(directions: readonly Direction<Coordinate>[]): boolean
  show(directions: readonly Direction<Coordinate>[]): void
}

/**
 * Knows what follows from what: a protected direction is disclosed when it is a combination of shown ones (Gaussian elimination,
 * in whole numbers, so that nothing is nearly zero). Directions that cannot be disclosed, being nothing, are not protected.
 */
export function disclosureGuard<Coordinate>(protectedOnes: readonly Direction<Coordinate>[]): DisclosureGuard<Coordinate> {
  const steps: Step<Coordinate>[] = []
  let residuals = protectedOnes.map(toWhole).filter(({ size }) => size > 0)

  /** What the directions say beyond `steps`, as steps of their own. */
  function furtherSteps(directions: readonly Direction<Coordinate>[]): Step<Coordinate>[] {
    const further: Step<Coordinate>[] = []
    for (const direction of directions) {
      const rest = [...steps, ...further].reduce(eliminate, toWhole(direction))
      const [pivot] = rest.keys()
      if (pivot !== undefined) further.push({ pivot, row: rest })
    }
    return further
  }

  return {
    wouldDisclose(directions) {
      const further = furtherSteps(directions)
      return further.length > 0 && residuals.some((residual) => further.reduce(eliminate, residual).size === 0)
    },
    show(directions) {
      const further = furtherSteps(directions)
      steps.push(...further)
      residuals = residuals.map((residual) => further.reduce(eliminate, residual))
    },
  }
}

type WholeDirection<Coordinate> = ReadonlyMap<Coordinate, bigint>

/** A row of the elimination: no later row has its pivot. */
interface Step<Coordinate> {
  readonly pivot: Coordinate
  readonly row: WholeDirection<Coordinate>
}

/** The direction without the step's pivot. */
function eliminate<Coordinate>(
  direction: WholeDirection<Coordinate>,
  { pivot, row }: Step<Coordinate>,
): WholeDirection<Coordinate> {
  const ours = direction.get(pivot)
  const theirs = row.get(pivot)
  if (ours === undefined || theirs === undefined) return direction
  const rest = new Map<Coordinate, bigint>()
  for (const [coordinate, coefficient] of direction) rest.set(coordinate, coefficient * theirs)
  for (const [coordinate, coefficient] of row) {
    const value = (rest.get(coordinate) ?? 0n) - coefficient * ours
    if (value === 0n) rest.delete(coordinate)
    else rest.set(coordinate, value)
  }
  return inLowestTerms(rest)
}

function toWhole<Coordinate>(direction: Direction<Coordinate>): WholeDirection<Coordinate> {
  const common = [...direction.values()].reduce((all, { denominator }) => leastCommonMultiple(all, denominator), 1n)
  return inLowestTerms(
    new Map([...direction].map(([coordinate, { numerator, denominator }]) => [coordinate, numerator * (common / denominator)])),
  )
}

function inLowestTerms<Coordinate>(direction: ReadonlyMap<Coordinate, bigint>): WholeDirection<Coordinate> {
  const divisor = [...direction.values()].reduce(greatestCommonDivisor, 0n)
  if (divisor === 0n || divisor === 1n) return direction
  return new Map([...direction].map(([coordinate, coefficient]) => [coordinate, coefficient / divisor]))
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return (a / greatestCommonDivisor(a, b)) * b
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}
