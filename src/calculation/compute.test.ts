import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { formatFigure } from '#domain/display.ts'
import { type Fact, selectFacts } from '#domain/fact.ts'
import { type Figure, figureKey, isMissing } from '#domain/figure.ts'
import { month } from '#domain/month.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import type { ProductionLayout } from '#domain/production-layout.ts'
import { scenarioKey } from '#domain/scenario.ts'
import { displayOf, figureAt, figuresOf, type Table } from '#domain/table.ts'
import { displayUnits } from '#domain/units-of-measure.ts'
import { decimal, type Exact, equals, exact, multiply, subtract, sum } from '#lib/exact.ts'
import { computeTables, factScopeOf, inOrderOfNeed } from './compute.ts'
import { figureIn } from './figure-rows.ts'
import { indicatorTypes } from './indicator-types/catalogue.ts'
import { productionTableNames } from './production-table.ts'
import {
  monthlyFacts,
  sampleFact,
  sampleIndicator,
  sampleInput,
  sampleLayout,
  sampleOrganisation,
  samplePlan,
  sampleRound,
  sampleUnit,
} from './sample-input.ts'
import { statementOf } from './sample-output.ts'
import { tableDefinitions } from './tables/catalogue.ts'

describe('every computed table', () => {
  test('has facts-based figures that its selection gives again, asked of all the facts', () => {
    assertFactsBases(everything, everyTable())
  })

  test('has formula figures whose every input is a figure of some computed table', () => {
    const tables = everyTable()
    const keys = new Set(tables.flatMap((table) => [...figuresOf(table)].map(({ cell }) => cell.figure.key)))
    let formulas = 0
    for (const { cell } of tables.flatMap((table) => [...figuresOf(table)])) {
      if (cell.figure.basis?.kind !== 'formula') continue
      formulas += 1
      for (const input of cell.figure.basis.inputs) assert.ok(keys.has(input), `${cell.figure.key} names ${input}`)
    }
    assert.ok(formulas > 40)
  })

  test('adds up exactly: sum rows over their rows, difference columns over their columns', () => {
    assertArithmetic(everyTable())
  })

  const followUp = (facts: readonly Fact[], names?: readonly string[]) =>
    computeTables(sampleInput(facts, { ...everyPart, round: sampleRound('2025-D2') }), names).tables

  test('is the same on its own as among the others when it reads nothing but the ledger', () => {
    const names = tableDefinitions.filter(({ reads }) => reads === 'ledger').map(({ name }) => name)
    const ledger = everything.filter(({ series }) => series === 'ledger')
    const among = followUp(everything).filter(({ name }) => names.includes(name))
    assert.deepEqual(followUp(ledger, names), among)
    assert.deepEqual(
      followUp(ledger, ['budget-to-forecast']).map(({ name }) => name),
      ['budget-to-forecast', 'income-statement'],
    )
  })

  test('comes with every other when it may be about few people', () => {
    assert.deepEqual(followUp(everything, ['sickness-absence']), followUp(everything))
  })

  test('is made when there is something to make it of, under figure keys that are its address', () => {
    const tables = everyTable()
    assert.deepEqual(tables.map(({ name }) => name).sort(), tableDefinitions.map(({ name }) => name).sort())
    for (const table of tables) {
      for (const { row, column, cell } of figuresOf(table)) {
        assert.equal(
          cell.figure.key,
          figureKey({ orgUnit: 'fds', round: roundOf(table), table: table.name, row: row.key, column: column.key }),
        )
      }
    }
  })

  test('says its unit and prints each figure in a display of its own unit of measure', () => {
    for (const table of everyTable()) {
      assert.ok(table.unitNoteSv, table.name)
      for (const { cell, column } of figuresOf(table)) {
        if (cell.figure.kind === 'missing') continue
        assert.equal(displayUnits[displayOf(cell, column).unit].base, cell.figure.unitOfMeasure, cell.figure.key)
      }
    }
  })

  test('is the same, basis and all, when computed again from the same facts in another order', () => {
    assert.deepEqual(everyTable(everything.toReversed()), everyTable())
  })
})

