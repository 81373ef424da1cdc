import assert from 'node:assert/strict'
import { test } from 'node:test'
import { month } from '#domain/month.ts'
import { period } from '#domain/period.ts'
import type { Table } from '#domain/table.ts'
import { exact } from '#lib/exact.ts'
import { compareTexts } from './earlier-texts.ts'

const earlier = {
  round: '2025-D1',
  markdown: 'Vi följer plan.\n\nIT kostar {{statement/it/now | mnkr belopp}}.\n\nVåren var lugn.',
}

test('what stands word for word is marked as copied, however its lines are broken, and the rest is not', () => {
  const now = { markdown: 'Vi  följer plan.\n\n\nSommaren var lugn.', tables: [statement(-129)] }
  const { paragraphs } = compareTexts(earlier, now, [statement(-129)])
  assert.deepEqual(
    paragraphs.map(({ isCopied }) => isCopied),
    [true, false, false],
  )
})

test('the earlier text is read with the figures of its own time, and those that are others now are told', () => {
  const { paragraphs } = compareTexts(earlier, { markdown: '', tables: [statement(-135)] }, [statement(-129)])
  assert.equal(paragraphs[1]?.textSv, 'IT kostar 129\u00a0mnkr.')
  assert.deepEqual(paragraphs[1]?.moved, [{ whatSv: 'IT-kostnader, Utfall', thenSv: '129\u00a0mnkr', nowSv: '135\u00a0mnkr' }])
  assert.deepEqual(paragraphs[0]?.moved, [])
})

test('a figure that the report no longer has is told as that', () => {
  const { paragraphs } = compareTexts(earlier, { markdown: '', tables: [] }, [statement(-129)])
  assert.equal(paragraphs[1]?.moved[0]?.nowSv, 'finns den inte')
})

function statement(millions: number): Table {
  return {
    name: 'statement',
    captionSv: 'Resultaträkning',
    columns: [{ key: 'now', labelSv: 'Utfall', kind: 'figure', display: { unit: 'mnkr', decimals: 0 } }],
    rows: [
      {
        key: 'it',
        labelSv: 'IT-kostnader',
        kind: 'detail',
        indent: 0,
        cells: {
          now: {
            kind: 'figure',
            figure: {
              kind: 'value',
              key: 'fds/2025-D1/statement/it/now',
              value: exact(millions * 1_000_000),
              unitOfMeasure: 'sek',
              period: period(month('2025-01'), month('2025-04')),
              basis: { kind: 'formula', formulaSv: 'Given.', inputs: [] },
            },
          },
        },
      },
    ],
  }
}
