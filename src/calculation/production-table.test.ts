import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Fact } from '#domain/fact.ts'
import { month } from '#domain/month.ts'
import { type OrgUnitVersion, orgUnitCode } from '#domain/organisation.ts'
import { printedCell } from '#domain/printed-cell.ts'
import type { ProductionColumn, ProductionLayout, ProductionRow } from '#domain/production-layout.ts'
import { figureAt, type Table } from '#domain/table.ts'
import { add, equals, exact, sum, zero } from '#lib/exact.ts'
import { computeTables } from './compute.ts'
import { factsFigure } from './facts-figure.ts'
import { monthlyFacts, sampleFact, sampleInput, sampleRound, sampleUnit } from './sample-input.ts'
import { tableContext } from './table-definition.ts'

const columns: readonly ProductionColumn[] = [
  { comparison: 'actual-ytd' },
  { comparison: 'budget-ytd' },
  { comparison: 'variance-to-budget-ytd-percent' },
  { comparison: 'actual-ytd-prior' },
  { comparison: 'change-from-prior-ytd-percent' },
  { comparison: 'forecast-full-year' },
  { comparison: 'actual-full-year-prior' },
]
const operations: readonly ProductionRow[] = [
  {
    key: 'operationer',
    labelSv: 'Operationer',
    kind: 'detail',
    indent: 0,
    quantity: { categories: ['operation'], aggregation: 'sum' },
    parts: ['dagkirurgi', 'slutenvard', 'ej-fordelat'],
  },
  ...['dagkirurgi', 'slutenvard'].map(
    (key): ProductionRow => ({
      key,
      labelSv: `varav ${key}`,
      kind: 'of-which',
      indent: 1,
      quantity: { categories: ['operation'], careTypes: [key], aggregation: 'sum' },
    }),
  ),
  { key: 'ej-fordelat', labelSv: 'Ej fördelat', kind: 'residual', indent: 1, residualOf: 'operationer' },
  {
    key: 'akuta',
    labelSv: 'därav akuta',
    kind: 'memo',
    indent: 1,
    quantity: { categories: ['akut-operation'], aggregation: 'sum', sporadic: true },
  },
]

describe('a whole and its parts', () => {
  test('differ by what is not classified, on a row of its own: 9 053 = 2 163 + 2 301 + 4 589', () => {
    const facts = [
      ...operationsIn('2024', { dagkirurgi: 2163, slutenvard: 2301, 'ej-klassad': 4589 }),
      ...operationsIn('2023', { dagkirurgi: 2184, slutenvard: 2498 }),
    ]
    const { table } = compute(facts, operations)
    assert.deepEqual(column(table, 'actual-ytd'), ['9 053', '2 163', '2 301', '4 589', '–'])
    assert.deepEqual(column(table, 'actual-ytd-prior'), ['4 682', '2 184', '2 498', '0', '–'])
    assert.deepEqual(rowOf(table, 'operationer')?.sumOf, ['dagkirurgi', 'slutenvard', 'ej-fordelat'])
    const part = figureAt(table, 'dagkirurgi', 'actual-ytd')
    assert.match(part?.basis?.formulaSv ?? '', /^Summan av operationer, dagkirurgi \(operation\), utfall januari–april 2024/)
  })

  test('are equal with what is left, whatever was counted, and a memo is in neither', () => {
    const counts = fc.record({
      dagkirurgi: fc.nat(10_000),
      slutenvard: fc.nat(10_000),
      'ej-klassad': fc.nat(10_000),
      annat: fc.nat(10_000),
    })
    fc.assert(
      fc.property(counts, fc.nat(10_000), (byCareType, memo) => {
        const facts = [
          ...operationsIn('2024', byCareType),
          sampleFact('production', '2024-01', memo * 100, { category: 'akut-operation' }),
        ]
        const { table } = compute(facts, operations)
        const value = (row: string) => valueAt(table, row, 'actual-ytd')
        assert.ok(equals(value('operationer'), sum([value('dagkirurgi'), value('slutenvard'), value('ej-fordelat')])))
        assert.ok(equals(value('operationer'), exact(Object.values(byCareType).reduce((total, count) => total + count, 0))))
      }),
      { numRuns: 60 },
    )
  })

  test('that do not fill the whole without a row for the rest are an error, and the whole is not called their sum', () => {
    const withoutRest = operations
      .filter(({ kind }) => kind !== 'residual')
      .map((row) => (row.parts ? { ...row, parts: ['dagkirurgi', 'slutenvard'] } : row))
    const { table, findings } = compute(operationsIn('2024', { dagkirurgi: 1, 'ej-klassad': 1 }), withoutRest)
    assert.match(findings.find(({ code }) => code === 'C-031')?.messageSv ?? '', /delarna av Operationer är tillsammans inte/)
    assert.equal(rowOf(table, 'operationer')?.sumOf, undefined)
  })
})