describe('random ledgers', () => {
  const ledgerFact = fc
    .record({
      account: fc.constantFrom('3010', '3900', '4010', '5210', '6400', '7900', '8100'),
      orgUnit: fc.constantFrom('7110', '7120', '9000'),
      month: fc.constantFrom('2024-02', '2024-09', '2025-03', '2025-08'),
      scenario: fc.constantFrom('actual', 'budget:decided', 'forecast:2025-D2', 'budget:proposed'),
      ore: fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }),
    })
    .map(({ account, orgUnit, month: when, scenario, ore }) => sampleFact('ledger', when, ore, { account, orgUnit, scenario }))

  test('tie to the öre in every sum, difference and selection', () => {
    fc.assert(
      fc.property(fc.array(ledgerFact, { maxLength: 60 }), (random) => {
        const facts = [...random, ...everyLedgerMonth]
        const { tables } = computeTables(sampleInput(facts))
        assertFactsBases(facts, tables)
        assertArithmetic(tables)
      }),
      { numRuns: 40 },
    )
  })

  test('count nothing that belongs to another unit or another budget layer', () => {
    fc.assert(
      fc.property(fc.array(ledgerFact, { maxLength: 40 }), (random) => {
        const own = random.filter((fact) => fact.orgUnit !== '9000' && scenarioKey(fact.scenario) !== 'budget:proposed')
        assert.deepEqual(
          computeTables(sampleInput([...random, ...everyLedgerMonth])).tables,
          computeTables(sampleInput([...own, ...everyLedgerMonth])).tables,
        )
      }),
      { numRuns: 20 },
    )
  })
})

describe('what has not been delivered', () => {
  test('is missing and never 0, and is told once for a whole column', () => {
    const { tables, findings } = computeTables(sampleInput(monthlyFacts('ledger', '2025-08', -100, { account: '3010' })))
    const statement = statementOf(tables)
    assert.ok(statement)
    const budget = figureAt(statement, 'resultat', 'budget-full-year')
    assert.equal(budget?.kind === 'missing' && budget.reason, 'no-budget')
    const about = findings.filter(({ where }) => where.kind === 'table' && where.column === 'budget-full-year')
    assert.equal(about.length, 1)
    assert.match(
      about[0]?.messageSv ?? '',
      /^Resultaträkning: Underlag saknas: redovisning, beslutad budget, helår 2025\. Läs in underlaget/,
    )
    assert.equal(
      findings.some(({ where }) => where.kind === 'table' && where.column === 'forecast-variance'),
      false,
    )
  })

  test('names the months that lack in a year that otherwise is there', () => {
    const upToJune = monthlyFacts('ledger', '2025-06', -100, { account: '3010' })
    const figure = figureAt(onlyTable(computeTables(sampleInput(upToJune)).tables), 'intakter', 'actual-ytd')
    assert.equal(figure && isMissing(figure) && figure.detailSv, 'Underlag saknas: redovisning, utfall, juli och augusti 2025.')
  })

  describe('of one row in a budget that is delivered', () => {
    const budget = (account: string, hundredths: number) =>
      sampleFact('ledger', '2025-01–2025-12', hundredths, { account, scenario: 'budget:decided' })
    const figuresFor = (facts: readonly Fact[], ...cells: [row: string, column: string][]) => {
      const statement = statementOf(computeTables(sampleInput(facts)).tables)
      assert.ok(statement)
      return cells.map(([row, column]) => {
        const figure = figureAt(statement, row, column)
        return figure?.kind === 'missing' ? figure.reason : figure?.value
      })
    }
    const forecast = sampleFact('ledger', '2025-01–2025-12', 300, { account: '5010', scenario: 'forecast:2025-D2' })

    test('is no budget of 0, adds nothing to its sums, and is all of the difference', () => {
      const [row, total, variance] = figuresFor(
        [budget('3010', -500), forecast],
        ['ovrigt', 'budget-full-year'],
        ['resultat', 'budget-full-year'],
        ['ovrigt', 'forecast-variance'],
      )
      assert.equal(row, 'not-budgeted')
      assert.deepEqual([total, variance], [decimal(500n, 2), decimal(-300n, 2)])
    })

    test('is 0 when 0 is what was decided', () => {
      const [row] = figuresFor([budget('3010', -500), budget('5010', 0)], ['ovrigt', 'budget-full-year'])
      assert.deepEqual(row, decimal(0n, 2))
    })

    test('makes a sum of nothing else not budgeted either', () => {
      assert.deepEqual(figuresFor([budget('3010', -500)], ['summa-kostnader', 'budget-full-year']), ['not-budgeted'])
    })
  })
})

