import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import pg from 'pg'
import type { Content } from '#domain/content.ts'
import type { Slice } from '#domain/delivery.ts'
import { snapshotAt } from '#domain/delivery.ts'
import type { Fact } from '#domain/fact.ts'
import { afterChanges, balancesOfFacts, type LedgerBalances, type LedgerQuestion } from '#domain/ledger-balance.ts'
import { type Month, monthOf } from '#domain/month.ts'
import { type Organisation, type OrgUnitCode, orgUnitCode, subtreeAt } from '#domain/organisation.ts'
import { covers, fullYear, type Period, period } from '#domain/period.ts'
import { parseScenarioKey } from '#domain/scenario.ts'
import { decimal, type Exact } from '#lib/exact.ts'
import { stringifyExact } from '#lib/exact-json.ts'
import { onEachSpread, type TestDatabases } from '../../test/store-servers.ts'
import { openStore } from './open-store.ts'
import type { Store } from './store.ts'

onEachSpread('ledger balances', ({ freshDatabase, locate, open }) => {
  it('are the sums of the facts at every snapshot, after any deliveries, corrections and reorganisations', async () => {
    let [balancesSeen, broughtForward, askedAgain] = [0, 0, 0]
    await fc.assert(
      fc.asyncProperty(fc.array(anyEvent, { minLength: 6, maxLength: 12 }), anyQuestions, async (events, questions) => {
        const url = await freshDatabase()
        const stores = [await openStore(locate(url)), await openStore(locate(url))] as const
        for (const event of events) await happen(event, stores, locate(url))

        const latest = await stores[0].loadCurrentSnapshot()
        for (let sequence = 1; sequence <= latest.sequence; sequence++) {
          balancesSeen += await assertSumsOfFacts(stores[0], sequence, questions)
        }
        for (let sequence = 1; sequence < latest.sequence; sequence++) {
          const brought = await assertBroughtForward(stores[0], sequence, latest.sequence, questions)
          broughtForward += brought
          askedAgain += questions.length - brought
        }
        await stores[0].settleLedgerBalances()
        for (let sequence = 1; sequence <= latest.sequence; sequence++) await assertSumsOfFacts(stores[1], sequence, questions)
        for (const store of stores) await store.close()
      }),
      { numRuns: 10 },
    )
    assert.ok(balancesSeen > 300, `Only ${balancesSeen} balances were compared in all: the questions say too little.`)
    assert.ok(broughtForward > 30 && askedAgain > 0, `${broughtForward} answers were brought forward, ${askedAgain} asked again.`)
  })

  it('of a whole administration are read without its facts', async () => {
    const url = await freshDatabase()
    const store = await open(url)
    await deliver(store, [region(tree('omr-1'))])
    await deliver(store, [ledgerOf('a', january2025, [{ amount: decimal(12_50n, 2) }, { amount: decimal(7n, 0) }])])
    await store.settleLedgerBalances()
    await execute(locate(url), 'delete from tertial.fact')

    const question = ask(['region', 'förv', 'omr-1', 'omr-2', '11', '12', '21'], january2025)
    const [answer] = await store.loadLedgerBalances(await store.loadCurrentSnapshot(), [question])
    assert.deepEqual(answer, {
      question,
      balances: [{ account: '5210', counterparty: '1', amount: decimal(19_50n, 2), factCount: 2 }],
      monthsCovered: new Set([january2025.from]),
    })
  })

  it('follow a correction in the moment that it is accepted, and leave what it repeats untouched', async () => {
    const url = await freshDatabase()
    const store = await open(url)
    await deliver(store, [region(tree('omr-1'))])
    const [kept, wrong, right] = [decimal(100_00n, 2), decimal(1n, 0), decimal(2n, 0)]
    await deliver(store, [ledgerOf('a', january2025, [{ amount: kept, account: '3010' }, { amount: wrong }])])
    await store.settleLedgerBalances()
    const before = await rowsOf(locate(url), 'select ctid, * from tertial.month_balance where account = $1 order by node', [
      '3010',
    ])
    await deliver(store, [ledgerOf('a', january2025, [{ amount: kept, account: '3010' }, { amount: right }])])

    assert.deepEqual(
      await rowsOf(locate(url), 'select ctid, * from tertial.month_balance where account = $1 order by node', ['3010']),
      before,
    )
    const rows = await rowsOf(locate(url), 'select distinct ore[12]::int as ore from tertial.month_balance where account = $1', [
      '5210',
    ])
    assert.deepEqual(rows, [{ ore: 200 }])
  })

  it('that a correction does not touch are the very same answers after it', async () => {
    const store = await open(await freshDatabase())
    await deliver(store, [region(tree('omr-1'))])
    const facts = ['11', '21'].map((orgUnit) => ({ amount: decimal(100_00n, 2), orgUnit }))
    await deliver(store, [ledgerOf('a', january2025, facts)])
    const earlier = await store.loadCurrentSnapshot()
    const questions = [ask(['omr-1', '11', '12'], january2025), ask(['omr-2', '21'], january2025)]
    const [touched, untouched] = await store.loadLedgerBalances(earlier, questions)
    assert.ok(touched && untouched)

    const corrected = facts.map((fact) => (fact.orgUnit === '11' ? { ...fact, amount: decimal(75_50n, 2) } : fact))
    await deliver(store, [ledgerOf('a', january2025, corrected)])
    const changes = (await store.loadLedgerChanges(earlier, await store.loadCurrentSnapshot())) ?? []
    assert.deepEqual(
      changes.map(({ orgUnit, amount, factCount }) => [orgUnit, amount, factCount]),
      [['11', decimal(-24_50n, 2), 0]],
    )
    assert.equal(afterChanges(untouched, changes), untouched)
    assert.deepEqual(afterChanges(touched, changes)?.balances[0]?.amount, decimal(75_50n, 2))
  })

  it('touch only what a reorganisation moves', async () => {
    const url = await freshDatabase()
    const store = await open(url)
    await deliver(store, [region(tree('omr-1'))])
    const facts = ['11', '12', '21'].map((orgUnit) => ({ amount: decimal(1n, 0), orgUnit }))
    await deliver(store, [ledgerOf('a', january2025, facts)])
    await store.settleLedgerBalances()
    const before = await rowsOf(locate(url), 'select node, ctid from tertial.month_balance order by node')
    await deliver(store, [region(tree('omr-2'))])

    const after = await rowsOf(locate(url), 'select node, ctid from tertial.month_balance order by node')
    const touched = after.filter((row, index) => stringifyExact(row) !== stringifyExact(before[index]))
    assert.deepEqual(
      touched.map(({ node }) => node),
      ['omr-1', 'omr-2'],
    )
  })

  it('are right for one who asks while the organisation is changed', async () => {
    const url = await freshDatabase()
    const [here, there] = [await open(url), await open(url)]
    await deliver(here, [region(tree('omr-1'))])
    const facts = ['11', '12', '21'].map((orgUnit, index) => ({ amount: decimal(10 ** index, 0), orgUnit }))
    await deliver(here, [ledgerOf('a', january2025, facts)])
    await here.settleLedgerBalances()

    let done = false
    const changes = (async () => {
      for (let round = 0; round < 15; round++) await deliver(there, [region(tree(round % 2 === 0 ? 'omr-2' : 'omr-1'))])
      done = true
    })()
    while (!done) {
      const question = ask(['omr-1', '11', '12'], january2025)
      const [answer] = await here.loadLedgerBalances(await here.loadCurrentSnapshot(), [question])
      assert.deepEqual(
        answer?.balances.map(({ amount }) => amount),
        [decimal(11_00n, 2)],
      )
    }
    await changes
  })

  it('of ten thousand facts in a delivery wait for no one, and come by themselves', async () => {
    const url = await freshDatabase()
    const store = await open(url)
    await deliver(store, [region(tree('omr-1'))])
    const many = Array.from({ length: 25_000 }, (_, index) => ({ amount: decimal(index, 2), account: `5${index % 100}` }))
    await deliver(store, [ledgerOf('a', january2025, many)])
    const question = ask(['region', 'förv', 'omr-1', 'omr-2', '11', '12', '21'], january2025)
    await assertAnswer(store, 2, question)
    await store.settleLedgerBalances()
    assert.deepEqual(await rowsOf(locate(url), 'select 1 from tertial.fact_block where not balanced'), [])
    await assertAnswer(store, 2, question)
  })
})

