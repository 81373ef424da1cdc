import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Answers, BridgeItem } from '#domain/plan.ts'
import type { StatementLayout } from '#domain/statement-layout.ts'
import { figureAt } from '#domain/table.ts'
import { equals, exact, sum } from '#lib/exact.ts'
import { computeTables } from './compute.ts'
import { monthlyFacts, sampleInput, sampleLayout, sampleUnit } from './sample-input.ts'
import { printedRows, sampleTable } from './sample-output.ts'

const layout = { ...sampleLayout, columns: [...sampleLayout.columns, { comparison: 'budget-ytd' } as const] }
const facts = [
  ...monthlyFacts('ledger', '2025-08', -1_000_000_03, { account: '3010' }),
  ...monthlyFacts('ledger', '2025-08', 700_000_01, { account: '4010' }),
  ...monthlyFacts('ledger', '2025-08', 450_000_00, { account: '6110' }),
  ...monthlyFacts('ledger', '2025-12', -1_000_000_00, { account: '3010', scenario: 'budget:decided' }),
  ...monthlyFacts('ledger', '2025-12', 1_000_000_00, { account: '4010', scenario: 'budget:decided' }),
]

describe('the bridge from budget to actual', () => {
  test('goes by the rows and amounts that the administration names, and what is left is a row of its own', () => {
    const printed = printedRows(
      sampleTable(facts, 'budget-to-actual', { layouts: [layout], answers: answers(vacancies, memory) }),
    )
    // 8 × (1 000 000 − 700 000 − 450 000) = −1,2; personnel 8 × 300 000 = +2,4; typed −2,3; the rest −3,6 + 2,3 = −1,3
    assert.deepEqual(printed, {
      budget: ['0,0'],
      vakanser: ['+2,4'],
      ramminne: ['−2,3'],
      ovrigt: ['−1,3'],
      resultat: ['−1,2'],
      skillnad: ['−1,2'],
    })
  })

  test('ties to the öre', () => {
    const table = sampleTable(facts, 'budget-to-actual', { layouts: [layout], answers: answers(vacancies, memory) })
    const amounts = ['budget', 'vakanser', 'ramminne', 'ovrigt', 'resultat'].map((row) => {
      const figure = figureAt(table, row, 'amount')
      assert.ok(figure?.kind === 'value', row)
      return figure.value
    })
    const [end] = amounts.splice(-1)
    assert.ok(end && equals(sum(amounts), end))
    // 8 × (1 000 000,03 − 700 000,01 − 450 000,00)
    assert.ok(equals(end, exact(-1_199_999_84n, 100n)))
  })

  test('is not there when nothing is named', () => {
    const { tables } = computeTables(sampleInput(facts, { layouts: [layout], answers: answers() }))
    assert.equal(
      tables.some(({ name }) => name === 'budget-to-actual'),
      false,
    )
  })

  test('says which row an item leans on when the statement has no such row', () => {
    const wrong: BridgeItem = { ...vacancies, amount: { row: 'personnal' } }
    const { findings } = computeTables(sampleInput(facts, { layouts: [layout], answers: answers(wrong) }))
    assert.match(findings.find(({ code }) => code === 'C-016')?.messageSv ?? '', /raden personnal, som inte finns.*personal/)
  })
})

