import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import type { Slice } from '#domain/delivery.ts'
import { dimensionNames, type Fact, type FactSelection, selectFacts } from '#domain/fact.ts'
import { monthOf } from '#domain/month.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { covers, fullYear, type Period } from '#domain/period.ts'
import { parseScenarioKey, type Scenario } from '#domain/scenario.ts'
import type { SeriesName } from '#domain/series.ts'
import { type UnitOfMeasure, unitsOfMeasure } from '#domain/units-of-measure.ts'
import { decimal } from '#lib/exact.ts'
import { onEachSpread } from '../../test/store-servers.ts'
import type { Store } from './store.ts'

onEachSpread('facts', ({ freshStore }) => {
  it('come back exactly as they were delivered', async () => {
    const store = await freshStore()
    await fc.assert(
      fc.asyncProperty(fc.array(anyFact, { maxLength: 40 }), async (facts) => {
        const known = await deliver(store, facts)
        assert.deepEqual(
          known,
          facts.map((fact, index) => stored(fact, index, known)),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('come back exactly at the ends of what can be kept', async () => {
    const store = await freshStore()
    const sample = fc.sample(anyFact, { numRuns: 1, seed: 1 })[0]
    assert.ok(sample)
    const amounts = [decimal(2n ** 63n - 1n, 2), decimal(-(2n ** 63n), 18), decimal(0n, 0), decimal(1250n, 2)]
    const known = await deliver(
      store,
      amounts.map((amount) => ({ ...sample, amount })),
    )
    assert.deepEqual(
      known.map(({ amount }) => amount),
      amounts,
    )
  })

  it('that cannot be kept exactly are refused whole', async () => {
    const store = await freshStore()
    const sample = fc.sample(anyFact, { numRuns: 1, seed: 1 })[0]
    assert.ok(sample)
    for (const amount of [decimal(2n ** 63n, 0), decimal(1n, 19), { numerator: 1n, denominator: 3n }]) {
      await assert.rejects(deliver(store, [sample, { ...sample, amount }]), RangeError)
    }
    assert.deepEqual(await store.listDeliveries(), [])
  })

  it('selected by the store are those that selectFacts picks in memory', async () => {
    const store = await freshStore()
    let matches = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyFact, { minLength: 20, maxLength: 60 }),
        fc.array(anySelection, { minLength: 10, maxLength: 10 }),
        async (facts, selections) => {
          const known = await deliver(store, facts)
          const snapshot = await store.loadCurrentSnapshot()
          for (const selection of selections) {
            const expected = selectFacts(known, selection)
            assert.deepEqual(await store.loadSelectedFacts(snapshot, selection), expected)
            matches += expected.length
          }
        },
      ),
      { numRuns: 30 },
    )
    assert.ok(matches > 100, `Only ${matches} facts were selected in all: the selections say too little.`)
  })

  it('in a scope are those of its units whose period lies within it', async () => {
    const store = await freshStore()
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyFact, { minLength: 10, maxLength: 40 }),
        anyPeriod,
        fc.subarray(units),
        async (facts, period, orgUnits) => {
          const known = await deliver(store, facts)
          const snapshot = await store.loadCurrentSnapshot()
          assert.deepEqual(
            await store.loadFacts(snapshot, { period, orgUnits }),
            known.filter((fact) => covers(period, fact.period) && orgUnits.includes(fact.orgUnit)),
          )
        },
      ),
      { numRuns: 20 },
    )
  })

  it('number in the hundred thousands in one delivery', async () => {
    const store = await freshStore()
    const [sample] = fc.sample(anyFact, { numRuns: 1, seed: 1 })
    assert.ok(sample)
    const facts = Array.from({ length: 100_000 }, (_, index) => ({ ...sample, amount: decimal(index, 2) }))
    const known = await deliver(store, facts)
    assert.equal(known.length, facts.length)
    assert.ok(known.every(({ amount }, index) => amount.numerator === BigInt(index)))
  })
})

let deliveries = 0

/** Delivers facts under a stream of whole 2024–2025 that supersedes the one before it, and gives what is known then. */
async function deliver(store: Store, facts: readonly Fact[]): Promise<Fact[]> {
  const bytes = new TextEncoder().encode(`${++deliveries}`)
  const slices: Slice[] = scenarioKeys.map((scenario) => ({ stream: 'ledger', scenario, period: twoYears }))
  const reading = { format: 'sie4', facts, contents: [], slices, controlTotals: [], findings: [] }
  const { delivery } = await store.stageDelivery({ fileName: 'x.se', bytes, reading, receivedAt: new Date(), receivedBy: 'anna' })
  await store.acceptDelivery(delivery.id)
  return store.loadFacts(await store.loadCurrentSnapshot())
}