describe('the organisation', () => {
  const moved = {
    versions: [
      ...sampleOrganisation.versions,
      {
        code: orgUnitCode('7130'),
        nameSv: 'Vårdsystem',
        level: 'cost-centre',
        parent: sampleUnit.code,
        validFrom: month('2020-01'),
        validTo: month('2025-03'),
      },
      {
        code: orgUnitCode('7130'),
        nameSv: 'Vårdsystem',
        level: 'cost-centre',
        parent: orgUnitCode('rk'),
        validFrom: month('2025-04'),
      },
    ],
  } as const

  test('counts a closed or moved cost centre in the year that it belonged to, and warns of the move', () => {
    const facts = monthlyFacts('ledger', '2024-12', -1200, { account: '3010', orgUnit: '7130' })
    const { tables, findings } = computeTables(sampleInput(facts, { organisation: moved }))
    const prior = figureAt(onlyTable(tables), 'intakter', 'actual-ytd-prior')
    assert.equal(prior && formatFigure(prior, { unit: 'kr', decimals: 0 }), '96')
    const warning = findings.find(({ code }) => code === 'C-007')
    assert.match(
      warning?.messageSv ?? '',
      /^Vårdsystem \(7130\) har hört till Förvaltningen för digitaliseringsstöd under en del av januari–augusti 2025/,
    )
  })

  test('gives the facts that are needed: all units of this year and the two before, over those years', () => {
    const scope = factScopeOf({ orgUnit: sampleUnit, round: sampleRound('2025-D2'), organisation: moved })
    assert.deepEqual(scope, { orgUnits: ['7110', '7120', '7130', 'fds'], period: { from: '2023-01', to: '2025-12' } })
  })
})

test('each table is called what its file is called', () => {
  for (const { name } of tableDefinitions) assert.ok(existsSync(new URL(`tables/${name}.ts`, import.meta.url)), name)
})

test('every table and indicator type has a page of method in Swedish, and every page is about one', () => {
  const shared = ['organisation-over-time.md', 'report-checks.md', 'targets-and-judgements.md']
  const pages = readdirSync(new URL('../../docs/method', import.meta.url)).filter((file) => !shared.includes(file))
  const explained = [...tableDefinitions, ...indicatorTypes].map(({ name }) => `${name}.md`)
  assert.deepEqual(pages.sort(), explained.sort())
})

test('tables that need each other in a circle are a defect', () => {
  const table = (name: string, needs: string[]) => ({ name, labelSv: name, needs, compute: () => ({ findings: [] }) })
  assert.throws(() => inOrderOfNeed([table('a', ['b']), table('b', ['a'])]), /need each other/)
  assert.deepEqual(
    inOrderOfNeed([table('a', ['b']), table('b', [])]).map(({ name }) => name),
    ['b', 'a'],
  )
})

const everyLedgerMonth = ['2024-12', '2025-12'].flatMap((to) =>
  ['actual', 'budget:decided', 'forecast:2025-D2', 'forecast:2025-M07'].flatMap((scenario) =>
    monthlyFacts('ledger', to, 1, { account: '6400', scenario }),
  ),
)

/** Those of a report that follows up, and those of a plan. */
function everyTable(facts: readonly Fact[] = everything): Table[] {
  return ['2025-D2', '2025-P'].flatMap(
    (round) => computeTables(sampleInput(facts, { ...everyPart, round: sampleRound(round) })).tables,
  )
}

function roundOf({ name }: Table): string {
  return tableDefinitions.find((definition) => definition.name === name)?.of === 'plan' ? '2025-P' : '2025-D2'
}

