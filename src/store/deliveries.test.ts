import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Content } from '#domain/content.ts'
import type { Delivery, Reading, Slice } from '#domain/delivery.ts'
import type { Fact } from '#domain/fact.ts'
import type { Finding } from '#domain/finding.ts'
import { month } from '#domain/month.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { fullYear, period } from '#domain/period.ts'
import { actual, type Scenario, scenarioKey } from '#domain/scenario.ts'
import { decimal } from '#lib/exact.ts'
import { stringifyExact } from '#lib/exact-json.ts'
import { onEachSpread } from '../../test/store-servers.ts'
import type { IncomingDelivery, Store } from './store.ts'

onEachSpread('deliveries', ({ freshStore, freshDatabase, open }) => {
  it('is known when accepted, not when staged', async () => {
    const store = await freshStore()
    const { delivery, duplicate } = await store.stageDelivery(ledger('januari', '2025-01', [['2025-01', 100]]))
    assert.equal(duplicate, false)
    assert.equal(delivery.state, 'staged')
    assert.equal(delivery.sequence, undefined)
    assert.deepEqual(await amounts(store), {})

    const accepted = await store.acceptDelivery(delivery.id)
    assert.equal(accepted.state, 'accepted')
    assert.equal(accepted.sequence, 1)
    assert.deepEqual(await store.loadCurrentSnapshot(), { id: 's1', sequence: 1, answers: 0 })
    assert.deepEqual(await amounts(store), { '2025-01': '100' })
  })

  it('gives back the file, the findings and the control totals as they came', async () => {
    const store = await freshStore()
    const incoming = ledger('januari', '2025-01', [['2025-01', 100]])
    const note: Finding = { code: 'I-001', severity: 'note', where: place('januari.se'), messageSv: 'Rad 3 har \0 i texten.' }
    const total = { labelSv: 'Summa', amount: decimal(10_000n, 2), unitOfMeasure: 'sek', factCount: 1 } as const
    const reading = { ...incoming.reading, findings: [note], controlTotals: [total] }
    const { delivery } = await store.stageDelivery({ ...incoming, reading })

    const loaded = await store.loadDelivery(delivery.id)
    assert.deepEqual(loaded, delivery)
    assert.deepEqual(loaded?.findings, [note])
    assert.deepEqual(loaded?.controlTotals, [total])
    assert.deepEqual(loaded?.slices, reading.slices)
    assert.deepEqual(loaded?.receivedAt, incoming.receivedAt)
    assert.deepEqual(await store.loadDeliveryFile(delivery.id), incoming.bytes)
  })

  it('is accepted only after what it was made from, when that is asked', async () => {
    const store = await freshStore()
    const staged = async (name: string, amount: number) =>
      (await store.stageDelivery(ledger(name, '2025-01', [['2025-01', amount]]))).delivery.id
    const first = await staged('första', 100)
    const [mine, theirs] = [await staged('min', 101), await staged('deras', 102)]
    assert.equal((await store.acceptDelivery(first, { onlyAfter: 'd999' })).state, 'accepted', 'nothing stood there')

    const both = await Promise.all([mine, theirs].map((id) => store.acceptDelivery(id, { onlyAfter: first })))
    assert.deepEqual(both.map(({ state }) => state).sort(), ['accepted', 'staged'])
    const [winner] = both.filter(({ state }) => state === 'accepted')
    assert.deepEqual(winner?.supersedes, [first])
    assert.deepEqual(await amounts(store), { '2025-01': winner?.id === mine ? '101' : '102' })
  })

  it('with errors is kept as rejected, and nothing of it can be accepted', async () => {
    const store = await freshStore()
    const incoming = ledger('januari', '2025-01', [['2025-01', 100]])
    const error: Finding = { code: 'I-002', severity: 'error', where: place('januari.se'), messageSv: 'Rad 3 kan inte läsas.' }
    const { delivery } = await store.stageDelivery({ ...incoming, reading: { ...incoming.reading, findings: [error] } })

    assert.equal(delivery.state, 'rejected')
    assert.equal(delivery.factCount, 1)
    await assert.rejects(store.acceptDelivery(delivery.id), /rejected/)
    assert.deepEqual(await store.loadDeliveryFile(delivery.id), incoming.bytes)
  })

  it('supersedes the earlier one month by month', async () => {
    const store = await freshStore()
    const first = await deliver(
      store,
      ledger('jan–mar', '2025-01–2025-03', [
        ['2025-01', 1],
        ['2025-02', 2],
        ['2025-03', 3],
      ]),
    )
    const second = await deliver(
      store,
      ledger('mar–apr', '2025-03–2025-04', [
        ['2025-03', 30],
        ['2025-04', 40],
      ]),
    )

    assert.deepEqual(await amounts(store), { '2025-01': '1', '2025-02': '2', '2025-03': '30', '2025-04': '40' })
    assert.deepEqual(second.supersedes, [first.id])
    assert.deepEqual((await store.loadDelivery(first.id))?.supersededBy, [second.id])
    assert.deepEqual((await store.loadDelivery(second.id))?.supersededBy, [])
  })

  it('names only the latest one that it supersedes, not those already superseded', async () => {
    const store = await freshStore()
    await deliver(store, ledger('första', '2025-01', [['2025-01', 1]]))
    const second = await deliver(store, ledger('andra', '2025-01', [['2025-01', 2]]))
    const third = await deliver(store, ledger('tredje', '2025-01', [['2025-01', 3]]))
    assert.deepEqual(third.supersedes, [second.id])
  })

  it('takes away what it leaves out of a month that it speaks for', async () => {
    const store = await freshStore()
    await deliver(
      store,
      ledger('med', '2025-01–2025-02', [
        ['2025-01', 1],
        ['2025-02', 2],
      ]),
    )
    await deliver(store, ledger('utan', '2025-02', []))
    assert.deepEqual(await amounts(store), { '2025-01': '1' })
  })

  it('leaves other streams and other scenarios alone', async () => {
    const store = await freshStore()
    const budget: Scenario = { kind: 'budget', layer: 'decided' }
    await deliver(store, ledger('utfall', '2025-01', [['2025-01', 1]]))
    await deliver(store, ledger('budget', '2025-01', [['2025-01', 2]], { scenario: budget }))
    await deliver(store, ledger('annan', '2025-01', [['2025-01', 4]], { stream: 'ledger/annan' }))
    assert.deepEqual(await amounts(store), { '2025-01': '7' })
  })

  it('supersedes a full-year forecast whole as soon as it speaks for one of its months', async () => {
    const store = await freshStore()
    const forecast: Scenario = { kind: 'forecast', round: '2025-D2' }
    const year = fullYear(2025)
    const incoming = reading(
      [{ ...fact('2025-01', 120), period: year, scenario: forecast }],
      [slice('2025-01–2025-12', forecast)],
    )
    await deliver(store, delivered('prognos', incoming))
    assert.deepEqual(await amounts(store), { '2025-01–2025-12': '120' })

    await deliver(store, ledger('hösten', '2025-09–2025-12', [['2025-09', 10]], { scenario: forecast }))
    assert.deepEqual(await amounts(store), { '2025-09': '10' })
  })

  it('leaves an old snapshot byte for byte as it was', async () => {
    const store = await freshStore()
    const january: [string, number][] = [
      ['2025-01', 1],
      ['2025-02', 2],
    ]
    await deliver(store, ledger('före', '2025-01–2025-02', january))
    const snapshot = await store.loadCurrentSnapshot()
    const before = stringifyExact(await store.loadFacts(snapshot))

    await deliver(store, ledger('rättad', '2025-01–2025-02', [['2025-01', 10]]))
    await store.stageDelivery(ledger('ej godkänd', '2025-01', [['2025-01', 1000]]))
    assert.equal(stringifyExact(await store.loadFacts(snapshot)), before)
    assert.deepEqual(await amounts(store), { '2025-01': '10' })
  })

  it('delivered again changes nothing, whatever the file is called', async () => {
    const store = await freshStore()
    const incoming = ledger('januari', '2025-01', [['2025-01', 1]])
    const first = await deliver(store, incoming)
    const again = await store.stageDelivery({ ...incoming, fileName: 'samma fil.se' })
    assert.deepEqual(again, { delivery: first, duplicate: true })
    assert.equal((await store.listDeliveries()).length, 1)
  })

  it('handed in by many at the same instant is staged once', async () => {
    const url = await freshDatabase()
    const [store, other] = [await open(url), await open(url)]
    const incoming = ledger('januari', '2025-01', [['2025-01', 1]])
    const staged = await Promise.all(
      Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? store : other).stageDelivery(incoming)),
    )
    assert.equal(new Set(staged.map(({ delivery }) => delivery.id)).size, 1)
    assert.equal(staged.filter(({ duplicate }) => !duplicate).length, 1)
    assert.equal((await store.listDeliveries()).length, 1)
  })

  it('staged and read otherwise since is another delivery, and read the same is not', async () => {
    const store = await freshStore()
    const incoming = ledger('januari', '2025-01', [['2025-01', 1]])
    const first = await store.stageDelivery(incoming)
    const [fact] = incoming.reading.facts
    assert.ok(fact)
    const elsewhere = { ...incoming.reading, facts: [{ ...fact, orgUnit: orgUnitCode('9999') }] }
    const reread = await store.stageDelivery({ ...incoming, reading: elsewhere })
    assert.equal(reread.duplicate, false)
    const again = await store.stageDelivery({ ...incoming, fileName: 'samma fil.se' })
    assert.deepEqual(again, { delivery: first.delivery, duplicate: true })
  })

  it('may be delivered again once it is superseded, to go back to it', async () => {
    const store = await freshStore()
    const original = ledger('ursprunglig', '2025-01', [['2025-01', 1]])
    const first = await deliver(store, original)
    await deliver(store, ledger('felaktig', '2025-01', [['2025-01', 999]]))

    const back = await store.stageDelivery(original)
    assert.equal(back.duplicate, false)
    assert.notEqual(back.delivery.id, first.id)
    await store.acceptDelivery(back.delivery.id)
    assert.deepEqual(await amounts(store), { '2025-01': '1' })
  })

  it('accepted twice is accepted once', async () => {
    const store = await freshStore()
    const first = await deliver(store, ledger('januari', '2025-01', [['2025-01', 1]]))
    assert.deepEqual(await store.acceptDelivery(first.id), first)
    assert.equal((await store.loadCurrentSnapshot()).sequence, 1)
  })

  it('of two accepted at once, over two connections, one is current', async () => {
    const url = await freshDatabase()
    const [here, there] = [await open(url), await open(url)]
    for (let round = 1; round <= 10; round++) {
      const one = await here.stageDelivery(ledger(`a${round}`, '2025-01', [['2025-01', 1]]))
      const other = await there.stageDelivery(ledger(`b${round}`, '2025-01', [['2025-01', 2]]))
      const accepted = await Promise.all([here.acceptDelivery(one.delivery.id), there.acceptDelivery(other.delivery.id)])
      const later = accepted.toSorted((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0))[1]

      const current = await here.loadFacts(await here.loadCurrentSnapshot())
      assert.deepEqual(
        current.map(({ source }) => source.deliveryId),
        [later?.id],
      )
      assert.equal((await here.loadCurrentSnapshot()).sequence, round * 2)
    }
  })

  it('rejected while staged leaves its file and nothing to accept', async () => {
    const store = await freshStore()
    const incoming = ledger('januari', '2025-01', [['2025-01', 1]])
    const { delivery } = await store.stageDelivery(incoming)
    const rejected = await store.rejectDelivery(delivery.id)
    assert.equal(rejected.state, 'rejected')
    assert.deepEqual(await store.rejectDelivery(delivery.id), rejected)
    assert.deepEqual(await store.loadDeliveryFile(delivery.id), incoming.bytes)
    await assert.rejects(store.acceptDelivery(delivery.id), /rejected/)
  })

  it('cannot be rejected once accepted', async () => {
    const store = await freshStore()
    const { id } = await deliver(store, ledger('januari', '2025-01', [['2025-01', 1]]))
    await assert.rejects(store.rejectDelivery(id), /accepted/)
    assert.deepEqual(await amounts(store), { '2025-01': '1' })
  })

  it('is listed latest first, by page', async () => {
    const store = await freshStore()
    for (const name of ['a', 'b', 'c']) await deliver(store, ledger(name, '2025-01', [['2025-01', 1]]))
    const names = (deliveries: Delivery[]) => deliveries.map(({ fileName }) => fileName)
    assert.deepEqual(names(await store.listDeliveries()), ['c.se', 'b.se', 'a.se'])
    assert.deepEqual(names(await store.listDeliveries({ limit: 1, offset: 1 })), ['b.se'])
  })

  it('has no delivery for an id that is none', async () => {
    const store = await freshStore()
    for (const id of ['d1', 'd0', 'v1', '', 'd1;drop table', 'd99999999999']) {
      assert.equal(await store.loadDelivery(id), undefined)
      assert.equal(await store.loadDeliveryFile(id), undefined)
      await assert.rejects(store.acceptDelivery(id), /There is no delivery/)
    }
  })

  it('keeps nothing of a reading whose slices do not speak for its facts', async () => {
    const store = await freshStore()
    await assert.rejects(
      store.stageDelivery(ledger('fel', '2025-01', [['2025-02', 1]])),
      /No slice of the delivery speaks for a fact/,
    )
    const two = [slice('2025-01', actual, 'ledger/a'), slice('2025-01', actual, 'ledger/b')]
    await assert.rejects(store.stageDelivery(delivered('två', reading([fact('2025-01', 1)], two))), /Two streams/)
    assert.deepEqual(await store.listDeliveries(), [])
  })

  it('keeps a name with characters that a database cannot hold', async () => {
    const store = await freshStore()
    const odd = { ...fact('2025-01', 1), dimensions: { account: '52\0', category: 'a\tb\\c\n\ud800' } }
    await deliver(store, { ...delivered('x', reading([odd], [slice('2025-01')])), fileName: 'tom\0byte.se' })
    const [loaded] = await store.loadFacts(await store.loadCurrentSnapshot())
    assert.deepEqual(loaded?.dimensions, { account: '52\ufffd', category: 'a\tb\\c\n\ufffd' })
  })

  it('supersedes contents whole, by stream', async () => {
    const store = await freshStore()
    const accounts = (label: string): Content => ({
      kind: 'account-plan',
      key: 'account-plan',
      body: { accounts: [{ code: '3010' as never, labelSv: label }] },
      source: { fileName: 'kontoplan.xlsx', sheet: 'Konton' },
    })
    const commentary = (section: string, textSv: string): Content => ({
      kind: 'commentary',
      key: `fds/2025-D2/${section}`,
      body: { orgUnit: 'fds', textSv } as never,
      source: { fileName: `${section}.md` },
    })
    const before = await deliver(
      store,
      contents('1', [accounts('Intäkt'), commentary('ekonomi', 'Ett'), commentary('personal', 'Två')]),
    )
    const snapshot = await store.loadCurrentSnapshot()
    const after = await deliver(store, contents('2', [commentary('ekonomi', 'Rättad')]))

    const texts = async (at = snapshot) =>
      (await store.loadContents(at)).map(({ key, body, source }) => [key, JSON.stringify(body), source.deliveryId])
    const kept = [
      ['account-plan', '{"accounts":[{"code":"3010","labelSv":"Intäkt"}]}', before.id],
      ['fds/2025-D2/personal', '{"orgUnit":"fds","textSv":"Två"}', before.id],
    ]
    assert.deepEqual(await texts(await store.loadCurrentSnapshot()), [
      ...kept,
      ['fds/2025-D2/ekonomi', '{"orgUnit":"fds","textSv":"Rättad"}', after.id],
    ])
    assert.equal((await texts()).length, 3)
  })

  it('of amounts leaves contents as they are, to the object', async () => {
    const store = await freshStore()
    const words: Content = {
      kind: 'commentary',
      key: 'fds/2025-D2/ekonomi',
      body: { orgUnit: 'fds', textSv: 'Ett' } as never,
      source: { fileName: 'x.md' },
    }
    await deliver(store, contents('1', [words]))
    const before = await store.loadContents(await store.loadCurrentSnapshot())
    await deliver(store, ledger('januari', '2025-01', [['2025-01', 1]]))
    assert.equal(await store.loadContents(await store.loadCurrentSnapshot()), before)
    await deliver(store, contents('2', [{ ...words, body: { orgUnit: 'fds', textSv: 'Två' } as never }]))
    assert.notEqual(await store.loadContents(await store.loadCurrentSnapshot()), before)
  })
})

