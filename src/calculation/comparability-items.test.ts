import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Fact } from '#domain/fact.ts'
import { printedCell } from '#domain/printed-cell.ts'
import type { StatementLayout } from '#domain/statement-layout.ts'
import { figureAt, type Table } from '#domain/table.ts'
import { equals, subtract, sum } from '#lib/exact.ts'
import { computeTables } from './compute.ts'
import { monthlyFacts, sampleFact, sampleInput, sampleLayout, sampleRound } from './sample-input.ts'

const layout: StatementLayout = {
  ...sampleLayout,
  table: 'cost-development',
  sign: 'cost',
  columns: [
    { comparison: 'actual-ytd-prior' },
    { comparison: 'actual-ytd' },
    { comparison: 'change-from-prior-ytd' },
    { comparison: 'change-from-prior-ytd-percent' },
  ],
  rows: [
    { key: 'lakemedel', labelSv: 'Läkemedel', kind: 'detail', indent: 0, accounts: ['54*'] },
    { key: 'lokaler', labelSv: 'Lokaler', kind: 'detail', indent: 0, accounts: ['60*'] },
    { key: 'brutto', labelSv: 'Bruttokostnad', kind: 'sum', indent: 0, sumOf: ['lakemedel', 'lokaler'] },
    { key: 'intakter', labelSv: 'Intäkter', kind: 'detail', indent: 0, accounts: ['3*'] },
    { key: 'netto', labelSv: 'Nettokostnad', kind: 'sum', indent: 0, sumOf: ['brutto', 'intakter'] },
  ],
}

const ledger = (year: number, account: string, tkr: number, counterparty = '1') => [
  ...monthlyFacts('ledger', `${year}-08`, 0, { account, counterparty }),
  sampleFact('ledger', `${year}-01`, tkr * 1000_00, { account, counterparty }),
]
/** Health care's drugs of January–April 2023 and 2024 (domain.md §3.3), and rents and income beside them. */
const books = [
  ...ledger(2024, '5410', 399_800),
  ...ledger(2025, '5410', 401_800),
  ...ledger(2024, '6010', 130_600),
  ...ledger(2025, '6010', 147_800),
  ...ledger(2024, '3110', -44_200),
  ...ledger(2025, '3110', -47_600),
]
const item = (
  year: number,
  account: string,
  tkr: number,
  more: { category?: string; comparison?: string; 'approved-by'?: string } = {},
) =>
  sampleFact('comparability-item', `${year}-01–${year}-08`, tkr * 1000_00, {
    account,
    category: 'Vaccin som staten betalar sedan årsskiftet',
    comparison: '2025-D2',
    'approved-by': 'Ekonomichefen',
    ...more,
  })

describe('what disturbs a comparison of costs', () => {
  test('is printed between the booked growth and the adjusted: drugs +0,5 % and without 24,3 mnkr of last year’s +7,0 %', () => {
    const printed = print(compared([...books, item(2024, '5410', 24_300)]))
    assert.deepEqual(printed.slice(0, 3), [
      ['Läkemedel', '399,8', '401,8', '2,0', '0,5'],
      ['avgår Vaccin som staten betalar sedan årsskiftet', '−24,3', '0,0', '24,3', ''],
      ['Läkemedel utan jämförelsestörande poster', '375,5', '401,8', '26,3', '7,0'],
    ])
  })

  test('is taken away in every sum that holds its row, and in no other row', () => {
    const keys = compared([...books, item(2024, '5410', 24_300)]).rows.map(({ key }) => key)
    const reason = 'vaccin-som-staten-betalar-sedan-arsskiftet'
    assert.deepEqual(
      keys.filter((key) => key.includes('.')),
      ['lakemedel', 'brutto', 'netto'].flatMap((key) => [`${key}.${reason}`, `${key}.justerad`]),
    )
  })

  test('can stand in either year, and an income is taken away with its own sign', () => {
    const rows = print(compared([...books, item(2025, '6010', 15_000, { category: 'Hyra' }), item(2024, '3110', -4_200)]))
    const adjusted = rows.filter(([label]) => label?.endsWith('poster'))
    assert.deepEqual(
      adjusted.map((row) => row.slice(1)),
      [
        ['130,6', '132,8', '2,2', '1,7'],
        ['530,4', '534,6', '4,2', '0,8'],
        ['−40,0', '−47,6', '−7,6', '19,0'],
        ['490,4', '487,0', '−3,4', '−0,7'],
      ],
    )
  })

  test('says who approved it, and of nobody that nobody has', () => {
    const { notesSv } = compared([...books, item(2024, '5410', 24_300)])
    assert.deepEqual(notesSv, [
      'Jämförelsestörande poster: Vaccin som staten betalar sedan årsskiftet (godkänd av Ekonomichefen).',
    ])
    const { 'approved-by': _, ...dimensions } = item(2024, '5410', 24_300).dimensions
    const { findings } = compute([...books, { ...item(2024, '5410', 24_300), dimensions }])
    assert.deepEqual(
      findings.filter(({ code }) => code === 'C-034').map(({ severity }) => severity),
      ['warning'],
    )
  })

  test('with none reported, the table says that its growth is the booked one', () => {
    const { notesSv, rows } = compared(books)
    assert.deepEqual(notesSv, ['Förändringen är den bokförda: inga jämförelsestörande poster är anmälda.'])
    assert.equal(rows.length, layout.rows.length)
  })

  test('belongs to the round that compares: another round’s items adjust nothing', () => {
    const others = [item(2024, '5410', 24_300, { comparison: '2025-D1' }), item(2025, '5410', 9_000, { comparison: '2026-D2' })]
    assert.deepEqual(compared([...books, ...others]), compared(books))
  })

  test('is told of when no row or no period of the table has it', () => {
    const stray = [item(2024, '7010', 100), item(2023, '5410', 100, { category: 'Året före' })]
    const restOfYear = sampleFact('comparability-item', '2024-09–2024-12', 100, item(2024, '5410', 0).dimensions)
    const { findings } = compute([...books, item(2024, '5410', 24_300), restOfYear, ...stray])
    assert.deepEqual(
      findings.filter(({ code }) => code === 'C-033').map(({ where }) => where.kind === 'source' && where.place.row),
      stray.map(({ source }) => source.row),
    )
  })
})

