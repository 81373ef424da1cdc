import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ScopedSum } from '#domain/plan.ts'
import { computeTables } from './compute.ts'
import { monthlyFacts, sampleInput, sampleUnit } from './sample-input.ts'
import { printedRows, sampleTable } from './sample-output.ts'

const facts = ['2024-12', '2025-08'].flatMap((to) => [
  ...monthlyFacts('ledger', to, to === '2025-08' ? 30_000_000_00 : 28_000_000_00, { account: '4010' }),
  ...monthlyFacts('ledger', to, 2_000_000_00, { account: '6110' }),
])

const column = (key: string) => ['personal', 'ovrigt'].map((row) => `income-statement/${row}/${key}`)

test('a text’s sum is of the declared figures, with what it is compared with and the change', () => {
  const printed = printedRows(
    sampleTable(facts, 'scoped-sums', answering({ of: column('actual-ytd'), comparedWith: column('actual-ytd-prior') })),
  )
  assert.deepEqual(printed.kostnader, ['−256,0', '−240,0', '−16,0', '+6,7'])
})

test('a figure that does not exist is an error with the address, and there is no sum', () => {
  const input = sampleInput(
    facts,
    answering({ of: ['income-statement/personal/actual-ytd', 'income-statement/hyra/actual-ytd'] }),
  )
  const { findings, tables } = computeTables(input)
  assert.match(findings.find(({ code }) => code === 'C-032')?.messageSv ?? '', /nämner income-statement\/hyra\/actual-ytd/)
  const table = tables.find(({ name }) => name === 'scoped-sums')
  assert.ok(table)
  assert.deepEqual(printedRows(table).kostnader, ['–'])
})

test('kronor and a share make no sum', () => {
  const of = ['income-statement/personal/actual-ytd', 'income-statement/personal/change-from-prior-ytd-percent']
  const printed = printedRows(sampleTable(facts, 'scoped-sums', answering({ of })))
  assert.deepEqual(printed.kostnader, ['–'])
})

function answering(sum: Pick<ScopedSum, 'of' | 'comparedWith'>) {
  const scopedSums = [{ id: 'kostnader', labelSv: 'Kostnader', ...sum, source: { fileName: 'answers.yaml', row: 1 } }]
  const nothing = { indicators: [], assignments: [], activities: [], controls: [] }
  return { answers: { orgUnit: sampleUnit.code, round: '2025-D2', ...nothing, scopedSums } }
}
