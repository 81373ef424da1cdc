import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Slice } from '#domain/delivery.ts'
import type { Dimensions, Fact } from '#domain/fact.ts'
import { month } from '#domain/month.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { period } from '#domain/period.ts'
import { actual } from '#domain/scenario.ts'
import { decimal, equals } from '#lib/exact.ts'
import { onEachSpread } from '../../test/store-servers.ts'
import type { IncomingDelivery, Store } from './store.ts'

onEachSpread('a delivery against what it supersedes', ({ freshStore }) => {
  it('shows what changed most first, what came and what went, before it is accepted and the same after', async () => {
    const store = await freshStore()
    const first = await accepted(store, [
      ['7110', '2025-01', 100_00, { account: '4010' }],
      ['7110', '2025-01', 250_00, { account: '5210' }],
      ['7120', '2025-01', 70_00, { account: '4010' }],
      ['7120', '2025-02', 1_00, { account: '4010', project: 'p1' }],
    ])
    const { delivery } = await store.stageDelivery(
      ledger([
        ['7110', '2025-01', 100_00, { account: '4010' }],
        ['7110', '2025-01', 200_00, { account: '5210' }],
        ['7130', '2025-01', 9_50, { account: '4010' }],
        ['7120', '2025-02', 1_00, { account: '4010', project: 'p2' }],
      ]),
    )
    const staged = await store.compareDelivery(delivery.id, 10)
    assert.deepEqual(staged?.supersedes, [first])
    assert.deepEqual(
      staged?.rows.map(({ orgUnit, dimensions, before, after }) => [
        orgUnit,
        dimensions.project ?? dimensions.account,
        before && Number(before.numerator) / Number(before.denominator),
        after && Number(after.numerator) / Number(after.denominator),
      ]),
      [
        ['7120', '4010', 70, undefined],
        ['7110', '5210', 250, 200],
        ['7130', '4010', undefined, 9.5],
        ['7120', 'p1', 1, undefined],
        ['7120', 'p2', undefined, 1],
      ],
    )
    const [total] = staged?.totals ?? []
    assert.ok(total && equals(total.before, decimal(421_00, 2)) && equals(total.after, decimal(310_50, 2)))
    assert.deepEqual([total.addedRows, total.removedRows, total.changedRows, total.sameRows], [2, 2, 1, 1])
    assert.equal(staged?.changedRows, 5)

    await store.acceptDelivery(delivery.id)
    assert.deepEqual(await store.compareDelivery(delivery.id, 10), staged)
  })

  it('leaves months alone that the delivery does not speak for, and lists no more rows than asked for', async () => {
    const store = await freshStore()
    await accepted(store, [
      ['7110', '2025-01', 1_00, {}],
      ['7110', '2025-02', 2_00, {}],
    ])
    const { delivery } = await store.stageDelivery(
      ledger([
        ['7110', '2025-02', 5_00, {}],
        ['7120', '2025-02', 1_00, {}],
      ]),
    )
    const compared = await store.compareDelivery(delivery.id, 1)
    assert.equal(compared?.changedRows, 2)
    assert.deepEqual(
      compared?.rows.map(({ orgUnit, before, after }) => [orgUnit, before, after]),
      [['7110', decimal(2, 0), decimal(5, 0)]],
    )
  })

  it('of a first delivery has nothing before it', async () => {
    const store = await freshStore()
    const { delivery } = await store.stageDelivery(ledger([['7110', '2025-01', 1_00, {}]]))
    const compared = await store.compareDelivery(delivery.id, 10)
    assert.deepEqual(compared?.supersedes, [])
    assert.equal(compared?.rows[0]?.before, undefined)
    assert.equal(await store.compareDelivery('d999', 10), undefined)
  })
})

type Row = readonly [orgUnit: string, month: string, ore: number, dimensions: Dimensions]

async function accepted(store: Store, rows: readonly Row[]): Promise<string> {
  const { delivery } = await store.stageDelivery(ledger(rows))
  return (await store.acceptDelivery(delivery.id)).id
}

let delivered = 0

function ledger(rows: readonly Row[]): IncomingDelivery {
  delivered += 1
  const fileName = `ledger-${delivered}.csv`
  const facts = rows.map(
    ([orgUnit, when, ore, dimensions], index): Fact => ({
      id: '',
      series: 'ledger',
      orgUnit: orgUnitCode(orgUnit),
      period: period(month(when)),
      scenario: actual,
      dimensions,
      amount: decimal(ore, 2),
      unitOfMeasure: 'sek',
      source: { fileName, row: index + 1 },
    }),
  )
  const months = rows.map(([, when]) => month(when)).sort()
  const [from] = months
  const to = months.at(-1)
  if (from === undefined || to === undefined) throw new Error('A ledger has rows.')
  const slices: Slice[] = [{ stream: 'ledger', scenario: 'actual', period: period(from, to) }]
  return {
    fileName,
    bytes: new TextEncoder().encode(fileName),
    reading: { format: 'delimited', facts, contents: [], slices, controlTotals: [], findings: [] },
    receivedAt: new Date('2025-09-01T08:00:00Z'),
    receivedBy: 'controller',
  }
}