/** A fact as it is expected back: with its id and its delivery. */
function stored(fact: Fact, index: number, known: readonly Fact[]): Fact {
  const deliveryId = known[0]?.source.deliveryId ?? ''
  return { ...fact, id: `${deliveryId}:${index + 1}`, source: { ...fact.source, deliveryId } }
}

const twoYears: Period = { from: monthOf(2024, 1), to: monthOf(2025, 12) }
const scenarioKeys = ['actual', 'budget:decided', 'forecast:2025-D2', 'forecast:2025-D2:low']
const units = ['7110', '7120', 'fds', 'Å1'].map(orgUnitCode)
const accounts = ['', '3', '30', '3010', '3019', '52', '5210', '5219', '529', '60', '6010', '63', '6399', '64', 'K10', 'Ö1']

const scenarioOf = (key: string): Scenario => parseScenarioKey(key) ?? { kind: 'actual' }
const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) => Object.keys(table) as Key[]

const anyScenario = fc.constantFrom(...scenarioKeys).map(scenarioOf)
const anySeries: fc.Arbitrary<SeriesName> = fc.constantFrom<SeriesName>(
  'ledger',
  'ledger',
  'ledger',
  'hours-worked',
  'indicator-part',
)
const anyMonth = fc.record({ year: fc.constantFrom(2024, 2025), number: fc.integer({ min: 1, max: 12 }) })
const anyPeriod: fc.Arbitrary<Period> = fc.oneof(
  anyMonth.map(({ year, number }) => ({ from: monthOf(year, number), to: monthOf(year, number) })),
  fc.constantFrom(fullYear(2024), fullYear(2025), twoYears, { from: monthOf(2025, 1), to: monthOf(2025, 8) }),
)
const anyText = fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replaceAll('\0', ''))
const finerNames = dimensionNames.filter((name) => name !== 'account' && name !== 'counterparty')

const anyFact: fc.Arbitrary<Fact> = fc
  .record({
    series: anySeries,
    orgUnit: fc.constantFrom(...units),
    period: anyPeriod,
    scenario: anyScenario,
    account: fc.option(fc.constantFrom(...accounts), { nil: undefined }),
    counterparty: fc.constantFrom('1', '2', '3', undefined),
    finer: fc.dictionary(fc.constantFrom(...finerNames), fc.oneof(fc.constantFrom('a', 'b', '\\N', '\t'), anyText), {
      maxKeys: 2,
      noNullPrototype: true,
    }),
    digits: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    scale: fc.integer({ min: 0, max: 18 }),
    unitOfMeasure: fc.constantFrom<UnitOfMeasure>(...keysOf(unitsOfMeasure)),
    row: fc.option(fc.nat(), { nil: undefined }),
    sheet: fc.constantFrom('Blad 1', '\\', undefined),
    column: fc.constantFrom('Belopp', 'C', undefined),
  })
  .map(({ account, counterparty, finer, digits, scale, row, sheet, column, ...rest }) => ({
    id: '',
    ...rest,
    dimensions: {
      ...(account === undefined ? {} : { account }),
      ...(counterparty === undefined ? {} : { counterparty }),
      ...finer,
    },
    amount: decimal(digits, scale),
    source: {
      fileName: 'x.se',
      ...(sheet === undefined ? {} : { sheet }),
      ...(column === undefined ? {} : { column }),
      ...(row === undefined ? {} : { row }),
    },
  }))

const anyTerm = fc.constantFrom('3010', '52*', '*', '', ' 5210 ', '60-63', '6010–6399', '3-5', '529-60', 'K10', '5200-5299', 'Ö*')

const anySelection: fc.Arbitrary<FactSelection> = fc
  .record({
    series: anySeries,
    orgUnits: fc.subarray(units, { minLength: 2 }),
    period: fc.oneof({ arbitrary: anyPeriod, weight: 1 }, { arbitrary: fc.constant(twoYears), weight: 3 }),
    scenario: anyScenario,
    accounts: fc.option(fc.array(anyTerm, { maxLength: 4 }), { nil: undefined }),
    dimensions: fc.option(
      fc.dictionary(
        fc.constantFrom(...dimensionNames),
        fc.oneof(fc.subarray(['1', '2', 'a', 'b', '\\N']), fc.subarray(accounts)),
        { maxKeys: 1, noNullPrototype: true },
      ),
      { nil: undefined },
    ),
    except: fc.option(fc.array(fc.record({ orgUnits: fc.subarray(units), period: anyPeriod }), { maxLength: 2 }), {
      nil: undefined,
    }),
  })
  .map(({ accounts: terms, dimensions, except, ...rest }) => ({
    ...rest,
    ...(except === undefined ? {} : { except }),
    ...(terms === undefined ? {} : { accounts: terms }),
    ...(dimensions === undefined ? {} : { dimensions }),
  }))