/** What can happen to a ledger. */
type Event =
  | { readonly kind: 'ledger'; readonly deliveries: readonly Delivered[] }
  | { readonly kind: 'at once'; readonly deliveries: readonly [Delivered, Delivered] }
  | { readonly kind: 'reorganisation'; readonly organisation: Organisation }
  | { readonly kind: 'pause' }
  | { readonly kind: 'history before the balances' }

interface Delivered {
  readonly facts: readonly Fact[]
  readonly contents: readonly Content[]
  readonly slices: readonly Slice[]
}

async function happen(event: Event, [here, there]: readonly [Store, Store], at: Databases): Promise<void> {
  switch (event.kind) {
    case 'ledger':
      return deliver(here, event.deliveries)
    case 'at once': {
      const [one, other] = [await stage(here, event.deliveries[0]), await stage(there, event.deliveries[1])]
      await Promise.all([here.acceptDelivery(one), there.acceptDelivery(other)])
      return
    }
    case 'reorganisation':
      return deliver(there, [region(event.organisation)])
    case 'pause':
      return here.settleLedgerBalances()
    case 'history before the balances':
      await here.settleLedgerBalances()
      for (const table of ['month_balance', 'month_coverage', 'span_balance']) await execute(at, `delete from tertial.${table}`)
      return execute(at, 'update tertial.fact_block set balanced = false')
  }
}

