import { isUnsettled, settleSome } from './balance-folding.queries.ts'
import type { Database } from './database.ts'

/** Folds what large deliveries left unsettled, beside all other work and one piece at a time. */
export interface LedgerSettler {
  /** Waits with what has not begun while something is delivered: a large file takes longer to stage than a pause. */
  holdDuring<Value>(delivering: Promise<Value>): Promise<Value>
  /** Begins when nothing has been accepted for a while, so that years which come in many files are folded whole. */
  startSoon(): void
  /** Settles everything, or throws what hindered it. */
  settle(): Promise<void>
  /** Finishes the piece at hand; the rest waits for the next one that opens the store. */
  stop(): Promise<void>
}

export function ledgerSettler(database: Database): LedgerSettler {
  let stopped = false
  let work: Promise<void> | undefined
  let pause: NodeJS.Timeout | undefined
  let deliveries = 0

  const settleAll = async () => {
    while (!stopped && (await isUnsettled(database))) await settleSome(database)
  }
  const settle = () => {
    work ??= settleAll().finally(() => {
      work = undefined
    })
    return work
  }

  const startSoon = () => {
    clearTimeout(pause)
    pause = setTimeout(() => {
      if (deliveries > 0) startSoon()
      // What hinders it here hinders the next question too, which tells a person; the balances are right meanwhile.
      else settle().catch(() => undefined)
    }, pauseMs)
    pause.unref()
  }

  return {
    async holdDuring(delivering) {
      deliveries += 1
      try {
        return await delivering
      } finally {
        deliveries -= 1
      }
    },
    startSoon,
    settle,
    async stop() {
      stopped = true
      clearTimeout(pause)
      await work?.catch(() => undefined)
    },
  }
}

const pauseMs = 2000
