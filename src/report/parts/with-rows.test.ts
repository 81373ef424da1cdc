import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { exampleTable, figureColumn, kronor } from '#checks/example-report.ts'
import { noParts, type SectionParts } from '../sections/define-section.ts'
import { withRows } from './with-rows.ts'

const visits = exampleTable('production-own', {
  columns: [{ key: 'label', labelSv: 'Produktion', kind: 'label' }, figureColumn('actual', { unit: 'mnkr', decimals: 1 })],
  rows: [
    { key: 'alla', cells: { actual: kronor(3) }, sumOf: ['somatik', 'psykiatri'] },
    { key: 'somatik', cells: { actual: kronor(2) } },
    { key: 'psykiatri', cells: { actual: kronor(1) } },
  ],
})
const parts: SectionParts = { ...noParts, blocks: [{ kind: 'table', table: visits, wide: false }], tables: [visits] }

describe('a section’s rows', () => {
  test('are those wished for, in the table’s order and with the same figures', () => {
    const { blocks, findings } = withRows(parts, ['psykiatri', 'somatik'], 'produktion')
    assert.deepEqual(findings, [])
    assert.ok(blocks[0]?.kind === 'table')
    assert.deepEqual(blocks[0].table.rows, visits.rows.slice(1))
  })

  test('say that they are a sum only beside all that they sum', () => {
    const whole = withRows(parts, ['alla', 'somatik', 'psykiatri'], 'produktion').tables[0]
    assert.deepEqual(whole, visits)
    const short = withRows(parts, ['alla', 'somatik'], 'produktion').tables[0]
    assert.equal(short?.rows[0]?.sumOf, undefined)
  })

  test('that do not exist are a finding with the nearest that does, and the rest are shown', () => {
    const { blocks, findings } = withRows(parts, ['alla', 'psykatri'], 'produktion')
    assert.match(findings[0]?.messageSv ?? '', /raden ”psykatri”, som inte finns. Menade du ”psykiatri”\?/)
    assert.ok(blocks[0]?.kind === 'table')
    assert.deepEqual(
      blocks[0].table.rows.map(({ key }) => key),
      ['alla'],
    )
  })
})