describe('a bridge whose items are several rows together', () => {
  const rows = ['intakter', 'personal', 'kopt-vard', 'lakemedel', 'material', 'lokaler'] as const
  const accounts = { intakter: '3', personal: '4', 'kopt-vard': '51', lakemedel: '54', material: '56', lokaler: '60' }
  const health: StatementLayout = {
    ...layout,
    rows: [
      ...rows.map((key) => ({ key, labelSv: key, kind: 'detail' as const, indent: 0, accounts: [`${accounts[key]}*`] })),
      { key: 'resultat', labelSv: 'Resultat', kind: 'result', indent: 0, sumOf: rows },
    ],
  }
  /** Actual less budget over eight months, in the ledger's sign: what HSF prints for April 2024 (domain.md §3.2). */
  const booked = {
    '3010': 12_900_000,
    '4010': 420_000_000,
    '5110': 2_200_000,
    '5410': -3_700_000,
    '5610': -4_000_000,
    '6010': -1_700_000,
  }
  const facts = Object.entries(booked).flatMap(([account, kronor]) => [
    ...monthlyFacts('ledger', '2025-08', (kronor * 100) / 8, { account }),
    ...monthlyFacts('ledger', '2025-12', 0, { account, scenario: 'budget:decided' }),
  ])
  const item = (id: string, amount: BridgeItem['amount']): BridgeItem => ({ ...vacancies, id, labelSv: id, amount })

  test('ties as print does: −425,7 = −12,9 − 420,0 − 2,2 + 3,7 + 5,7', () => {
    const named = answers(
      item('inkomster', { row: 'intakter' }),
      item('bemanning', { row: 'personal' }),
      item('vard', { rows: ['kopt-vard', 'lakemedel'] }),
    )
    assert.deepEqual(printedRows(sampleTable(facts, 'budget-to-actual', { layouts: [health], answers: named })), {
      budget: ['0,0'],
      inkomster: ['−12,9'],
      bemanning: ['−420,0'],
      vard: ['+1,5'],
      ovrigt: ['+5,7'],
      resultat: ['−425,7'],
      skillnad: ['−425,7'],
    })
  })

  test('names the rows that the statement does not have', () => {
    const named = answers(item('vard', { rows: ['kopt-vard', 'medicin'] }))
    const { findings } = computeTables(sampleInput(facts, { layouts: [health], answers: named }))
    assert.match(findings.find(({ code }) => code === 'C-016')?.messageSv ?? '', /raden medicin, som inte finns/)
  })
})

describe('the bridge from the previous forecast', () => {
  const columns = ['forecast-full-year', 'previous-forecast-full-year', 'forecast-change-from-previous'] as const
  const compared = { ...sampleLayout, columns: columns.map((comparison) => ({ comparison })) }
  const facts = [
    ...monthlyFacts('ledger', '2025-12', 100_000_000_00, { account: '4010', scenario: 'forecast:2025-M07' }),
    ...monthlyFacts('ledger', '2025-12', 102_000_000_00, { account: '4010', scenario: 'forecast:2025-D2' }),
    ...monthlyFacts('ledger', '2025-12', -500_000_00, { account: '3010', scenario: 'forecast:2025-D2' }),
    ...monthlyFacts('ledger', '2025-12', 0, { account: '3010', scenario: 'forecast:2025-M07' }),
  ]
  const staff = (): BridgeItem => ({ ...vacancies, bridge: 'previous-forecast-to-forecast' })

  test('goes between two rounds’ forecasts, the earlier being the one that the answers name', () => {
    const given = { layouts: [compared], answers: { ...answers(staff()), previousForecast: '2025-M07' } }
    assert.deepEqual(printedRows(sampleTable(facts, 'previous-forecast-to-forecast', given)), {
      'foregaende-prognos': ['−1 200,0'],
      vakanser: ['−24,0'],
      ovrigt: ['+6,0'],
      resultat: ['−1 218,0'],
      skillnad: ['−18,0'],
    })
  })

  test('is not there when none is named, and the statement says why its column is empty', () => {
    const { tables } = computeTables(sampleInput(facts, { layouts: [compared], answers: answers(staff()) }))
    assert.equal(
      tables.some(({ name }) => name === 'previous-forecast-to-forecast'),
      false,
    )
    const statement = tables.find(({ name }) => name === 'income-statement')
    const figure = statement && figureAt(statement, 'resultat', 'previous-forecast-full-year')
    assert.ok(figure?.kind === 'missing')
    assert.match(figure.detailSv ?? '', /fältet previousForecast/)
  })
})

const source = { fileName: 'answers.yaml', row: 12 }
const vacancies: BridgeItem = {
  bridge: 'budget-to-actual',
  id: 'vakanser',
  labelSv: 'Vakanser',
  amount: { row: 'personal' },
  source,
}
const memory: BridgeItem = { ...vacancies, id: 'ramminne', labelSv: 'Ramminne', amount: { kronor: -2_300_000 } }

function answers(...bridgeItems: BridgeItem[]): Answers {
  return {
    orgUnit: sampleUnit.code,
    round: '2025-D2',
    indicators: [],
    assignments: [],
    activities: [],
    controls: [],
    bridgeItems,
  }
}
