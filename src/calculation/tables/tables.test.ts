import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { formatFigure, missingReasonSv } from '#domain/display.ts'
import type { Fact } from '#domain/fact.ts'
import { month } from '#domain/month.ts'
import { type OrgUnitVersion, orgUnitCode } from '#domain/organisation.ts'
import { formatPeriod } from '#domain/period.ts'
import { printedCell } from '#domain/printed-cell.ts'
import type { StatementLayout } from '#domain/statement-layout.ts'
import { displayOf, figuresOf, type Table } from '#domain/table.ts'
import { computeTables } from '../compute.ts'
import { monthlyFacts, sampleFact, sampleIndicator, sampleInput, sampleLayout, samplePlan, sampleRound } from '../sample-input.ts'
import type { TableInput } from '../table-definition.ts'

describe('investments', () => {
  const facts = [
    sampleFact('investment', '2025-01–2025-12', 57_136_000_00n, {
      scenario: 'budget:decided',
      category: 'investeringar',
      funding: 'own',
    }),
    sampleFact('investment', '2025-01–2025-08', 23_414_000_00n, { category: 'investeringar', funding: 'own' }),
    sampleFact('investment', '2025-01–2025-08', 606_000_00n, { category: 'investeringar', funding: 'external' }),
    sampleFact('investment', '2025-01–2025-12', 51_500_000_00n, {
      scenario: 'forecast:2025-D2',
      category: 'investeringar',
      funding: 'own',
    }),
  ]

  test('name what is not used yet and what will not be used apart: 33 116 and 5 636 tkr', () => {
    const printed = print(table(facts, 'investments'))
    assert.deepEqual(printed.investeringar, ['57 136', '24 020', '51 500', '33 116', '5 636'])
    assert.deepEqual(printed.summa, printed.investeringar)
  })

  test('show external customers’ part as a memo that the sum does not add again', () => {
    assert.equal(print(table(facts, 'investments'))['externa-kunder']?.[1], '606')
  })

  test('of a category called as one of the table’s own rows stand beside it, and the sum counts each once', () => {
    const odd = [...facts, sampleFact('investment', '2025-01–2025-08', 1_000_00n, { category: 'Summa', funding: 'own' })]
    const printed = print(table(odd, 'investments'))
    assert.deepEqual([printed['summa-category']?.[1], printed.summa?.[1]], ['1', '24 021'])
  })

  test('without a category are told of, since no row holds them', () => {
    const { findings } = computeTables(sampleInput([...facts, sampleFact('investment', '2025-08', 1)]))
    assert.match(findings.find(({ code }) => code === 'C-008')?.messageSv ?? '', /^1 uppgifter saknar kategori/)
  })
})