describe('whatever items are reported', () => {
  const anyItem = fc.record({
    year: fc.constantFrom(2024, 2025),
    account: fc.constantFrom('5410', '5420', '6010', '3110'),
    hundredths: fc.bigInt({ min: -1_000_000_000_00n, max: 1_000_000_000_00n }),
    category: fc.constantFrom('Flytt', 'Engångskostnad', 'Statsbidrag'),
  })
  const itemsFrom = (drawn: readonly { year: number; account: string; hundredths: bigint; category: string }[]) =>
    drawn.map(({ year, account, hundredths, category }) =>
      sampleFact('comparability-item', `${year}-01–${year}-08`, hundredths, {
        account,
        category,
        comparison: '2025-D2',
        'approved-by': 'Ekonomichefen',
      }),
    )

  test('booked less the items is the adjusted amount to the öre, row by row and year by year', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { minLength: 1, maxLength: 8 }), (drawn) => {
        const items = itemsFrom(drawn)
        const table = compared([...books, ...items])
        for (const { key, accounts } of [
          { key: 'lakemedel', accounts: /^54/ },
          { key: 'brutto', accounts: /^(54|60)/ },
          { key: 'netto', accounts: /^(54|60|3)/ },
        ]) {
          const own = items.filter(({ dimensions }) => accounts.test(dimensions.account ?? ''))
          if (own.length === 0) continue
          for (const [column, year] of [
            ['actual-ytd-prior', '2024'],
            ['actual-ytd', '2025'],
          ] as const) {
            const ofYear = own.filter(({ period }) => period.to.startsWith(year))
            const expected = subtract(valueAt(table, key, column), sum(ofYear.map(({ amount }) => amount)))
            assert.ok(equals(valueAt(table, `${key}.justerad`, column), expected), `${key} ${column}`)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  test('no other table knows of them', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { minLength: 1, maxLength: 8 }), (drawn) => {
        const others = (facts: readonly Fact[]) => compute(facts).tables.filter(({ name }) => name !== 'cost-development')
        assert.deepEqual(others([...books, ...itemsFrom(drawn)]), others(books))
      }),
      { numRuns: 20 },
    )
  })

  test('the next year’s comparison has last year as it is booked', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { minLength: 1, maxLength: 8 }), (drawn) => {
        const next = (facts: readonly Fact[]) => compute(facts, '2026-D2').tables
        const later = [...books, ...ledger(2026, '5410', 410_000)]
        assert.deepEqual(next([...later, ...itemsFrom(drawn)]), next(later))
      }),
      { numRuns: 20 },
    )
  })
})

function compute(facts: readonly Fact[], round = '2025-D2') {
  return computeTables(sampleInput(facts, { round: sampleRound(round), layouts: [sampleLayout, layout] }))
}

function compared(facts: readonly Fact[]): Table {
  const table = compute(facts).tables.find(({ name }) => name === 'cost-development')
  assert.ok(table)
  return table
}

function valueAt(table: Table, row: string, column: string) {
  const figure = figureAt(table, row, column)
  assert.ok(figure?.kind === 'value', `${row} ${column}`)
  return figure.value
}

function print({ columns, rows }: Table): string[][] {
  return rows.map((row) => [row.labelSv, ...columns.slice(1).map((column) => printedCell(row.cells[column.key], column))])
}