const everything: Fact[] = [
  ...everyLedgerMonth,
  ...['2024-12', '2025-08'].flatMap((to) => [
    ...monthlyFacts('ledger', to, -123_456_789, { account: '3010', orgUnit: '7120' }),
    ...monthlyFacts('ledger', to, 33_333_333, { account: '4010' }),
    ...monthlyFacts('ledger', to, 7_777, { account: '6110' }),
    ...monthlyFacts('hours-worked', to, 1_234_50, { 'employment-form': 'tillsvidare', gender: 'kvinnor' }),
    ...monthlyFacts('hours-worked', to, 200_25, { 'employment-form': 'timavlonade', gender: 'man', orgUnit: '7120' }),
    ...['kvinnor', 'man'].flatMap((gender) => [
      ...monthlyFacts('sickness-absence-hours', to, gender === 'man' ? 30_00 : 71_50, {
        gender,
        'age-group': '30-49',
        'absence-interval': gender === 'man' ? 'dag-1-14' : 'dag-60-',
      }),
      ...monthlyFacts('ordinary-hours', to, 1_000_00, { gender, 'age-group': '30-49' }),
    ]),
    ...monthlyFacts('indicator-part', to, 47_00, { indicator: 'fel', part: 'numerator', orgUnit: 'fds' }),
    ...monthlyFacts('indicator-part', to, 50_00, { indicator: 'fel', part: 'denominator', orgUnit: 'fds' }),
  ]),
  sampleFact('ledger', '2024-01–2024-12', -123_000_000_00n, { scenario: 'forecast:2024-D2', account: '3010' }),
  sampleFact('indicator-value', '2024-11', 71_90, { indicator: 'nki', orgUnit: 'fds' }),
  sampleFact('rehabilitation-case', '2025-02', 3_00, { category: 'pagaende' }),
  sampleFact('incident', '2024-05', 2_00, { category: 'egna', cause: 'hot-och-vald' }),
  sampleFact('incident', '2025-05', 1_00, { category: 'egna' }),
  sampleFact('incident', '2025-08', 4_00, { category: 'andra-verksamheter' }),
  sampleFact('investment', '2025-01–2025-12', 100_00, {
    scenario: 'budget:decided',
    category: 'Datorer',
    vintage: '2024',
    funding: 'own',
    orgUnit: 'fds',
  }),
  sampleFact('investment', '2025-01–2025-08', 40_00, { category: 'Datorer', funding: 'external', orgUnit: 'fds' }),
  sampleFact('investment', '2025-01–2025-12', 30_00, {
    category: 'Datorer',
    project: 'RV-1 Server',
    vintage: '2023',
    scenario: 'budget:decided',
    orgUnit: 'fds',
  }),
  sampleFact('investment', '2025-01–2025-12', 90_50, {
    scenario: 'forecast:2025-D2',
    category: 'Nät',
    funding: 'own',
    orgUnit: 'fds',
  }),
  sampleFact('control', '2025-05', 634_00, { category: 'Avstängningar', part: 'Genomförda', orgUnit: 'fds' }),
  sampleFact('control', '2025-05', 18_00, { category: 'Registrering', part: 'Granskade', orgUnit: 'fds' }),
  sampleFact('control', '2025-05', 15_00, { category: 'Registrering', part: 'Godkända', orgUnit: 'fds' }),
  sampleFact('benefit', '2025-01–2025-12', 1_400_000_00, { scenario: 'budget:decided', category: 'vakans', orgUnit: 'fds' }),
  sampleFact('benefit', '2025-06', 200_000_00, { category: 'vakans', part: 'Personal', orgUnit: 'fds' }),
  ...['2024-12', '2025-08'].flatMap((to) => [
    ...monthlyFacts('production', to, 100_00, { category: 'besok', 'care-type': 'somatik' }),
    ...monthlyFacts('production', to, 20_00, { category: 'besok', 'care-type': 'ej-klassad', orgUnit: '7120' }),
    ...monthlyFacts('production', to, 93_00, { category: 'belagda' }),
    ...monthlyFacts('production', to, 99_00, { category: 'disponibla' }),
    ...monthlyFacts('production-hours', to, 12_25, { category: 'knivtid' }),
    ...monthlyFacts('production-cost', to, 4_000_000_00, { category: 'besok' }),
    ...monthlyFacts('production-level', to, 5_000_00, { category: 'listade' }),
  ]),
]