describe('investments by budget year', () => {
  const category = 'ovriga-maskiner-och-inventarier'
  const budget = (vintage: string, tkr: number) =>
    sampleFact('investment', '2025-01–2025-12', tkr * 1000_00, { scenario: 'budget:decided', category, vintage })
  const purchase = (tkr: number, more: { vintage?: string } = {}) =>
    sampleFact('investment', '2025-01–2025-08', tkr * 1000_00, { category, ...more })
  const forecast = sampleFact('investment', '2025-01–2025-12', 339_000_00, { scenario: 'forecast:2025-D2', category })
  /** Bought on the budgets of 2023, 2024 and 2025. */
  const paidFrom = (facts: readonly Fact[]) => print(table([...facts, forecast], 'investment-vintages'))[category]?.slice(0, 3)

  test('take what is left of an older budget first: 339 of the 600 left from 2024, none of this year’s 100', () => {
    const printed = print(table([budget('2024', 600), budget('2025', 100), purchase(339), forecast], 'investment-vintages'))
    assert.deepEqual(printed[category], ['0,0', '339,0', '0,0', '339,0', '0,0', '600,0', '100,0', '700,0', '339,0', '361'])
    assert.deepEqual(printed.totalt, printed[category])
  })

  test('spill over to the next budget, and what no budget covers burdens this year’s', () => {
    assert.deepEqual(paidFrom([budget('2023', 50), budget('2024', 100), budget('2025', 100), purchase(180)]), [
      '50,0',
      '100,0',
      '30,0',
    ])
    assert.deepEqual(paidFrom([budget('2024', 100), budget('2025', 100), purchase(250)]), ['0,0', '100,0', '150,0'])
    assert.deepEqual(paidFrom([budget('2024', 100), purchase(-20)]), ['0,0', '0,0', '−20,0'])
  })

  test('stand on the budget year that a purchase names itself', () => {
    assert.deepEqual(paidFrom([budget('2024', 600), budget('2025', 100), purchase(339, { vintage: '2025' })]), [
      '0,0',
      '0,0',
      '339,0',
    ])
  })

  test('count budgets older than two years with the oldest, and tell of a year that no column holds', () => {
    const facts = [budget('2021', 10), budget('2023', 5), budget('nästa', 7), purchase(12)]
    assert.deepEqual(paidFrom(facts), ['12,0', '0,0', '0,0'])
    assert.deepEqual(
      computeTables(sampleInput(facts))
        .findings.filter(({ code }) => code === 'C-014')
        .map(({ messageSv }) => messageSv.slice(0, 21)),
      ['Budgetåret ”nästa” är'],
    )
  })

  test('sum equipment apart from other assets, and leasing last', () => {
    const of = (name: string, tkr: number) =>
      sampleFact('investment', '2025-01–2025-12', tkr * 1000_00, { scenario: 'budget:decided', category: name, vintage: '2025' })
    const facts = [of('leasingavtal', 1), of('konst', 20), of('datorutrustning', 300), purchase(0), forecast]
    const rows = Object.entries(print(table(facts, 'investment-vintages'))).map(([key, cells]) => [key, cells[7]])
    assert.deepEqual(rows, [
      ['datorutrustning', '300,0'],
      [category, '0,0'],
      ['summa-inventarier-och-utrustning', '300,0'],
      ['konst', '20,0'],
      ['summa', '320,0'],
      ['leasingavtal', '1,0'],
      ['totalt', '321,0'],
    ])
  })
})

describe('result by centre', () => {
  const since = { nameSv: 'Regionkontoret', level: 'administration', validFrom: month('2020-01') } as const
  const rk: OrgUnitVersion = { code: orgUnitCode('rk'), ...since }
  const placed = (code: string, level: OrgUnitVersion['level'], parent: string, from: string, to?: string): OrgUnitVersion => ({
    code: orgUnitCode(code),
    nameSv: code,
    level,
    parent: orgUnitCode(parent),
    validFrom: month(from),
    ...(to === undefined ? {} : { validTo: month(to) }),
  })
  const organisation = {
    versions: [
      rk,
      placed('administration', 'centre', 'rk', '2020-01'),
      placed('staben', 'centre', 'rk', '2024-01'),
      placed('upphandling', 'clinic', 'administration', '2020-01', '2023-12'),
      placed('upphandling', 'clinic', 'staben', '2024-01'),
      placed('100', 'cost-centre', 'administration', '2020-01'),
      placed('200', 'cost-centre', 'upphandling', '2020-01'),
      placed('300', 'cost-centre', 'staben', '2024-01'),
      placed('900', 'cost-centre', 'rk', '2025-01'),
    ],
  }
  const closing = (year: number, orgUnit: string, tkr: number) =>
    sampleFact('ledger', `${year}-01–${year}-12`, -tkr * 1000_00, { account: '3910', orgUnit })
  const facts = [
    closing(2023, '100', 2_000),
    closing(2023, '200', -3_000),
    closing(2024, '100', 1_000),
    closing(2024, '200', -4_000),
    closing(2024, '300', 8_000),
    sampleFact('ledger', '2025-01–2025-12', -8_000_000_00, { account: '4010', orgUnit: '900', scenario: 'forecast:2025-D2' }),
  ]
  const given = { orgUnit: rk, organisation, layouts: [] }

  test('counts a part that moved under the centre that it belonged to each year, and in no other', () => {
    assert.deepEqual(printAll(table(facts, 'result-by-centre', given)), {
      administration: ['−1', '1', '0'],
      'administration.upphandling': ['−3', '', ''],
      staben: ['', '4', '0'],
      'staben.upphandling': ['', '−4', '0'],
      900: ['', '', '8'],
      resultat: ['−1', '5', '8'],
    })
  })

  test('has the budget of the same months beside the actual: −26,9 less −10,8 is 16,1 worse', () => {
    const booked = (tenths: number, scenario = 'actual') => [
      ...monthlyFacts('ledger', '2025-08', 0, { account: '4010', orgUnit: '100', scenario }),
      sampleFact('ledger', '2025-01', tenths * 100_000_00, { account: '4010', orgUnit: '100', scenario }),
    ]
    const own = [...booked(269), ...booked(108, 'budget:decided')]
    assert.deepEqual(printAll(table(own, 'result-by-centre', given)).administration, ['−27', '−11', '–', '−16'])
  })

  test('shows amounts that the administration books on itself as something to put right', () => {
    const { findings } = computeTables(sampleInput([...facts, closing(2024, 'rk', 1)], given))
    assert.match(findings.find(({ code }) => code === 'C-013')?.messageSv ?? '', /^Bokslut 2024: belopp är bokförda direkt på/)
  })

  test('is no table of a unit that has cost centres only', () => {
    const { tables } = computeTables(sampleInput([sampleFact('ledger', '2024-01–2024-12', 1, { account: '3910' })]))
    assert.equal(
      tables.some(({ name }) => name === 'result-by-centre'),
      false,
    )
  })
})