describe('months and days', () => {
  test('give the same sum however the month’s amount is split into rows', () => {
    const splits = fc.array(fc.array(fc.nat(500), { minLength: 1, maxLength: 31 }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(splits, (days) => {
        const daily = days.flatMap((ofMonth, index) =>
          ofMonth.map((count) => sampleFact('production', `2024-0${index + 1}`, count * 100, { category: 'besok' })),
        )
        const monthly = days.map((ofMonth, index) => {
          const total = ofMonth.reduce((all, count) => all + count, 0)
          return sampleFact('production', `2024-0${index + 1}`, total * 100, { category: 'besok' })
        })
        const visits = [counted('besok', 'sum')]
        assert.ok(
          equals(
            valueAt(compute(daily, visits).table, 'besok', 'actual-ytd'),
            valueAt(compute(monthly, visits).table, 'besok', 'actual-ytd'),
          ),
        )
      }),
      { numRuns: 40 },
    )
  })
})

describe('occupancy', () => {
  const occupancy: ProductionRow = {
    key: 'belaggning',
    labelSv: 'Beläggning 06:00',
    kind: 'detail',
    indent: 0,
    planned: false,
    quantity: { categories: ['belagda'], denominators: ['disponibla'], aggregation: 'ratio-of-sums' },
  }
  const facts = [
    sampleFact('production', '2024-01', 90_00, { category: 'belagda' }),
    sampleFact('production', '2024-01', 100_00, { category: 'disponibla' }),
    ...['02', '03', '04'].flatMap((each) => [
      sampleFact('production', `2024-${each}`, 10_00, { category: 'belagda' }),
      sampleFact('production', `2024-${each}`, 20_00, { category: 'disponibla' }),
    ]),
  ]

  test('is summed beds by summed beds, never a mean of months: 120 ÷ 160 is 75 %, not 60', () => {
    const { table, tables } = compute(facts, [occupancy])
    assert.equal(column(table, 'actual-ytd')[0], '75 %')
    const steps = tables.find(({ name }) => name === 'production-steps')
    assert.deepEqual(steps && column(steps, 'actual-ytd'), ['120', '160'])
    const figure = figureAt(table, 'belaggning', 'actual-ytd')
    const inputs = figure?.basis?.kind === 'formula' ? figure.basis.inputs : []
    assert.deepEqual(inputs, [
      'fds/2024-D1/production-steps/production-own.belaggning.taljare/actual-ytd',
      'fds/2024-D1/production-steps/production-own.belaggning.namnare/actual-ytd',
    ])
  })

  test('that nobody plans says that it has no budget and no forecast, and is no lack', () => {
    const { table, findings } = compute(facts, [occupancy])
    const budget = figureAt(table, 'belaggning', 'budget-ytd')
    const forecast = figureAt(table, 'belaggning', 'forecast-full-year')
    assert.deepEqual([reasonOf(budget), reasonOf(forecast)], ['no-budget', 'no-forecast'])
    assert.deepEqual(
      findings.filter(({ messageSv }) => /budget|prognos/i.test(messageSv)),
      [],
    )
  })

  test('changes in percentage points', () => {
    const lastYear = [
      sampleFact('production', '2023-01–2023-04', 60_00, { category: 'belagda' }),
      sampleFact('production', '2023-01–2023-04', 100_00, { category: 'disponibla' }),
    ]
    const { table } = compute([...facts, ...lastYear], [occupancy])
    assert.equal(column(table, 'change-from-prior-ytd-percent')[0], '15,0 procentenheter')
  })
})

describe('how months make a period', () => {
  const facts = ['01', '02', '03', '04'].map((each, index) =>
    sampleFact('production-level', `2024-${each}`, (index + 1) * 1000_00, { category: 'listade' }),
  )

  test('is by declaration: the last month, the average of months', () => {
    assert.equal(column(compute(facts, [counted('listade', 'last', 'production-level')]).table, 'actual-ytd')[0], '4 000')
    const average = compute(facts, [counted('listade', 'average-of-months', 'production-level')])
    assert.equal(column(average.table, 'actual-ytd')[0], '2 500')
  })

  test('of rolling twelve months reaches into last year, and of whole years is not due before one has ended', () => {
    const two = [
      ...monthlyFacts('production', '2023-12', 10_00, { category: 'besok' }),
      ...monthlyFacts('production', '2024-04', 1_00, { category: 'besok' }),
    ]
    assert.equal(column(compute(two, [counted('besok', 'rolling-twelve')]).table, 'actual-ytd')[0], '84')
    const yearly = compute(two, [counted('besok', 'yearly-only')]).table
    assert.equal(reasonOf(figureAt(yearly, 'besok', 'actual-ytd')), 'not-due')
    assert.equal(column(yearly, 'actual-full-year-prior')[0], '120')
  })

  test('is never a sum for a level: asking for one is a defect', () => {
    const context = tableContext(input(facts, []))
    const question = {
      table: 'production-own',
      row: 'listade',
      column: 'actual-ytd',
      series: 'production-level',
      scenario: context.scenarios.actual,
      period: context.round.period,
      whatSv: 'listade',
      coverage: 'any-month',
    } as const
    assert.throws(() => factsFigure(context, question), /never summed over months/)
  })
})

describe('what is not there', () => {
  const visits = [counted('besok', 'sum')]
  const actuals = monthlyFacts('production', '2024-04', 100_00, { category: 'besok' })

  test('is no budget when none is delivered, never 0 and 0,0 %', () => {
    const { table } = compute(actuals, visits)
    assert.equal(reasonOf(figureAt(table, 'besok', 'budget-ytd')), 'no-budget')
    assert.equal(reasonOf(figureAt(table, 'besok', 'variance-to-budget-ytd-percent')), 'no-budget')
    assert.equal(reasonOf(figureAt(table, 'besok', 'forecast-full-year')), 'no-forecast')
  })

  test('is −100,0 % when the period has none and last year had, and no percent at all when last year had none', () => {
    const none = monthlyFacts('production', '2024-04', 0, { category: 'besok' })
    const some = monthlyFacts('production', '2023-04', 1_00, { category: 'besok' })
    const nothing = monthlyFacts('production', '2023-04', 0, { category: 'besok' })
    assert.equal(column(compute([...none, ...some], visits).table, 'change-from-prior-ytd-percent')[0], '−100,0')
    const undefinedRatio = figureAt(compute([...actuals, ...nothing], visits).table, 'besok', 'change-from-prior-ytd-percent')
    assert.equal(reasonOf(undefinedRatio), 'undefined-ratio')
  })

  test('in one month makes the period’s sum missing, with the month named; not for what is sporadic', () => {
    const withoutMarch = actuals.filter(({ period }) => period.to !== '2024-03')
    const figure = figureAt(compute(withoutMarch, visits).table, 'besok', 'actual-ytd')
    assert.match(figure?.kind === 'missing' ? (figure.detailSv ?? '') : '', /utfall, mars 2024/)
    const sporadic = visits.map((row) => ({
      ...row,
      quantity: { categories: ['besok'], aggregation: 'sum', sporadic: true } as const,
    }))
    assert.equal(column(compute(withoutMarch, sporadic).table, 'actual-ytd')[0], '300')
  })

  test('is a source that lags: its months are fewer, both years alike, and the label says so', () => {
    const both = [...actuals, ...monthlyFacts('production', '2023-12', 50_00, { category: 'besok' })]
    const { table } = compute(both, [{ ...counted('besok', 'sum'), lagMonths: 1 }])
    assert.deepEqual([column(table, 'actual-ytd')[0], column(table, 'actual-ytd-prior')[0]], ['300', '150'])
    assert.equal(column(table, 'actual-full-year-prior')[0], '600')
    assert.equal(rowOf(table, 'besok')?.labelSv, 'Besök (1 månads släp)')
    assert.deepEqual(table.notesSv, ['Januari–mars 2024, och samma månader föregående år: Besök.'])
  })
})

test('only the table’s own kind of provider counts', () => {
  const facts = [
    ...monthlyFacts('production', '2024-04', 10_00, { category: 'besok', 'provider-kind': 'egen' }),
    ...monthlyFacts('production', '2024-04', 5_00, { category: 'besok', 'provider-kind': 'privat', provider: 'A' }),
  ]
  assert.equal(column(compute(facts, [counted('besok', 'sum')], { providerKinds: ['egen'] }).table, 'actual-ytd')[0], '40')
})

describe('a part of the administration', () => {
  const clinic: OrgUnitVersion = {
    code: orgUnitCode('7110'),
    nameSv: 'Kliniken',
    level: 'cost-centre',
    parent: sampleUnit.code,
    validFrom: month('2020-01'),
  }
  const beds: ProductionRow = {
    key: 'belaggning',
    labelSv: 'Beläggning',
    kind: 'detail',
    indent: 0,
    quantity: { categories: ['belagda'], denominators: ['disponibla'], aggregation: 'ratio-of-sums' },
  }

  test('is shown by the administration’s layout, with the rows that are its and no lack of others’', () => {
    const facts = [
      ...monthlyFacts('production', '2024-04', 10_00, { category: 'besok' }),
      ...monthlyFacts('production', '2024-04', 7_00, { category: 'belagda', orgUnit: '7120' }),
      ...monthlyFacts('production', '2024-04', 10_00, { category: 'disponibla', orgUnit: '7120' }),
    ]
    const whole = input(facts, [counted('besok', 'sum'), beds])
    const { tables, findings } = computeTables({ ...whole, orgUnit: clinic })
    assert.deepEqual(
      tables.map(({ name, rows }) => [name, rows.map(({ key }) => key)]),
      [['production-own', ['besok']]],
    )
    assert.equal(
      findings.some(({ messageSv }) => messageSv.includes('elagda')),
      false,
    )
  })

  test('has no table when nothing of it is delivered', () => {
    const elsewhere = monthlyFacts('production', '2024-04', 10_00, { category: 'besok', orgUnit: '7120' })
    assert.deepEqual(computeTables({ ...input(elsewhere, [counted('besok', 'sum'), beds]), orgUnit: clinic }).tables, [])
  })
})

test('two counts and a cost stand on one row, each in its own columns and words', () => {
  const rows: ProductionRow[] = [
    {
      key: 'nodvandig',
      labelSv: 'Nödvändig tandvård',
      kind: 'detail',
      indent: 0,
      aspects: {
        vard: { categories: ['behandlade'], aggregation: 'sum', wordSv: 'behandl.' },
        kostnad: { categories: ['behandlade'], series: 'production-cost', aggregation: 'sum' },
      },
    },
  ]
  const paired: ProductionColumn[] = ['vard', 'kostnad'].map((aspect) => ({
    comparison: 'actual-ytd',
    aspect,
    ...(aspect === 'kostnad' ? { display: { unit: 'mnkr', decimals: 1 } as const } : {}),
  }))
  const facts = [
    ...monthlyFacts('production', '2024-04', 447_25, { category: 'behandlade' }),
    ...monthlyFacts('production-cost', '2024-04', 1_650_000_00, { category: 'behandlade' }),
  ]
  const { table } = compute(facts, rows, { columns: paired })
  assert.deepEqual([column(table, 'vard-actual-ytd')[0], column(table, 'kostnad-actual-ytd')[0]], ['1 789 behandl.', '6,6'])
})

test('a total of rows is their sum, and is missing when one of them is', () => {
  const rows: ProductionRow[] = [
    counted('besok', 'sum'),
    { ...counted('distans', 'sum'), key: 'distans' },
    { key: 'oppenvard', labelSv: 'Öppenvård', kind: 'sum', indent: 0, sumOf: ['besok', 'distans'] },
  ]
  const visits = monthlyFacts('production', '2024-04', 10_00, { category: 'besok' })
  const distant = monthlyFacts('production', '2024-04', 2_00, { category: 'distans' })
  assert.deepEqual(column(compute([...visits, ...distant], rows).table, 'actual-ytd'), ['40', '8', '48'])
  assert.deepEqual(column(compute(visits, rows).table, 'actual-ytd'), ['40', '–', '–'])
})

function counted(
  category: string,
  aggregation: NonNullable<ProductionRow['quantity']>['aggregation'],
  series?: 'production-level',
): ProductionRow {
  const quantity = { categories: [category], aggregation, ...(series === undefined ? {} : { series }) }
  return { key: category, labelSv: category === 'besok' ? 'Besök' : category, kind: 'detail', indent: 0, quantity }
}

/** The year's January–April, the counts all in April but a row of each kind every month. */
function operationsIn(year: string, byCareType: Readonly<Record<string, number>>): Fact[] {
  return Object.entries(byCareType).flatMap(([careType, count]) =>
    ['01', '02', '03', '04'].map((each) =>
      sampleFact('production', `${year}-${each}`, each === '04' ? count * 100 : 0, {
        category: 'operation',
        'care-type': careType,
      }),
    ),
  )
}

function input(facts: readonly Fact[], rows: readonly ProductionRow[], more: Partial<ProductionLayout> = {}) {
  const layout: ProductionLayout = {
    table: 'production-own',
    orgUnit: orgUnitCode(sampleUnit.code),
    validFrom: month('2020-01'),
    captionSv: 'Egen produktion',
    columns,
    rows,
    ...more,
  }
  return sampleInput(facts, { round: sampleRound('2024-D1'), layouts: [], productionLayouts: [layout] })
}

function compute(facts: readonly Fact[], rows: readonly ProductionRow[], more: Partial<ProductionLayout> = {}) {
  const { tables, findings } = computeTables(input(facts, rows, more))
  const table = tables.find(({ name }) => name === 'production-own')
  assert.ok(table)
  return { table, tables, findings }
}

function rowOf(table: Table, key: string) {
  return table.rows.find((row) => row.key === key)
}

function column(table: Table, key: string): string[] {
  const found = table.columns.find((each) => each.key === key)
  assert.ok(found)
  return table.rows.map((row) => printedCell(row.cells[key], found).replaceAll('\u00a0', ' '))
}

function valueAt(table: Table, row: string, columnKey: string) {
  const figure = figureAt(table, row, columnKey)
  assert.ok(figure?.kind === 'value', `${row}/${columnKey}`)
  return add(figure.value, zero)
}

function reasonOf(figure: ReturnType<typeof figureAt>): string | undefined {
  return figure?.kind === 'missing' ? figure.reason : undefined
}
