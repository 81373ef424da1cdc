import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { exampleTable, figureColumn, kronor } from '#checks/example-report.ts'
import { noParts, type SectionParts } from '../sections/define-section.ts'
import { withColumns } from './with-columns.ts'

const mnkr = { unit: 'mnkr', decimals: 1 } as const
const statement = exampleTable('income-statement', {
  columns: [
    { key: 'label', labelSv: 'Resultaträkning', kind: 'label' },
    figureColumn('budget', mnkr),
    figureColumn('actual', mnkr),
    figureColumn('forecast', mnkr),
  ],
  rows: [{ key: 'resultat', cells: { budget: kronor(1), actual: kronor(2), forecast: kronor(3) } }],
})
const parts: SectionParts = { ...noParts, blocks: [{ kind: 'table', table: statement, wide: false }], tables: [statement] }

describe('a section’s columns', () => {
  test('are those wished for, in that order, after the label; the cells of the others are gone', () => {
    const { blocks, tables, findings } = withColumns(parts, ['forecast', 'actual'], 'ekonomi')
    assert.deepEqual(findings, [])
    assert.ok(blocks[0]?.kind === 'table')
    for (const table of [blocks[0].table, tables[0]]) {
      assert.deepEqual(
        table?.columns.map(({ key }) => key),
        ['label', 'forecast', 'actual'],
      )
      assert.deepEqual(Object.keys(table?.rows[0]?.cells ?? {}).sort(), ['actual', 'forecast'])
    }
  })

  test('take the notes that explain them along', () => {
    const explained = {
      ...statement,
      columns: statement.columns.map((column) =>
        column.key === 'budget' ? { ...column, formulaSv: 'Beslutad budget.' } : column,
      ),
      notesSv: ['Beslutad budget.', 'Alla motparter.'],
    }
    const { tables } = withColumns({ ...parts, tables: [explained] }, ['actual'], 'ekonomi')
    assert.deepEqual(tables[0]?.notesSv, ['Alla motparter.'])
  })

  test('stay as they are when nothing is wished for', () => {
    assert.equal(withColumns(parts, undefined, 'ekonomi'), parts)
  })

  test('that do not exist are told of, with what was meant', () => {
    const { findings } = withColumns(parts, ['actual', 'forcast'], 'ekonomi')
    assert.match(findings[0]?.messageSv ?? '', /kolumnen ”forcast”, som inte finns\. Menade du ”forecast”\?/)
  })
})