describe('benefits', () => {
  const source = { fileName: 'plan.yaml', row: 1 }
  const plan = {
    ...samplePlan([]),
    benefits: [
      { id: 'pensionsavgang', labelSv: 'Pensionsavgång', source },
      { id: 'controllers', labelSv: 'Färre controllers', source },
      { id: 'anslag', labelSv: 'EU-anslag', plannedWordSv: 'Stor', source },
    ],
  }
  const planned = (category: string, tkr: number) =>
    sampleFact('benefit', '2025-01–2025-12', tkr * 1000_00, { scenario: 'budget:decided', category })
  const realised = (category: string, tkr: number) => sampleFact('benefit', '2025-06', tkr * 1000_00, { category })
  const facts = [planned('pensionsavgang', 1_400), realised('pensionsavgang', 200), planned('controllers', 1_600)]

  test('sum what has amounts, and say how much of the plan is realised', () => {
    assert.deepEqual(print(table([...facts, realised('controllers', 800)], 'benefit-amounts', { plan })), {
      pensionsavgang: ['1,4', '0,2', '14'],
      controllers: ['1,6', '0,8', '50'],
      summa: ['3,0', '1,0', '33'],
    })
  })

  test('tell of amounts for something that the plan does not have', () => {
    const { findings } = computeTables(sampleInput([...facts, planned('okand', 1)], { plan }))
    assert.match(findings.find(({ code }) => code === 'C-015')?.messageSv ?? '', /belopp för ”okand”/)
  })
})

describe('shares of what was examined', () => {
  const counted = (category: string, part: string, count: number) =>
    sampleFact('control', '2025-05', count * 100, { category, part })

  test('are n of N: 15 of 18 is 83,3 %, not 83.4', () => {
    const facts = [counted('Etik', 'Granskade', 18), counted('Etik', 'Godkända', 15), counted('Inköp', 'Leverantörer', 6)]
    assert.deepEqual(print(table(facts, 'control-shares')), { etik: ['18', '15', '83,3'] })
  })

  test('of nothing examined cannot be told', () => {
    const facts = [counted('Etik', 'Granskade', 0), counted('Etik', 'Godkända', 0)]
    assert.deepEqual(print(table(facts, 'control-shares')), { etik: ['0', '0', '–'] })
  })
})