const everyProductionLayout = productionTableNames.map(
  (table): ProductionLayout => ({
    table,
    orgUnit: sampleUnit.code,
    validFrom: month('2020-01'),
    captionSv: 'Produktion',
    columns: [
      { comparison: 'actual-ytd' },
      { comparison: 'actual-ytd-prior' },
      { comparison: 'change-from-prior-ytd' },
      { comparison: 'change-from-prior-ytd-percent' },
      { comparison: 'budget-ytd' },
      { comparison: 'actual-ytd', aspect: 'kostnad', display: { unit: 'mnkr', decimals: 1 } },
    ],
    rows: [
      {
        key: 'besok',
        labelSv: 'Besök',
        kind: 'detail',
        indent: 0,
        quantity: { categories: ['besok'], aggregation: 'sum' },
        aspects: { kostnad: { categories: ['besok'], series: 'production-cost', aggregation: 'sum' } },
        parts: ['somatik', 'ej-fordelat'],
      },
      {
        key: 'somatik',
        labelSv: 'varav somatik',
        kind: 'of-which',
        indent: 1,
        quantity: { categories: ['besok'], careTypes: ['somatik'], aggregation: 'sum' },
      },
      { key: 'ej-fordelat', labelSv: 'Ej fördelat', kind: 'residual', indent: 1, residualOf: 'besok' },
      {
        key: 'belaggning',
        labelSv: 'Beläggning',
        kind: 'detail',
        indent: 0,
        planned: false,
        quantity: { categories: ['belagda'], denominators: ['disponibla'], aggregation: 'ratio-of-sums' },
      },
      {
        key: 'knivtid',
        labelSv: 'Knivtid',
        kind: 'detail',
        indent: 0,
        lagMonths: 1,
        quantity: { categories: ['knivtid'], series: 'production-hours', aggregation: 'sum' },
      },
      {
        key: 'listade',
        labelSv: 'Listade',
        kind: 'detail',
        indent: 0,
        quantity: { categories: ['listade'], series: 'production-level', aggregation: 'average-of-months' },
      },
      { key: 'allt', labelSv: 'Allt', kind: 'sum', indent: 0, sumOf: ['besok'] },
    ],
  }),
)

