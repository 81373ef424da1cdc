import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Answers, BridgeItem } from '#domain/plan.ts'
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