describe('cost development', () => {
  test('is the forecast against last year’s closing, in total as the sum of its kinds', () => {
    const layout: StatementLayout = {
      ...sampleLayout,
      table: 'cost-development',
      display: { unit: 'mnkr', decimals: 1 },
      sign: 'cost',
      columns: [
        { comparison: 'actual-full-year-prior' },
        { comparison: 'forecast-full-year' },
        { comparison: 'forecast-change-from-closing' },
        { comparison: 'forecast-change-from-closing-percent', display: { unit: 'percent', decimals: 0 } },
      ],
      rows: [
        { key: 'pensioner', labelSv: 'Pensioner', kind: 'detail', indent: 0, accounts: ['412*', '413*'] },
        { key: 'bidrag', labelSv: 'Bidrag', kind: 'detail', indent: 0, accounts: ['55*'] },
        { key: 'brutto', labelSv: 'Bruttokostnad', kind: 'sum', indent: 0, sumOf: ['pensioner', 'bidrag'] },
      ],
    }
    const year = (months: string, account: string, tkr: number, scenario = 'actual') =>
      sampleFact('ledger', months, tkr * 1000_00, { account, scenario })
    const facts = [
      year('2024-01–2024-12', '4120', 40_000),
      year('2024-01–2024-12', '4130', 7_600),
      year('2024-01–2024-12', '5510', 17_200),
      year('2025-01–2025-12', '4120', 24_750, 'forecast:2025-D2'),
      year('2025-01–2025-12', '5510', 28_900, 'forecast:2025-D2'),
    ]
    assert.deepEqual(print(table(facts, 'cost-development', { layouts: [layout] })), {
      pensioner: ['47,6', '24,8', '−22,9', '−48'],
      bidrag: ['17,2', '28,9', '11,7', '68'],
      brutto: ['64,8', '53,7', '−11,2', '−17'],
    })
  })
})

describe('hours worked', () => {
  test('are Jan–July in an August report, and say so in their columns', () => {
    const facts = ['2024-07', '2025-07'].flatMap((to) =>
      monthlyFacts('hours-worked', to, 100_00, { 'employment-form': 'tillsvidare' }),
    )
    const { columns } = table(facts, 'hours-worked')
    assert.deepEqual(
      columns.slice(1, 3).map(({ labelSv }) => labelSv),
      ['Januari–juli 2025', 'Januari–juli 2024'],
    )
    assert.equal(columns[1]?.period && formatPeriod(columns[1].period), 'januari–juli 2025')
  })

  /** Whole hours over some months of a year → printed full-time equivalents, from the documents (domain.md §3.4). */
  const golden = [
    ['2025-D2', 7, 250_323n, '248,8'],
    ['2025-D2', 7, 262_609n, '261,0'],
    ['2025-D1', 3, 2_202_137n, '5 106,4'],
    ['2025-D1', 3, 2_174_144n, '5 041,5'],
    ['2025-D1', 3, 70_076n, '162,5'],
  ] as const
  for (const [round, months, hours, fte] of golden) {
    test(`${hours} hours in ${months} months make ${fte} full-time equivalents`, () => {
      const spread = monthlyFacts('hours-worked', `2025-0${months}`, 0, { 'employment-form': 'tillsvidare' })
      const facts = [...spread, sampleFact('hours-worked', '2025-01', hours * 100n, { 'employment-form': 'tillsvidare' })]
      assert.equal(print(table(facts, 'hours-worked', { round: sampleRound(round) })).arsarbetare?.[0], fte)
    })
  }

  describe('with on-call duty and an adjustment of the compared year', () => {
    const hours = (year: number, form: string, hundredths: number) => [
      ...monthlyFacts('hours-worked', `${year}-07`, 0, { 'employment-form': form }),
      sampleFact('hours-worked', `${year}-01`, hundredths, { 'employment-form': form }),
    ]
    const onCall = (year: number, hundredths: number) => [
      ...monthlyFacts('on-call-hours', `${year}-07`, 0),
      sampleFact('on-call-hours', `${year}-01`, hundredths),
    ]
    const adjustment = (comparison: string) =>
      sampleFact('hours-adjustment', '2024-01–2024-07', -2_118_00, { category: 'arbetsdagar-och-skottdag', comparison })
    const facts = [
      ...hours(2024, 'egen', 264_527_80),
      ...hours(2024, 'resursenheten', 170_00),
      ...hours(2024, 'inhyrd', 181_40),
      ...hours(2025, 'egen', 249_637_10),
      ...hours(2025, 'resursenheten', 102_48),
      ...hours(2025, 'inhyrd', 662_51),
      ...onCall(2024, 152_00),
      ...onCall(2025, 79_00),
    ]

    test('come to what RK printed, with the adjustment on a row of its own', () => {
      const printed = print(table([...facts, adjustment('2025-D2')], 'hours-worked'))
      assert.deepEqual(printed['arbetsdagar-och-skottdag'], ['0', '−2 118', '2 118', '−100,00'])
      assert.deepEqual(printed.totalt, ['250 402', '262 761', '−12 359', '−4,70'])
      assert.deepEqual(printed['exkl-jour'], ['250 323', '262 609', '−12 286', '−4,68'])
      assert.deepEqual(printed.arsarbetare, ['248,8', '261,0', '−12,2', '−4,68'])
      assert.deepEqual(printed.resursenheten, ['102', '170', '−68', '−39,72'])
      assert.deepEqual(printed.inhyrd, ['663', '181', '481', '265,22'])
    })

    test('take no adjustment that belongs to another comparison', () => {
      assert.equal(print(table([...facts, adjustment('2024-D2')], 'hours-worked')).totalt?.[1], '264 879')
    })
  })

  test('follow a norm that changes during the year from its month on', () => {
    const facts = monthlyFacts('hours-worked', '2025-07', 100_00, { 'employment-form': 'tillsvidare' })
    const fullTimeNorms = [
      { validFrom: month('2020-01'), hoursPerYear: 1200 },
      { validFrom: month('2025-07'), hoursPerYear: 1800 },
    ]
    // 700 hours ÷ (6 × 100 + 150)
    assert.equal(print(table(facts, 'hours-worked', { fullTimeNorms })).arsarbetare?.[0], '0,9')
  })

  test('have no table in January, when no month has come in yet', () => {
    const facts = monthlyFacts('hours-worked', '2025-01', 100_00, { 'employment-form': 'tillsvidare' })
    const { tables } = computeTables(sampleInput(facts, { round: sampleRound('2025-M01') }))
    assert.equal(
      tables.some(({ name }) => name === 'hours-worked'),
      false,
    )
  })

  test('lag no longer at the year’s end', () => {
    const facts = monthlyFacts('hours-worked', '2025-12', 143_75, { 'employment-form': 'tillsvidare' })
    assert.equal(print(table(facts, 'hours-worked', { round: sampleRound('2025-Å') })).arsarbetare?.[0], '1,0')
  })
})

