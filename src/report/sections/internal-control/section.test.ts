import assert from 'node:assert/strict'
import { test } from 'node:test'
import { count, exampleAnswers, examplePlan, exampleSource, exampleTable, figureColumn } from '#checks/example-report.ts'
import { inlineText } from '#domain/inline-text.ts'
import type { Control } from '#domain/plan.ts'
import type { Cell } from '#domain/table.ts'
import { exampleInput } from '../example-input.ts'
import { internalControl } from './section.ts'

const shutOffs: Control = {
  id: 'avstangningar',
  labelSv: 'Kontroll om avstängning av media har kommunicerats',
  scope: 'region-wide',
  rulesSv: 'Rutin',
  methodText: 'Stickprovskontroll under perioden 2409–2505',
  source: exampleSource,
}
const own: Control = { ...shutOffs, id: 'licenser', labelSv: 'Kontroll av licenser', scope: 'own' }

const counts = exampleTable('control-counts', {
  columns: [figureColumn('actual', { unit: 'count', decimals: 0 })],
  rows: [{ key: 'avstangningar-genomforda', cells: { actual: count(634) } }],
})

const answers = exampleAnswers({
  controls: [
    {
      control: 'avstangningar',
      findingText: '{{control-counts/avstangningar-genomforda/actual}} avstängningar är gjorda.',
      remedySv: 'Ingen åtgärd',
      source: exampleSource,
    },
  ],
})

test('a control stands with rules, method, finding and remedy, its counts bound to their table', () => {
  const { tables, findings } = internalControl.compose(
    exampleInput({ tables: [counts], plan: examplePlan({ controls: [shutOffs] }), answers }),
  )
  assert.deepEqual(findings, [])
  assert.equal(tables[0]?.captionSv, 'Intern kontroll, regionövergripande')
  const cells = tables[0]?.rows[0]?.cells ?? {}
  assert.equal(textOf(cells.rules), 'Rutin')
  assert.equal(textOf(cells.finding), '634 avstängningar är gjorda.')
  assert.equal(textOf(cells.remedy), 'Ingen åtgärd')
  assert.ok(cells.finding?.kind === 'text' && cells.finding.inlines.some(({ kind }) => kind === 'figure'))
})

test('the region’s and the administration’s own controls are parted by heading rows', () => {
  const plan = examplePlan({ controls: [own, shutOffs] })
  const { tables } = internalControl.compose(exampleInput({ tables: [counts], plan, answers }))
  assert.deepEqual(
    tables[0]?.rows.map(({ key, kind }) => [key, kind]),
    [
      ['region-wide', 'group'],
      ['avstangningar', 'detail'],
      ['own', 'group'],
      ['licenser', 'detail'],
    ],
  )
  assert.equal(textOf(tables[0]?.rows[3]?.cells.finding), 'Inte besvarad')
})

test('without controls in the plan the section says what is missing', () => {
  const { blocks, findings } = internalControl.compose(exampleInput({}))
  assert.equal(blocks[0]?.kind, 'callout')
  assert.equal(findings[0]?.code, 'R-005')
})

function textOf(cell: Cell | undefined): string {
  return cell?.kind === 'text' ? inlineText(cell.inlines) : ''
}
