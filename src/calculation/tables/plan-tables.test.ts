import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Fact } from '#domain/fact.ts'
import { month } from '#domain/month.ts'
import type { PlanEconomy } from '#domain/plan-economy.ts'
import type { StatementLayout } from '#domain/statement-layout.ts'
import { computeTables } from '../compute.ts'
import { monthlyFacts, sampleInput, samplePlan, sampleRound, sampleUnit } from '../sample-input.ts'
import { printedRows } from '../sample-output.ts'

const source = { fileName: 'plan.yaml', row: 1 }
const layout: StatementLayout = {
  table: 'budget',
  orgUnit: sampleUnit.code,
  validFrom: month('2025-01'),
  captionSv: 'Budget',
  display: { unit: 'tkr', decimals: 0 },
  sign: 'statement',
  columns: [{ comparison: 'budget-full-year' }],
  rows: [
    { key: 'regionersattning', labelSv: 'Regionersättning', kind: 'detail', indent: 0, accounts: ['39*'] },
    { key: 'kostnader', labelSv: 'Kostnader', kind: 'detail', indent: 0, accounts: ['4-8'] },
    { key: 'resultat', labelSv: 'Resultat', kind: 'result', indent: 0, sumOf: ['regionersattning', 'kostnader'] },
  ],
}
const frame = {
  budgetRow: 'regionersattning',
  priorKronor: 6_755_000,
  kronor: 4_261_000,
  changes: [{ id: 'hyresmodell', reasonSv: 'Ny hyresmodell', kronor: -2_494_000, source }],
  source,
}
const grant = { id: 'medarbetare', labelSv: 'Vårdens medarbetare', kronor: 20_000_000, budgetRow: 'regionersattning', source }
/** Twelve equal months, in the ledger's sign: 24 261 tkr from the region, and costs as large. */
const budgeted: readonly Fact[] = [
  ...monthlyFacts('ledger', '2025-12', -2_021_750_00n, { scenario: 'budget:decided', account: '3910' }),
  ...monthlyFacts('ledger', '2025-12', 2_021_750_00n, { scenario: 'budget:decided', account: '4010' }),
]

describe('a plan', () => {
  test('has its budget by account and month, and no table of outcomes', () => {
    const { tables, findings } = compute({}, budgeted)
    assert.deepEqual(
      tables.map(({ name, rows }) => [name, rows.length]),
      [['budget', 3]],
    )
    assert.deepEqual(printed({}, 'budget'), { regionersattning: ['24 261'], kostnader: ['−24 261'], resultat: ['0'] })
    assert.deepEqual(findings, [])
  })

  test('is no part of a report that follows up', () => {
    const { tables } = computeTables(
      sampleInput(budgeted, { plan: { ...samplePlan([]), economy: { frame, grants: [grant] } }, layouts: [layout] }),
    )
    assert.ok(tables.every(({ name }) => name !== 'budget' && name !== 'frame-change'))
  })

  test('tells of an account that its budget has no row for', () => {
    const odd = monthlyFacts('ledger', '2025-12', -1_00n, { scenario: 'budget:decided', account: '3710' })
    assert.match(messages({}, [...budgeted, ...odd])[0] ?? '', /^C-003 Konto 3710/)
  })
})

