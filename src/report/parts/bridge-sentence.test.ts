import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleTable, figureColumn, kronor } from '#checks/example-report.ts'
import { inlineText } from '#domain/inline-text.ts'
import { bridgeSentence } from './bridge-sentence.ts'

test('a bridge is said in one sentence of its own figures, and a table that is not there says nothing', () => {
  const bridge = exampleTable('budget-to-actual', {
    columns: [
      { key: 'label', labelSv: 'Post', kind: 'label' },
      figureColumn('amount', { unit: 'mnkr', decimals: 1, sign: 'always' }),
    ],
    rows: [
      { key: 'budget', labelSv: 'Periodens budget', cells: { amount: kronor(-49_300_000) } },
      { key: 'personal', labelSv: 'Personalkostnader', cells: { amount: kronor(-420_000_000) } },
      { key: 'it', labelSv: 'IT-kostnader', cells: { amount: kronor(4_600_000) } },
      { key: 'ovrigt', labelSv: 'Övrigt, netto', cells: { amount: kronor(-10_300_000) } },
      { key: 'resultat', labelSv: 'Periodens resultat', cells: { amount: kronor(-475_000_000) } },
      { key: 'skillnad', labelSv: 'Skillnad', cells: { amount: kronor(-425_700_000) } },
    ],
  })
  const [block] = bridgeSentence([bridge], 'budget-to-actual')
  assert.ok(block?.kind === 'callout')
  assert.equal(
    inlineText(block.inlines).replaceAll('\u00a0', ' '),
    'Skillnaden mellan periodens budget och periodens resultat är −425,7 mnkr: personalkostnader −420,0, IT-kostnader +4,6 och övrigt, netto −10,3.',
  )
  assert.deepEqual(bridgeSentence([bridge], 'budget-to-forecast'), [])
})
