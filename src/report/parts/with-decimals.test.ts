import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { exampleTable, figureColumn, kronor } from '#checks/example-report.ts'
import { noParts, type SectionParts } from '../sections/define-section.ts'
import { withDecimals } from './with-decimals.ts'

const statement = exampleTable('income-statement', {
  columns: [
    { key: 'label', labelSv: 'Resultaträkning', kind: 'label' },
    figureColumn('actual-ytd', { unit: 'mnkr', decimals: 1 }),
    figureColumn('change-percent', { unit: 'percent', decimals: 1 }),
  ],
  rows: [{ key: 'resultat', cells: { 'actual-ytd': kronor(-474_963_000), 'change-percent': kronor(1) } }],
})
const parts: SectionParts = { ...noParts, blocks: [{ kind: 'table', table: statement, wide: false }], tables: [statement] }

describe('a section’s decimals', () => {
  test('are those of its amounts; the figures are the same and percentages keep theirs', () => {
    const { blocks } = withDecimals(parts, 0)
    assert.ok(blocks[0]?.kind === 'table')
    const { columns, rows } = blocks[0].table
    assert.deepEqual(
      columns.map(({ display }) => display?.decimals),
      [undefined, 0, 1],
    )
    assert.deepEqual(rows, statement.rows)
  })

  test('are the table’s own when the template says nothing', () => {
    assert.equal(withDecimals(parts, undefined), parts)
  })
})
