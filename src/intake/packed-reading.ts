import type { Reading } from '#domain/delivery.ts'
import type { Fact } from '#domain/fact.ts'
import type { Exact } from '#lib/exact.ts'

/**
 * A reading on its way between threads: its facts as columns of numbers that are handed over without being copied, and what
 * they share kept once. A million facts as objects take the receiving thread, which is the server's own, two seconds to
 * take in; as columns a quarter of one.
 */
export interface PackedReading {
  readonly reading: Omit<Reading, 'facts'>
  readonly facts: PackedFacts
}

interface PackedFacts {
  readonly count: number
  readonly shared: { readonly [Name in SharedName]: Shared<Fact[Name]> }
  readonly places: Shared<Omit<Fact['source'], 'row'>>
  /** 0 where a fact has no row. */
  readonly rows: Uint32Array
  readonly numerators: BigInt64Array
  /** What 64 bits do not hold, by the fact's number. */
  readonly longNumerators: ReadonlyMap<number, bigint>
  readonly denominators: Shared<bigint>
}

const sharedNames = ['id', 'series', 'orgUnit', 'period', 'scenario', 'dimensions', 'unitOfMeasure'] as const

type SharedName = (typeof sharedNames)[number]

/** Different values, and which of them each fact has. */
interface Shared<Value> {
  readonly values: readonly Value[]
  readonly which: Uint32Array
}

/** The reading packed, and the buffers to hand over. */
export function packReading({ facts, ...reading }: Reading): { packed: PackedReading; buffers: ArrayBuffer[] } {
  const shared = Object.fromEntries(
    sharedNames.map((name) => [name, share(facts, (fact) => fact[name])]),
  ) as unknown as PackedFacts['shared']
  const places = share(facts, createPlacePool())
  const denominators = share(facts, (fact) => fact.amount.denominator)
  const rows = new Uint32Array(facts.length)
  const numerators = new BigInt64Array(facts.length)
  const longNumerators = new Map<number, bigint>()
  for (let index = 0; index < facts.length; index += 1) {
    const fact = facts[index]
    if (!fact) continue
    rows[index] = fact.source.row ?? 0
    numerators[index] = fact.amount.numerator
    if (numerators[index] !== fact.amount.numerator) longNumerators.set(index, fact.amount.numerator)
  }
  const packed = { reading, facts: { count: facts.length, shared, places, rows, numerators, longNumerators, denominators } }
  const columns = [...Object.values(shared), places, denominators].map(({ which }) => which)
  return { packed, buffers: [...columns, rows, numerators].map(({ buffer }) => buffer as ArrayBuffer) }
}

export function unpackReading({ reading, facts: packed }: PackedReading): Reading {
  const { count, shared, places, rows, numerators, longNumerators, denominators } = packed
  const facts: Fact[] = []
  for (let index = 0; index < count; index += 1) {
    const amount: Exact = {
      numerator: longNumerators.get(index) ?? numerators[index] ?? 0n,
      denominator: valueAt(denominators, index),
    }
    const row = rows[index]
    const place = valueAt(places, index)
    facts.push({
      id: valueAt(shared.id, index),
      series: valueAt(shared.series, index),
      orgUnit: valueAt(shared.orgUnit, index),
      period: valueAt(shared.period, index),
      scenario: valueAt(shared.scenario, index),
      dimensions: valueAt(shared.dimensions, index),
      amount,
      unitOfMeasure: valueAt(shared.unitOfMeasure, index),
      source: row ? { ...place, row } : place,
    })
  }
  const { format, contents, slices, controlTotals, findings } = reading
  return { format, facts, contents, slices, controlTotals, findings }
}

function share<Value>(facts: readonly Fact[], read: (fact: Fact) => Value): Shared<Value> {
  const numbers = new Map<Value, number>()
  const values: Value[] = []
  const which = new Uint32Array(facts.length)
  let latest: Value | undefined
  let number = 0
  for (let index = 0; index < facts.length; index += 1) {
    const fact = facts[index]
    if (!fact) continue
    const value = read(fact)
    // Neighbours mostly have the same.
    if (value !== latest || values.length === 0) {
      latest = value
      number = numbers.get(value) ?? values.length
      if (number === values.length) {
        numbers.set(value, number)
        values.push(value)
      }
    }
    which[index] = number
  }
  return { values, which }
}

function valueAt<Value>({ values, which }: Shared<Value>, index: number): Value {
  return values[which[index] ?? 0] as Value
}

/** One object for all places that differ in their row only. */
function createPlacePool(): (fact: Fact) => Omit<Fact['source'], 'row'> {
  const pool = new Map<string, Omit<Fact['source'], 'row'>>()
  let latest: Omit<Fact['source'], 'row'> | undefined
  return ({ source }) => {
    const { fileName, sheet, column, deliveryId } = source
    if (latest?.fileName === fileName && latest.sheet === sheet && latest.column === column && latest.deliveryId === deliveryId)
      return latest
    const key = JSON.stringify([fileName, sheet, column, deliveryId])
    const { row: _row, ...place } = source
    latest = pool.get(key) ?? place
    pool.set(key, latest)
    return latest
  }
}