describe('sickness absence', () => {
  const facts = [
    ...['2024-07', '2025-07'].flatMap((to) => [
      ...monthlyFacts('ordinary-hours', to, 900_00, { gender: 'kvinnor' }),
      ...monthlyFacts('ordinary-hours', to, 100_00, { gender: 'man' }),
      ...monthlyFacts('sickness-absence-hours', to, to === '2025-07' ? 36_00 : 54_00, { gender: 'kvinnor' }),
      ...monthlyFacts('sickness-absence-hours', to, to === '2025-07' ? 6_00 : 9_00, { gender: 'man' }),
    ]),
  ]

  test('is hours over hours: the total weighs the groups by their hours and is not their mean', () => {
    assert.deepEqual(print(table(facts, 'sickness-absence')), {
      totalt: ['4,2', '6,3', '−2,1'],
      kvinnor: ['4,0', '6,0', '−2,0'],
      man: ['6,0', '9,0', '−3,0'],
    })
  })

  test('by month has this year beside last', () => {
    const months = print(table(facts, 'sickness-absence-by-month'))
    assert.equal(Object.keys(months).length, 7)
    assert.deepEqual(months['2025-07'], ['4,2', '6,3'])
  })

  test('with a month that lacks is missing for the period and there for the other months', () => {
    const withoutMay = facts.filter(({ period }) => period.from !== '2025-05')
    assert.equal(print(table(withoutMay, 'sickness-absence')).totalt?.[0], '–')
    const months = print(table(withoutMay, 'sickness-absence-by-month'))
    assert.deepEqual([months['2025-05']?.[0], months['2025-06']?.[0]], ['–', '4,2'])
  })
})

describe('incidents', () => {
  const facts = [
    sampleFact('incident', '2025-02', 1_00, { category: 'egna' }),
    sampleFact('incident', '2025-03', 4_00, { category: 'andra-verksamheter' }),
    sampleFact('incident', '2025-05', 1_00, { category: 'test' }),
  ]

  test('are 1 + 4 + 1 = 6, in the vocabulary’s order', () => {
    const printed = print(table(facts, 'incidents'))
    assert.deepEqual(
      Object.entries(printed).map(([key, [count]]) => [key, count]),
      [
        ['egna', '1'],
        ['andra-verksamheter', '4'],
        ['test', '1'],
        ['summa', '6'],
      ],
    )
  })

  test('are 0 in a category that a delivered period lacks, and missing in a period that nobody delivered', () => {
    const lastYear = [...facts, sampleFact('incident', '2024-01', 2_00, { category: 'egna' })]
    assert.equal(print(table(lastYear, 'incidents')).test?.[1], '0')
    assert.equal(print(table(facts, 'incidents')).summa?.[1], '–')
  })
})

