/** A unit's time in a round, with how many persons it may be of. */
export interface UnitTime {
  readonly persons: number
  readonly minutes: number
}

export interface ShownTime<Unit> {
  /** Those whose time may be read by itself. */
  readonly apart: readonly Unit[]
  /** Those of too few persons, together; absent when they are too few together too, or none. */
  readonly together?: { readonly units: readonly Unit[]; readonly minutes: number }
  /** Those whose time is shown nowhere, not in any sum either. */
  readonly untold: readonly Unit[]
  /** Of all that is shown: what is untold cannot be worked out from it. */
  readonly totalMinutes: number
}

/**
 * How time may be shown so that nobody's own can be read from it: a unit where fewer than `threshold` persons are asked is
 * merged with the other small ones, and left out when they are too few together.
 */
export function shownAnswerTime<Unit extends UnitTime>(units: readonly Unit[], threshold: number): ShownTime<Unit> {
  const timed = units.filter(({ minutes }) => minutes > 0)
  const apart = timed.filter(({ persons }) => persons >= threshold)
  const small = timed.filter(({ persons }) => persons < threshold)
  const isEnough = small.length > 1 && sum(small, ({ persons }) => persons) >= threshold
  const smallMinutes = sum(small, ({ minutes }) => minutes)
  return {
    apart,
    ...(isEnough ? { together: { units: small, minutes: smallMinutes } } : {}),
    untold: isEnough ? [] : small,
    totalMinutes: sum(apart, ({ minutes }) => minutes) + (isEnough ? smallMinutes : 0),
  }
}

function sum<Each>(list: readonly Each[], of: (each: Each) => number): number {
  return list.reduce((total, each) => total + of(each), 0)
}