/** How many balances were compared. */
async function assertSumsOfFacts(store: Store, sequence: number, questions: readonly LedgerQuestion[]): Promise<number> {
  const snapshot = snapshotAt(sequence)
  const facts = await store.loadFacts(snapshot)
  const answers = await store.loadLedgerBalances(snapshot, questions)
  const expected = questions.map((question) => balancesOfFacts(facts, question))
  assert.deepEqual(answers.map(inOrder), expected.map(inOrder))
  return expected.reduce((total, { balances }) => total + balances.length, 0)
}

/** An answer and what changed since are the later answer, or say that they are not. How many are. */
async function assertBroughtForward(store: Store, earlier: number, later: number, questions: readonly LedgerQuestion[]) {
  const changes = await store.loadLedgerChanges(snapshotAt(earlier), snapshotAt(later))
  assert.ok(changes)
  const expected = await store.loadLedgerBalances(snapshotAt(later), questions)
  const answers = await store.loadLedgerBalances(snapshotAt(earlier), questions)
  const brought = answers.map((answer) => afterChanges(answer, changes))
  const told = brought.flatMap((answer, index) => (answer === undefined ? [] : [[answer, expected[index] ?? answer] as const]))
  for (const [answer, at] of told) assert.deepEqual(inOrder(answer), inOrder(at))
  return told.length
}

async function assertAnswer(store: Store, sequence: number, question: LedgerQuestion): Promise<void> {
  assert.ok((await assertSumsOfFacts(store, sequence, [question])) > 0)
}

function inOrder({ question, balances, monthsCovered }: LedgerBalances) {
  return {
    question,
    balances: balances.map((balance) => stringifyExact(balance)).sort(),
    monthsCovered: [...monthsCovered].sort(),
  }
}

async function deliver(store: Store, deliveries: readonly Delivered[]): Promise<void> {
  for (const delivered of deliveries) await store.acceptDelivery(await stage(store, delivered))
}

let files = 0

async function stage(store: Store, { facts, contents, slices }: Delivered): Promise<string> {
  const reading = { format: 'sie4', facts, contents, slices, controlTotals: [], findings: [] }
  const bytes = new TextEncoder().encode(`${++files}`)
  const { delivery } = await store.stageDelivery({ fileName: 'x.se', bytes, reading, receivedAt: new Date(), receivedBy: 'anna' })
  return delivery.id
}