describe('control counts', () => {
  test('are read from the control’s own window, whatever the report’s period, and named by plan and part', () => {
    const facts = [
      sampleFact('control', '2024-09–2025-05', 600_00, { category: 'Avstängningar', part: 'Genomförda' }),
      sampleFact('control', '2025-05', 34_00, { category: 'Avstängningar', part: 'Genomförda' }),
      sampleFact('control', '2024-05', 99_00, { category: 'Avstängningar', part: 'Genomförda' }),
    ]
    const counts = table(facts, 'control-counts')
    assert.deepEqual(print(counts), { 'avstangningar-genomforda': ['634'] })
    assert.equal(counts.columns[1]?.period && formatPeriod(counts.columns[1].period), 'september 2024–maj 2025')
  })
})

describe('an indicator that is measured every few years', () => {
  const survey = (valueText: string) =>
    samplePlan([
      sampleIndicator('kundenkat', {
        computation: { type: 'reported-value', parameters: {} },
        display: { unit: 'percent', decimals: 1 },
        rounds: ['Å'],
        baseline: { year: 2022, valueText },
      }),
    ])
  const prior = (plan: ReturnType<typeof survey>) =>
    cellAt(table([], 'indicators', { plan }), 'kundenkat', 'prior-full-year').figure

  test('is compared with the year that the plan names, and the value stands on the plan', () => {
    const figure = prior(survey('74,6'))
    assert.equal(formatFigure(figure, { unit: 'percent', decimals: 1 }), '74,6')
    assert.ok(figure.kind === 'value' && figure.basis.kind === 'entry' && formatPeriod(figure.period) === 'helår 2022')
  })

  test('says so when what the plan writes is no number', () => {
    assert.match(missingReasonSv(prior(survey('bra'))) ?? '', /”bra” i planen är inget tal/)
  })
})

