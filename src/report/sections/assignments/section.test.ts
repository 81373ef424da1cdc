import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleAnswers, examplePlan, exampleSource } from '#checks/example-report.ts'
import { exampleInput } from '../example-input.ts'
import { assignments } from './section.ts'

const plan = examplePlan({
  assignments: [
    { code: 'RF25-07', labelSv: 'Prioritera digital teknik.', source: exampleSource },
    { code: 'RF25-09', labelSv: 'Vidta åtgärder för beredskap.', source: exampleSource },
  ],
  statusWords: { Planenligt: 'on-track' },
})

test('an assignment stands with its code, its status in the administration’s word and its comment', () => {
  const answers = exampleAnswers({
    assignments: [{ item: 'RF7', statusWord: 'Planenligt', commentary: 'Pågår.', source: exampleSource }],
  })
  const { tables, findings } = assignments.compose(exampleInput({ plan, answers }))
  assert.deepEqual(findings, [])
  const [row] = tables[0]?.rows ?? []
  assert.equal(row?.key, 'RF25-07')
  assert.equal(row?.labelSv, 'RF25-07: Prioritera digital teknik.')
  assert.deepEqual(row?.cells.status, {
    kind: 'status',
    status: { wordSv: 'Planenligt', tone: 'good', shape: 'circle', canonical: 'progress:on-track' },
  })
})

test('an assignment without an answer says so in its cell', () => {
  const { tables } = assignments.compose(exampleInput({ plan, answers: exampleAnswers() }))
  for (const row of tables[0]?.rows ?? []) {
    assert.deepEqual(row.cells.status, { kind: 'text', inlines: [{ kind: 'text', textSv: 'Inte besvarad' }] })
  }
})

test('what is wrong with an answer’s text is told with the place where it was written', () => {
  const commentary = 'Se {{incidents/egna/actual-ytd}}.'
  const answers = exampleAnswers({
    assignments: [{ item: 'RF25-07', statusWord: 'Planenligt', commentary, source: { fileName: 'answers.yaml', row: 31 } }],
  })
  const { findings } = assignments.compose(exampleInput({ plan, answers }))
  assert.equal(findings[0]?.code, 'R-001')
  assert.match(findings[0]?.messageSv ?? '', /\(answers\.yaml, rad 31\)$/)
})

test('without assignments in the plan the section says what is missing', () => {
  const { blocks, findings } = assignments.compose(exampleInput({ plan: examplePlan() }))
  assert.equal(blocks[0]?.kind, 'callout')
  assert.equal(findings[0]?.code, 'R-005')
})
