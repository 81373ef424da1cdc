import type { Month } from '#domain/month.ts'
import { type Period, period } from '#domain/period.ts'
import { type LedgerObjects, noObjects } from './ledger-file.ts'

/**
 * What lines share. A ledger has a million lines but some thousands of combinations of objects and some dozens of months;
 * kept once each they take a tenth of the memory, and are compared and looked up by identity.
 */
export interface LinePools {
  /** Pairs of dimension and object in any order. */
  objects(pairs: readonly (readonly [dimension: string, object: string])[]): LedgerObjects
  period(from: Month, to?: Month): Period
}

export function createLinePools(): LinePools {
  const objects = new Map<string, LedgerObjects>()
  const periods = new Map<string, Period>()

  return {
    objects(pairs) {
      if (pairs.length === 0) return noObjects
      const codes = new Map([...pairs].sort(([a], [b]) => byNumber(a, b)))
      return pooled(objects, [...codes].flat().join('\u0000'), () => ({ codes, combination: [...codes.keys()].join('+') }))
    },
    period: (from, to = from) => pooled(periods, `${from} ${to}`, () => period(from, to)),
  }
}

function pooled<Value>(pool: Map<string, Value>, key: string, make: () => Value): Value {
  const known = pool.get(key)
  if (known !== undefined) return known
  const made = make()
  pool.set(key, made)
  return made
}

function byNumber(a: string, b: string): number {
  return Number(a) - Number(b) || (a < b ? -1 : a > b ? 1 : 0)
}