describe('indicators', () => {
  const survey = { computation: { type: 'reported-value', parameters: {} }, display: { unit: 'index', decimals: 1 } } as const

  test('that are followed up once a year say so in August and still show last year', () => {
    const facts = [sampleFact('indicator-value', '2024-11', 71_90, { indicator: 'nki', orgUnit: 'fds' })]
    const indicators = table(facts, 'indicators', { plan: samplePlan([sampleIndicator('nki', { ...survey, rounds: ['Å'] })]) })
    assert.deepEqual(print(indicators).nki, ['71,9', '–', '–', '–', '–'])
    assert.equal(whyMissing(indicators, 'nki', 'actual'), 'Årsvis uppföljning')
  })

  test('are the same figure as the table that they come from', () => {
    const parameters = {
      table: 'income-statement',
      row: 'resultat',
      actual: 'actual-ytd',
      priorYtd: 'actual-ytd-prior',
      priorFullYear: 'actual-ytd',
    }
    const plan = samplePlan([
      sampleIndicator('resultat', { computation: { type: 'table-figure', parameters }, display: { unit: 'mnkr', decimals: 1 } }),
    ])
    const { tables } = computeTables(sampleInput(monthlyFacts('ledger', '2025-08', -2_225_000_00, { account: '3010' }), { plan }))
    const figure = [...tables]
      .flatMap((each) => [...figuresOf(each)])
      .find(({ cell }) => cell.figure.key === 'fds/2025-D2/indicators/resultat/actual')
    assert.ok(figure)
    assert.equal(formatFigure(figure.cell.figure, { unit: 'mnkr', decimals: 1 }), '17,8')
    assert.deepEqual(figure.cell.figure.basis?.kind === 'formula' && figure.cell.figure.basis.inputs, [
      'fds/2025-D2/income-statement/resultat/actual-ytd',
    ])
  })

  test('that began this year say so of last year, and cover the months that they have', () => {
    const facts = (['numerator', 'denominator'] as const).map((part) =>
      sampleFact('indicator-part', '2025-08', part === 'numerator' ? 9_00 : 10_00, { indicator: 'ul', part, orgUnit: 'fds' }),
    )
    const indicators = table(facts, 'indicators', { plan: samplePlan([sampleIndicator('ul')]) })
    assert.deepEqual(print(indicators).ul, ['–', '–', '90', '–'])
    assert.equal(whyMissing(indicators, 'ul', 'prior-full-year'), 'Ny serie från augusti 2025, inget tidigare värde.')
    const { figure } = cellAt(indicators, 'ul', 'actual')
    assert.equal(figure.period && formatPeriod(figure.period), 'augusti 2025')
  })

  test('that are not due are not asked of their sources either', () => {
    const { findings } = computeTables(
      sampleInput([], { plan: samplePlan([sampleIndicator('x', { rounds: ['Å'] })]), layouts: [] }),
    )
    const asked = findings.filter(({ code }) => code === 'C-010').map(({ where }) => where.kind === 'table' && where.column)
    assert.equal(asked.includes('numerator-actual'), false)
  })

  test('whose lag leaves no month in January are not due', () => {
    const plan = samplePlan([sampleIndicator('x', { lagMonths: 1, rounds: ['M'] })])
    const january = table([], 'indicators', { plan, round: sampleRound('2025-M01') })
    assert.equal(whyMissing(january, 'x', 'actual'), 'Uppgifterna kommer 1 mån efter perioden.')
  })

  test('are asked about the months that their lag leaves', () => {
    const facts = (['numerator', 'denominator'] as const).flatMap((part) =>
      monthlyFacts('indicator-part', '2025-07', 1_00, { indicator: 'x', part }),
    )
    const indicators = table(facts, 'indicators', { plan: samplePlan([sampleIndicator('x', { lagMonths: 1 })]) })
    const { figure } = cellAt(indicators, 'x', 'actual')
    assert.equal(figure.kind === 'value' && formatPeriod(figure.period), 'januari–juli 2025')
  })

  test('split by sex are followed by their women and men, each a ratio of its own sums', () => {
    const ofSex = (gender: string, numerator: number, denominator: number) => [
      ...monthlyFacts('indicator-part', '2025-08', numerator * 100, { indicator: 'x', part: 'numerator', gender }),
      ...monthlyFacts('indicator-part', '2025-08', denominator * 100, { indicator: 'x', part: 'denominator', gender }),
    ]
    const plan = samplePlan([sampleIndicator('x', { bySex: true })])
    const facts = [...ofSex('kvinnor', 9, 10), ...ofSex('man', 3, 5)]
    const indicators = table(facts, 'indicators', { plan })
    assert.deepEqual(
      indicators.rows.map(({ key, labelSv }) => [key, labelSv, print(indicators)[key]?.[2]]),
      [
        ['x', 'Indikatorn x', '80'],
        ['x-kvinnor', 'varav kvinnor', '90'],
        ['x-man', 'varav män', '60'],
      ],
    )
  })

  test('split by sex say that the split is not delivered where only the total is', () => {
    const facts = (['numerator', 'denominator'] as const).flatMap((part) =>
      monthlyFacts('indicator-part', '2025-08', 1_00, { indicator: 'x', part }),
    )
    const indicators = table(facts, 'indicators', { plan: samplePlan([sampleIndicator('x', { bySex: true })]) })
    assert.equal(print(indicators).x?.[2], '100')
    assert.match(
      whyMissing(indicators, 'x-man', 'actual') ?? '',
      /^Uppdelningen på kön är inte levererad\. Underlag saknas: .*januari–augusti 2025/,
    )
  })

  test('that cannot be split by sex never show the total as women’s', () => {
    const parameters = { table: 'income-statement', row: 'resultat', actual: 'actual-ytd' }
    const plan = samplePlan([sampleIndicator('x', { bySex: true, computation: { type: 'table-figure', parameters } })])
    const { findings } = computeTables(sampleInput([], { plan, layouts: [] }))
    assert.match(findings.find(({ code }) => code === 'C-009')?.messageSv ?? '', /kan inte delas upp på kön/)
    assert.match(whyMissing(table([], 'indicators', { plan }), 'x-kvinnor', 'actual') ?? '', /kan inte delas upp på kön/)
  })

  test('of the last month, or of twelve months that end with it, read another indicator’s values over their own months', () => {
    const parts = (month: string, numerator: number) => [
      sampleFact('indicator-part', month, numerator * 100, { indicator: 'x', part: 'numerator', orgUnit: 'fds' }),
      sampleFact('indicator-part', month, 10_00, { indicator: 'x', part: 'denominator', orgUnit: 'fds' }),
    ]
    const facts = [2024, 2025].flatMap((year) =>
      Array.from({ length: year === 2024 ? 12 : 8 }, (_, index) =>
        parts(`${year}-${String(index + 1).padStart(2, '0')}`, year === 2024 ? 5 : index + 1),
      ).flat(),
    )
    const plan = samplePlan([
      sampleIndicator('x', {}),
      sampleIndicator('x-augusti', { valuesOf: 'x', months: 'latest-month' }),
      sampleIndicator('x-rullande', { valuesOf: 'x', months: 'rolling-twelve' }),
    ])
    const indicators = table(facts, 'indicators', { plan })
    const shown = (row: string, column: string) => {
      const { figure } = cellAt(indicators, row, column)
      const displayUnit = column === 'change' ? 'percentage-points' : 'percent'
      const text = formatFigure(figure, { unit: displayUnit, decimals: 1 })
      return figure.kind === 'value' ? `${formatPeriod(figure.period)}: ${text}` : figure.reason
    }
    assert.equal(shown('x', 'actual'), 'januari–augusti 2025: 45,0')
    assert.equal(shown('x-augusti', 'actual'), 'augusti 2025: 80,0')
    assert.equal(shown('x-rullande', 'actual'), 'september 2024–augusti 2025: 46,7')
    assert.equal(shown('x-augusti', 'change'), 'augusti 2025: 30,0')
  })

  test('whose reported value cannot be shown as the plan says are findings, not only a dash', () => {
    const facts = [sampleFact('indicator-value', '2025-06', 79_80, { indicator: 'hme', orgUnit: 'fds' })]
    const plan = samplePlan([sampleIndicator('hme', { ...survey, display: { unit: 'percent', decimals: 1 } })])
    const finding = computeTables(sampleInput(facts, { plan })).findings.find(({ code }) => code === 'C-011')
    assert.deepEqual(finding?.where, { kind: 'figure', figureKey: 'fds/2025-D2/indicators/hme/actual' })
    assert.match(finding.messageSv, /^Indikatorn hme: Värdet är rapporterat i index men indikatorn visas i procent/)
  })

  test('whose way of computing is unknown or wrongly told are findings at their place in the plan', () => {
    const plan = samplePlan([
      sampleIndicator('a', { computation: { type: 'magi', parameters: {} } }),
      sampleIndicator('b', { computation: { type: 'table-figure', parameters: { table: 'x' } } }),
    ])
    const messages = computeTables(sampleInput([], { plan }))
      .findings.filter(({ code }) => code === 'C-009')
      .map(({ messageSv }) => messageSv)
    assert.match(messages[0] ?? '', /Beräkningssättet ”magi” finns inte\. Välj ett av: ratio-of-sums \(kvot av summor\)/)
    assert.match(messages[1] ?? '', /har fel parametrar \(row: .+; actual: /)
  })
})

function table(facts: readonly Fact[], name: string, more: Partial<TableInput> = {}): Table {
  const found = computeTables(sampleInput(facts, more)).tables.find((each) => each.name === name)
  assert.ok(found, `No table ${name}.`)
  return found
}

/** By row key: each figure as it is printed, with plain spaces. */
function print(printedTable: Table): Record<string, string[]> {
  const rows: Record<string, string[]> = {}
  for (const { row, column, cell } of figuresOf(printedTable)) {
    rows[row.key] ??= []
    rows[row.key]?.push(formatFigure(cell.figure, displayOf(cell, column)).replaceAll('\u00a0', ' '))
  }
  return rows
}

/** By row key: every cell as it is printed, the empty ones too. */
function printAll({ columns, rows }: Table): Record<string, string[]> {
  const [, ...shown] = columns
  return Object.fromEntries(
    rows.map(({ key, cells }) => [key, shown.map((column) => printedCell(cells[column.key], column).replaceAll('\u00a0', ' '))]),
  )
}

function cellAt(within: Table, row: string, column: string) {
  const found = [...figuresOf(within)].find((each) => each.row.key === row && each.column.key === column)
  assert.ok(found)
  return found.cell
}

function whyMissing(within: Table, row: string, column: string): string | undefined {
  return missingReasonSv(cellAt(within, row, column).figure)
}