async function execute(at: Databases, sql: string): Promise<void> {
  await rowsOf(at, sql)
}

/** Of home and of each server beside it. */
async function rowsOf(
  { databaseUrl, factServers }: Databases,
  sql: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = []
  for (const connectionString of [databaseUrl, ...factServers]) {
    const client = new pg.Client({ connectionString })
    await client.connect()
    try {
      rows.push(...(await client.query(sql, values)).rows)
    } finally {
      await client.end()
    }
  }
  return rows
}

type Databases = ReturnType<TestDatabases['locate']>

const januaryTo = (year: number, number: number): Period => period(monthOf(year, 1), monthOf(year, number))
const january2025 = januaryTo(2025, 1)
const actual = { kind: 'actual' } as const

function ask(orgUnits: readonly string[], months: Period): LedgerQuestion {
  return { scenario: actual, period: months, orgUnits: orgUnits.map(orgUnitCode) }
}

function region(organisation: Organisation): Delivered {
  const body = { nameSv: 'Regionen', organisation, rounds: [], counterpartyCodes: {} }
  const content: Content = { kind: 'region', key: 'region', body, source: { fileName: 'region.yaml' } }
  return { facts: [], contents: [content], slices: [{ stream: 'region/region', scenario: 'actual' }] }
}

/** Region, administration, two areas; cost centre 12 under the one that is named, from 2024. */
function tree(parentOf12: string): Organisation {
  const parents = { förv: 'region', 'omr-1': 'förv', 'omr-2': 'förv', '11': 'omr-1', '12': parentOf12, '21': 'omr-2' }
  const versions = Object.entries(parents).map(([code, parent]) => ({
    code: orgUnitCode(code),
    nameSv: code,
    level: 'unit' as const,
    parent: orgUnitCode(parent),
    validFrom: monthOf(2024, 1),
  }))
  return {
    versions: [{ code: orgUnitCode('region'), nameSv: 'Regionen', level: 'region', validFrom: monthOf(2024, 1) }, ...versions],
  }
}

function ledgerOf(
  stream: string,
  months: Period,
  amounts: readonly { amount: Exact; account?: string; orgUnit?: string }[],
): Delivered {
  const facts = amounts.map(
    ({ amount, account = '5210', orgUnit = '11' }, index): Fact => ({
      id: '',
      series: 'ledger',
      orgUnit: orgUnitCode(orgUnit),
      period: months,
      scenario: actual,
      dimensions: { account, counterparty: '1' },
      amount,
      unitOfMeasure: 'sek',
      source: { fileName: 'x.se', row: index + 1 },
    }),
  )
  return { facts, contents: [], slices: [{ stream, scenario: 'actual', period: months }] }
}

const scenarioKeys = ['actual', 'forecast:2025-D2']
const twoYears = period(monthOf(2024, 1), monthOf(2025, 12))
const codes = ['r', 'f1', 'f2', 'o1', 'o2', 'c1', 'c2', 'c3', 'c4', 'okänd'].map(orgUnitCode)

const anyMonth: fc.Arbitrary<Month> = fc
  .record({ year: fc.constantFrom(2024, 2025), number: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, number }) => monthOf(year, number))
const anyMonths: fc.Arbitrary<Period> = fc.tuple(anyMonth, anyMonth).map(([a, b]) => (a < b ? period(a, b) : period(b, a)))
const anyScenario = fc.constantFrom(...scenarioKeys).map((key) => parseScenarioKey(key) ?? actual)

/** Nothing, whole kronor, öre, tenths of öre (that no balance can hold) and amounts too large for one. */
const anyAmount = fc.oneof(
  { weight: 2, arbitrary: fc.constant([0, 2] as [number, number]) },
  { weight: 8, arbitrary: fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 0, max: 2 })) },
  { weight: 1, arbitrary: fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.constant(3)) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(2n ** 62n, -(2n ** 62n)), fc.constant(2)) },
)

