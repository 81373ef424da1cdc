import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatFigure } from '#domain/display.ts'
import { computeTables } from './compute.ts'
import { type ExplainedFigure, explainFigure } from './explain.ts'
import { monthlyFacts, sampleInput } from './sample-input.ts'
import { statementOf } from './sample-output.ts'

const { tables } = computeTables(
  sampleInput([
    ...monthlyFacts('ledger', '2025-08', -1_500_000_00, { account: '3010' }),
    ...monthlyFacts('ledger', '2025-08', 1_000_000_00, { account: '4010' }),
  ]),
)

test('a result is explained by its sums, in the formula’s order, each with its label and printed value', () => {
  const explanation = explainFigure('fds/2025-D2/income-statement/resultat/actual-ytd', tables)
  assert.ok(explanation)
  assert.equal(words(explanation), 'Resultat 4,0')
  assert.deepEqual(explanation.inputs.map(words), ['Summa intäkter 12,0', 'Summa kostnader −8,0'])
})

test('a row of accounts is used by its sum and by its difference columns, and stands on facts', () => {
  const explanation = explainFigure('fds/2025-D2/income-statement/personal/actual-ytd', tables)
  assert.ok(explanation)
  assert.deepEqual(explanation.inputs, [])
  assert.equal(explanation.figure.basis?.kind, 'facts')
  assert.deepEqual(
    explanation.usedBy.map(({ figure }) => figure.key),
    ['fds/2025-D2/income-statement/personal/change-from-prior-ytd', 'fds/2025-D2/income-statement/summa-kostnader/actual-ytd'],
  )
})

test('a figure printed in a report’s own table as well is explained at home', () => {
  const home = statementOf(tables)
  assert.ok(home)
  const copy = { ...home, name: 'ekonomi-i-korthet', captionSv: 'Ekonomi i korthet' }
  const explanation = explainFigure('fds/2025-D2/income-statement/resultat/actual-ytd', [copy, home, copy])
  assert.equal(explanation?.table.name, 'income-statement')
})

test('a figure that no table holds has no explanation', () => {
  assert.equal(explainFigure('fds/2025-D2/income-statement/okand/actual-ytd', tables), undefined)
})

function words({ row, figure, display }: ExplainedFigure): string {
  return `${row.labelSv} ${formatFigure(figure, display)}`
}
