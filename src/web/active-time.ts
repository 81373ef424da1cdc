/** Longer than this without a key pressed is not answering, but something else. */
const longestPause = 60_000

/** How long somebody has been busy with a form, in milliseconds by the given clock: for the sum of a unit's round, never kept by person. */
export interface ActiveTime {
  /** Something was written or chosen. */
  touch(): void
  /** Whole seconds so far. */
  seconds(): number
  /** So many of them have been told. */
  told(seconds: number): void
}

export function createActiveTime(clock: () => number): ActiveTime {
  let last: number | undefined
  let milliseconds = 0
  return {
    touch() {
      const now = clock()
      const pause = last === undefined ? 0 : now - last
      if (pause <= longestPause) milliseconds += pause
      last = now
    },
    seconds: () => Math.floor(milliseconds / 1000),
    told(seconds) {
      milliseconds -= seconds * 1000
    },
  }
}