describe('the frame', () => {
  test('is last year’s with its changes: 6 755 − 2 494 = 4 261 tkr', () => {
    assert.deepEqual(printed({ frame }, 'frame-change'), { prior: ['6 755'], hyresmodell: ['−2 494'], current: ['4 261'] })
  })

  test('that was decided to another amount than its reasons give is told of', () => {
    const { findings } = compute({ frame: { ...frame, kronor: 4_300_000 } }, budgeted)
    assert.match(findings.find(({ code }) => code === 'C-022')?.messageSv ?? '', /4\u00a0300\u00a0tkr.*4\u00a0261\u00a0tkr/)
  })

  test('and the grants on its row are what the budget has from the region: 4 261 + 20 000 = 24 261', () => {
    assert.deepEqual(printed({ frame, grants: [grant] }, 'frame-and-grants'), {
      frame: ['4 261'],
      medarbetare: ['20 000'],
      summa: ['24 261'],
      budget: ['24 261'],
      difference: ['0'],
    })
    assert.deepEqual(messages({ frame, grants: [grant] }), [])
  })

  test('without the grant leaves 20 000 of the budget unexplained', () => {
    assert.match(messages({ frame })[0] ?? '', /^C-023 Budgeten har 24\u00a0261\u00a0tkr.*skillnad 20\u00a0000\u00a0tkr/)
  })

  test('on a row that the budget has not is told of with the rows that it has', () => {
    const told = messages({ frame: { ...frame, budgetRow: 'bidrag' } })
    assert.match(told[0] ?? '', /^C-021 Ramen hänvisar till budgetraden ”bidrag”.*regionersattning, kostnader, resultat/)
  })
})

describe('prices and volumes', () => {
  const operation = {
    id: 'stod',
    labelSv: 'Digitaliseringsstöd',
    priceBaseKronor: 325_000_000,
    priceChangeText: '2 %',
    volumeChangeKronor: 7_800_000,
    income: { row: 'regionersattning' },
    source,
  } as const

  test('the price change is the base times the percentage, and the income is the budget’s: 325 × 2 % = 6,5', () => {
    assert.deepEqual(printed({ pricesAndVolumes: [operation] }, 'prices-and-volumes'), { stod: ['325', '2', '6,5', '7,8', '24'] })
  })

  test('of several operations are summed, but not their percentages; half a percent keeps its decimal', () => {
    const other = { ...operation, id: 'annan', priceChangeText: '2,5 %', income: { kronor: 100_000_000 } }
    const rows = printed({ pricesAndVolumes: [operation, other] }, 'prices-and-volumes')
    assert.equal(rows.annan?.[1], '2,5')
    assert.deepEqual(rows.summa, ['650', '14,6', '15,6', '124'])
  })
})

describe('planned investments', () => {
  const item = (id: string, kronor: number) =>
    ({
      id,
      labelSv: id,
      kind: 'replacement',
      reasonSv: 'Föråldrad teknik',
      kronor,
      expectedEffectSv: 'Driftsäkerhet',
      source,
    }) as const
  const investments = {
    frameKronor: 36_900_000,
    listedFromKronor: 1_500_000,
    items: [item('nat', 12_200_000), item('pc', 20_300_000)],
    source,
  }

  test('leave the rest of the frame for smaller ones: 36,9 − 32,5 = 4,4', () => {
    assert.deepEqual(printed({ investments }, 'planned-investments'), {
      nat: ['12,2'],
      pc: ['20,3'],
      summa: ['32,5'],
      other: ['4,4'],
      frame: ['36,9'],
    })
  })

  test('larger than the frame, or smaller than the plan lists, are told of', () => {
    const over = { ...investments, frameKronor: 30_000_000 }
    assert.match(messages({ investments: over })[0] ?? '', /^C-024 .*2,5\u00a0mnkr mer än planeringsramen/)
    const small = { ...investments, items: [...investments.items, item('mus', 40_000)] }
    assert.match(messages({ investments: small })[0] ?? '', /^C-025 mus är på 0,0\u00a0mnkr/)
  })
})

function compute(economy: PlanEconomy, facts: readonly Fact[] = budgeted) {
  return computeTables(
    sampleInput(facts, { round: sampleRound('2025-P'), layouts: [layout], plan: { ...samplePlan([]), economy } }),
  )
}

function printed(economy: PlanEconomy, name: string): Record<string, string[]> {
  const table = compute(economy).tables.find((candidate) => candidate.name === name)
  assert.ok(table, name)
  return printedRows(table)
}

function messages(economy: PlanEconomy, facts: readonly Fact[] = budgeted): string[] {
  return compute(economy, facts).findings.map(({ code, messageSv }) => `${code} ${messageSv}`)
}
