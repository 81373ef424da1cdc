import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleTable, figureColumn, kronor, share } from '#checks/example-report.ts'
import { exampleInput } from '../example-input.ts'
import { keyFigures } from './section.ts'

const tkr = { unit: 'tkr', decimals: 0 } as const

const table = exampleTable('key-figures', {
  captionSv: 'Nyckeltal',
  columns: [
    { key: 'label', labelSv: 'Nyckeltal', kind: 'label' },
    figureColumn('actual-ytd', tkr, { labelSv: '2025' }),
    figureColumn('actual-ytd-prior', tkr, { labelSv: '2024' }),
    figureColumn('change-from-prior-ytd-percent', { unit: 'percent', decimals: 1 }),
  ],
  rows: [
    {
      key: 'resor-och-logi',
      labelSv: 'Resor och logi',
      cells: {
        'actual-ytd': kronor(512_000),
        'actual-ytd-prior': kronor(480_000),
        'change-from-prior-ytd-percent': share(1, 15),
      },
    },
  ],
})

test('the key figures are drawn this year against last, in thousands, with the whole table beside', () => {
  const { blocks } = keyFigures.compose(exampleInput({ tables: [table] }))
  const chart = blocks[0]?.kind === 'chart' ? blocks[0].chart : undefined
  assert.equal(chart?.dataTable, table)
  assert.deepEqual(
    chart?.series.map(({ labelSv }) => labelSv),
    ['2025', '2024'],
  )
  assert.deepEqual(chart?.display, tkr)
  assert.equal(chart?.altSv, 'Stapeldiagram: Nyckeltal, 2025 och 2024. Resor och logi: 512\u00a0tkr (2025), 480\u00a0tkr (2024).')
})

test('with nothing to draw, the table stands alone', () => {
  const rows = table.rows.map((row) => ({ ...row, cells: {} }))
  const { blocks } = keyFigures.compose(exampleInput({ tables: [{ ...table, rows }] }))
  assert.deepEqual(
    blocks.map(({ kind }) => kind),
    ['table'],
  )
})