/** Months → the sum of the current facts' amounts, to compare at a glance. */
async function amounts(store: Store): Promise<Record<string, string>> {
  const sums = new Map<string, bigint>()
  for (const {
    period: { from, to },
    amount,
  } of await store.loadFacts(await store.loadCurrentSnapshot())) {
    const key = from === to ? from : `${from}–${to}`
    sums.set(key, (sums.get(key) ?? 0n) + amount.numerator / amount.denominator)
  }
  return Object.fromEntries([...sums].sort().map(([key, sum]) => [key, sum.toString()]))
}

async function deliver(store: Store, incoming: IncomingDelivery): Promise<Delivery> {
  const { delivery } = await store.stageDelivery(incoming)
  return store.acceptDelivery(delivery.id)
}

function ledger(
  name: string,
  months: string,
  monthly: readonly (readonly [string, number])[],
  { stream, scenario = actual }: { stream?: string; scenario?: Scenario } = {},
): IncomingDelivery {
  const facts = monthly.map(([key, kronor]) => ({ ...fact(key, kronor), scenario }))
  return delivered(name, reading(facts, [slice(months, scenario, stream)]))
}

function contents(name: string, list: readonly Content[]): IncomingDelivery {
  const slices = list.map(({ kind, key }) => ({ stream: `${kind}/${key}`, scenario: 'actual' }))
  return delivered(name, { ...reading([], slices), contents: list })
}