const anyFact: fc.Arbitrary<Fact> = fc
  .record({
    orgUnit: fc.constantFrom(...codes),
    scenario: anyScenario,
    months: fc.oneof({ weight: 4, arbitrary: anyMonth.map((month) => period(month)) }, anyMonths, fc.constant(fullYear(2025))),
    account: fc.constantFrom('3010', '5210', '', undefined),
    counterparty: fc.constantFrom('1', '2', '', undefined),
    amount: anyAmount,
    series: fc.constantFrom('ledger', 'ledger', 'ledger', 'investment'),
  })
  .map(({ orgUnit, scenario, months, account, counterparty, amount: [digits, scale], series }) => ({
    id: '',
    series: series === 'ledger' ? 'ledger' : 'investment',
    orgUnit,
    period: months,
    scenario,
    dimensions: { ...(account === undefined ? {} : { account }), ...(counterparty === undefined ? {} : { counterparty }) },
    amount: decimal(digits, scale),
    unitOfMeasure: 'sek',
    source: { fileName: 'x.se', row: 1 },
  }))

/** A stream's months of both scenarios, with what it says of them. */
const anyDelivered: fc.Arbitrary<Delivered> = fc
  .record({
    stream: fc.constantFrom('a', 'b'),
    months: fc.oneof(anyMonths, fc.constant(twoYears)),
    facts: fc.array(anyFact, { minLength: 10, maxLength: 60 }),
  })
  .map(({ stream, months, facts }) => ({
    facts: facts.filter((fact) => covers(months, fact.period)),
    contents: [],
    slices: scenarioKeys.map((scenario) => ({ stream, scenario, period: months })),
  }))

/** Any dated parents, circles and several at once included: what a broken file can say. */
const anyOrganisation: fc.Arbitrary<Organisation> = fc
  .array(
    fc.record({
      code: fc.constantFrom(...codes.slice(0, 9)),
      parent: fc.option(fc.constantFrom(...codes.slice(0, 6)), { nil: undefined }),
      months: anyMonths,
      open: fc.boolean(),
    }),
    { minLength: 4, maxLength: 16 },
  )
  .map((list) => ({
    versions: list.map(({ code, parent, months, open }) => ({
      code,
      nameSv: code,
      level: 'unit' as const,
      ...(parent === undefined ? {} : { parent }),
      validFrom: months.from,
      ...(open ? {} : { validTo: months.to }),
    })),
  }))

const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  { weight: 4, arbitrary: anyDelivered.map((delivered): Event => ({ kind: 'ledger', deliveries: [delivered] })) },
  { weight: 2, arbitrary: fc.tuple(anyDelivered, anyDelivered).map((deliveries): Event => ({ kind: 'at once', deliveries })) },
  { weight: 2, arbitrary: anyOrganisation.map((organisation): Event => ({ kind: 'reorganisation', organisation })) },
  { weight: 2, arbitrary: fc.constant<Event>({ kind: 'pause' }) },
  { weight: 1, arbitrary: fc.constant<Event>({ kind: 'history before the balances' }) },
)

/** Of whole subtrees in some month of some tree, and of any units. */
const anyUnits: fc.Arbitrary<readonly OrgUnitCode[]> = fc.oneof(
  fc.subarray(codes, { minLength: 1 }),
  fc.tuple(anyOrganisation, anyMonth, fc.constantFrom(...codes)).map(([tree, month, root]) => [...subtreeAt(tree, root, month)]),
  fc.constant([...codes]),
)

const anyException = fc.record({ orgUnits: fc.subarray(codes), period: anyMonths })

const anyQuestions: fc.Arbitrary<LedgerQuestion[]> = fc.array(
  fc.record(
    {
      scenario: anyScenario,
      period: fc.oneof(anyMonths, fc.constantFrom(fullYear(2025), twoYears, januaryTo(2025, 8))),
      orgUnits: anyUnits,
      except: fc.array(anyException, { maxLength: 2 }),
    },
    { requiredKeys: ['scenario', 'period', 'orgUnits'] },
  ),
  { minLength: 4, maxLength: 8 },
)
