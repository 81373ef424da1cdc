import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { computeTables } from '../compute.ts'
import { sampleFact, sampleInput } from '../sample-input.ts'
import { printedRows, sampleTable } from '../sample-output.ts'

const of = (project: string, vintage: string, scenario: string, kronor: number) =>
  sampleFact('investment', scenario === 'actual' ? '2025-01–2025-08' : '2025-01–2025-12', kronor * 100, {
    scenario,
    project,
    vintage,
    category: 'medicinsk-apparatur',
  })

describe('the two-year rule', () => {
  const facts = [
    of('RV-2865 Autoklav', '2023', 'budget:decided', 500_000),
    of('RV-3548 Analysinstrument', '2023', 'budget:decided', 1_250_000),
    of('RV-3548 Analysinstrument', '2023', 'actual', 350_000),
    of('RV-3600 Mikroskop', '2022', 'budget:decided', 200_000),
    of('RV-3600 Mikroskop', '2022', 'actual', 200_000),
    of('RV-4102 Gastroskop', '2024', 'budget:decided', 2_400_000),
  ]

  test('names the investments with money left of a budget that is two years old, and no others', () => {
    const table = sampleTable(facts, 'two-year-rule')
    assert.deepEqual(
      table.rows.map(({ labelSv }) => labelSv),
      ['Autoklav', 'Analysinstrument', 'Summa'],
    )
    assert.deepEqual(printedRows(table), {
      'rv-2865': ['0,5', '0,0', '0,5'],
      'rv-3548': ['1,3', '0,4', '0,9'],
      summa: ['1,8', '0,4', '1,4'],
    })
  })

  test('has nothing to say of younger budgets', () => {
    const { tables } = computeTables(sampleInput(facts.slice(-1)))
    assert.equal(
      tables.some(({ name }) => name === 'two-year-rule'),
      false,
    )
  })
})