function delivered(name: string, read: Reading): IncomingDelivery {
  return {
    fileName: `${name}.se`,
    bytes: new TextEncoder().encode(name),
    reading: read,
    receivedAt: new Date('2025-09-05T08:00:00.123Z'),
    receivedBy: 'anna',
  }
}

function reading(facts: readonly Fact[], slices: readonly Slice[]): Reading {
  return { format: 'sie4', facts, contents: [], slices, controlTotals: [], findings: [] }
}

/** '2025-01' or '2025-01–2025-03'. */
function slice(months: string, scenario: Scenario = actual, stream = 'ledger/fds'): Slice {
  const [from = '', to = from] = months.split('–')
  return { stream, scenario: scenarioKey(scenario), period: period(month(from), month(to)) }
}

function fact(key: string, kronor: number): Fact {
  return {
    id: '',
    series: 'ledger',
    orgUnit: orgUnitCode('7110'),
    period: period(month(key)),
    scenario: actual,
    dimensions: { account: '5210', counterparty: '1' },
    amount: decimal(kronor * 100, 2),
    unitOfMeasure: 'sek',
    source: { fileName: 'ledger.se', row: 42 },
  }
}

function place(fileName: string): Finding['where'] {
  return { kind: 'source', place: { fileName, row: 3 } }
}
