import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, before, it } from 'node:test'
import type { Snapshot } from '#domain/delivery.ts'
import type { LedgerQuestion } from '#domain/ledger-balance.ts'
import { monthOf } from '#domain/month.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { period } from '#domain/period.ts'
import { decimal } from '#lib/exact.ts'
import { openStore } from '#store/open-store.ts'
import type { Store } from '#store/store.ts'
import { temporaryFolder } from '../../test/store-servers.ts'
import { ledgerAnswers } from './ledger-answers.ts'

const folder = temporaryFolder()
let store: Store
before(async () => {
  store = await openStore({ dataDir: folder })
})
after(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const january = period(monthOf(2025, 1))
const actual = { kind: 'actual' } as const
const question: LedgerQuestion = { scenario: actual, period: january, orgUnits: [orgUnitCode('11')] }

it('what was asked before a correction is known after it, and an older snapshot is not told of it', async () => {
  const earlier = await deliver([100n, 7n])
  ledgerAnswers(store, earlier).keep('fds/2025-D2', await store.loadLedgerBalances(earlier, [question]))
  const later = await deliver([250n, 7n])

  const brought = await ledgerAnswers(store, later).of('fds/2025-D2')
  assert.deepEqual(brought, await store.loadLedgerBalances(later, [question]))
  assert.deepEqual(brought[0]?.balances[0]?.amount, decimal(257n, 2))

  ledgerAnswers(store, later).keep('fds/2025-D2', brought)
  assert.deepEqual(await ledgerAnswers(store, earlier).of('fds/2025-D2'), [])
  assert.deepEqual(await ledgerAnswers(store, later).of('rk/2025-D2'), [])
})

it('a month that loses facts is asked of again', async () => {
  const earlier = await deliver([1n, 2n])
  ledgerAnswers(store, earlier).keep('fds/2025-D2', await store.loadLedgerBalances(earlier, [question]))
  assert.deepEqual(await ledgerAnswers(store, await deliver([3n])).of('fds/2025-D2'), [])
})

/** The unit's January as rows of so many öre. */
async function deliver(amounts: readonly bigint[]): Promise<Snapshot> {
  const facts = amounts.map((ore, index) => ({
    id: '',
    series: 'ledger' as const,
    orgUnit: orgUnitCode('11'),
    period: january,
    scenario: actual,
    dimensions: { account: '5210', counterparty: '1' },
    amount: decimal(ore, 2),
    unitOfMeasure: 'sek' as const,
    source: { fileName: 'x.se', row: index + 1 },
  }))
  const slices = [{ stream: 'ledger', scenario: 'actual', period: january }]
  const reading = { format: 'sie4', facts, contents: [], slices, controlTotals: [], findings: [] }
  const bytes = new TextEncoder().encode(amounts.join())
  const { delivery } = await store.stageDelivery({ fileName: 'x.se', bytes, reading, receivedAt: new Date(), receivedBy: 'anna' })
  await store.acceptDelivery(delivery.id)
  return store.loadCurrentSnapshot()
}