const everyPart = {
  productionLayouts: everyProductionLayout,
  organisation: {
    versions: [
      ...sampleOrganisation.versions,
      { code: orgUnitCode('it'), nameSv: 'IT', level: 'centre', parent: sampleUnit.code, validFrom: month('2020-01') },
    ],
  },
  layouts: [
    {
      ...sampleLayout,
      columns: [...sampleLayout.columns, { comparison: 'budget-ytd' }, { comparison: 'previous-forecast-full-year' }],
    },
    {
      ...sampleLayout,
      table: 'key-figures',
      captionSv: 'Nyckeltal',
      sign: 'cost',
      columns: (['actual-ytd', 'actual-ytd-prior', 'change-from-prior-ytd', 'change-from-prior-ytd-percent'] as const).map(
        (comparison) => ({ comparison }),
      ),
      rows: [{ key: 'resor', labelSv: 'Resor', kind: 'detail', indent: 0, accounts: ['6110'] }],
    },
    {
      ...sampleLayout,
      table: 'cost-development',
      captionSv: 'Kostnadsutveckling',
      sign: 'cost',
      columns: (
        [
          'actual-full-year-prior',
          'forecast-full-year',
          'forecast-change-from-closing',
          'forecast-change-from-closing-percent',
        ] as const
      ).map((comparison) => ({ comparison })),
      rows: [{ key: 'personal', labelSv: 'Personal', kind: 'detail', indent: 0, accounts: ['4*'] }],
    },
    { ...sampleLayout, table: 'budget', captionSv: 'Budget', columns: [{ comparison: 'budget-full-year' }] },
  ],
  plan: {
    ...samplePlan([
      sampleIndicator('fel'),
      sampleIndicator('nki', {
        computation: { type: 'reported-value', parameters: {} },
        display: { unit: 'index', decimals: 1 },
        rounds: ['Å'],
      }),
    ]),
    benefits: [{ id: 'vakans', labelSv: 'Vakans', source: { fileName: 'plan.yaml', row: 1 } }],
    economy: {
      frame: {
        budgetRow: 'intakter',
        priorKronor: 6_755_000,
        kronor: 4_261_000,
        changes: [{ id: 'hyra', reasonSv: 'Ny hyresmodell', kronor: -2_494_000, source: { fileName: 'plan.yaml', row: 1 } }],
        source: { fileName: 'plan.yaml', row: 1 },
      },
      grants: [
        { id: 'bidrag', labelSv: 'Bidrag', kronor: 20_000_000, budgetRow: 'intakter', source: { fileName: 'plan.yaml', row: 1 } },
      ],
      pricesAndVolumes: [
        {
          id: 'stod',
          labelSv: 'Stöd',
          priceBaseKronor: 325_000_000,
          priceChangeText: '2 %',
          volumeChangeKronor: 7_800_000,
          income: { row: 'intakter' },
          source: { fileName: 'plan.yaml', row: 1 },
        },
      ],
      investments: {
        frameKronor: 36_900_000,
        items: [
          {
            id: 'nat',
            labelSv: 'Nät',
            kind: 'new',
            reasonSv: 'Växande behov',
            kronor: 2_100_000,
            expectedEffectSv: 'Driftsäkerhet',
            source: { fileName: 'plan.yaml', row: 1 },
          },
        ],
        source: { fileName: 'plan.yaml', row: 1 },
      },
    },
  },
  answers: {
    orgUnit: sampleUnit.code,
    round: '2025-D2',
    indicators: [],
    assignments: [],
    activities: [],
    controls: [],
    previousForecast: '2025-M07',
    scopedSums: [
      {
        id: 'kostnader',
        labelSv: 'Kostnader',
        of: ['income-statement/personal/actual-ytd', 'income-statement/ovrigt/actual-ytd'],
        comparedWith: ['income-statement/personal/actual-ytd-prior', 'income-statement/ovrigt/actual-ytd-prior'],
        source: { fileName: 'answers.yaml', row: 1 },
      },
    ],
    bridgeItems: (['budget-to-actual', 'budget-to-forecast', 'previous-forecast-to-forecast'] as const).map((bridge) => ({
      bridge,
      id: 'personal',
      labelSv: 'Vakanser',
      amount: { row: 'personal' },
      source: { fileName: 'answers.yaml', row: 1 },
    })),
  },
} as const

function assertFactsBases(facts: readonly Fact[], tables: readonly Table[]): void {
  let asked = 0
  for (const { cell } of tables.flatMap((table) => [...figuresOf(table)])) {
    const { figure } = cell
    if (figure.kind === 'missing' || figure.basis.kind !== 'facts') continue
    asked += 1
    const answer = selectFacts(facts, figure.basis.selection)
    const total = sum(answer.map((fact) => multiply(fact.amount, exact(figure.basis.kind === 'facts' ? figure.basis.sign : 1))))
    assert.ok(equals(figure.value, total), figure.key)
    assert.equal(figure.basis.factCount, answer.length)
    assert.match(figure.basis.formulaSv, /\p{L}.*\.$/u)
  }
  assert.ok(asked > 0)
}

function assertArithmetic(tables: readonly Table[]): void {
  for (const table of tables) {
    for (const { row, column, cell } of figuresOf(table)) {
      if (cell.figure.kind === 'missing') continue
      if (row.sumOf !== undefined && column.display?.unit !== 'percent') {
        const addends = row.sumOf.map((key) => amountIn(figureAt(table, key, column.key)))
        assert.ok(equals(cell.figure.value, sum(addends)))
      }
      if (column.difference !== undefined) {
        const [from, less] = [figureIn(row, column.difference.minuend), figureIn(row, column.difference.subtrahend)]
        assert.ok(equals(cell.figure.value, subtract(amountIn(from), amountIn(less))))
      }
    }
  }
}

/** What a figure gives to sums and differences: nothing when nobody has budgeted it; missing otherwise it gives no sum. */
function amountIn(figure: Figure | undefined): Exact {
  if (figure?.kind === 'missing' && figure.reason === 'not-budgeted') return exact(0n)
  assert.ok(figure?.kind === 'value')
  return figure.value
}

function onlyTable(tables: readonly Table[]): Table {
  assert.equal(tables.length, 1)
  const [table] = tables
  assert.ok(table)
  return table
}
