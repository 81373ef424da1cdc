import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleAnswers, examplePlan, exampleSource } from '#checks/example-report.ts'
import { inlineText } from '#domain/inline-text.ts'
import type { Activity } from '#domain/plan.ts'
import { exampleInput } from '../example-input.ts'
import { activities } from './section.ts'

const cybersecurity: Activity = {
  id: 'rf25-09-2',
  labelSv: 'Utveckla arbetet kring cybersäkerhet i länet',
  assignments: ['RF25-09', 'RF25-12'],
  source: exampleSource,
}

const answers = exampleAnswers({
  activities: [
    { item: 'rf25-09-2', statusWord: 'Planenligt', commentary: 'Bidrar i:\n\n- utbildning\n- övning', source: exampleSource },
  ],
})

test('an activity stands with the assignments that it serves, its status and its comment', () => {
  const { tables, findings } = activities.compose(exampleInput({ plan: examplePlan({ activities: [cybersecurity] }), answers }))
  assert.deepEqual(findings, [])
  const [row] = tables[0]?.rows ?? []
  const { assignment, status, commentary } = row?.cells ?? {}
  assert.equal(assignment?.kind === 'text' && inlineText(assignment.inlines), 'RF25-09, RF25-12')
  assert.equal(status?.kind === 'status' && status.status.canonical, 'progress:on-track')
  assert.equal(commentary?.kind === 'text' && inlineText(commentary.inlines), 'Bidrar i:\n– utbildning\n– övning')
})

test('timeframe and responsible have columns only when some activity has them', () => {
  const columnsOf = (activity: Activity) =>
    activities
      .compose(exampleInput({ plan: examplePlan({ activities: [activity] }), answers }))
      .tables[0]?.columns.map(({ key }) => key)
  assert.deepEqual(columnsOf(cybersecurity), ['label', 'assignment', 'status', 'commentary'])
  assert.deepEqual(columnsOf({ ...cybersecurity, timeframeText: 'Q4 2025', responsibleSv: ['IT-chef'] }), [
    'label',
    'assignment',
    'timeframe',
    'responsible',
    'status',
    'commentary',
  ])
})

test('activities stand in a table a theme, with the theme’s reason, and their parts below them', () => {
  const plan = examplePlan({
    themes: [
      { id: 'nara-vard', labelSv: 'Nära vård', prefaceSv: 'Uppströms i flödet.', source: exampleSource },
      { id: 'kompetens', labelSv: 'Kompetens', source: exampleSource },
    ],
    marksSv: { T: 'Ingår i tillgänglighetsplanen' },
    activities: [
      { ...cybersecurity, theme: 'kompetens' },
      {
        id: 'digitalt',
        labelSv: 'Utveckla digitala kontakter',
        assignments: [],
        theme: 'nara-vard',
        marks: ['T'],
        parts: [
          { id: 'chatt', labelSv: 'Chatt' },
          { id: 'monitorering', labelSv: 'Monitorering' },
        ],
        source: exampleSource,
      },
    ],
  })
  const inParts = exampleAnswers({
    activities: [{ item: 'digitalt.chatt', statusWord: 'Enl. plan', commentary: '', source: exampleSource }],
  })
  const { blocks, tables } = activities.compose(exampleInput({ plan, answers: inParts }))
  assert.deepEqual(
    blocks.map((block) => (block.kind === 'heading' ? block.textSv : block.kind)),
    ['Nära vård', 'paragraph', 'table', 'Kompetens', 'table'],
  )
  const [first, second] = tables
  assert.deepEqual([first?.name, second?.name], ['activities-nara-vard', 'activities-kompetens'])
  assert.deepEqual(
    first?.rows.map(({ key, labelSv, cells: { status } }) => [key, labelSv, status?.kind]),
    [
      ['digitalt', 'Utveckla digitala kontakter (T)', undefined],
      ['digitalt.chatt', 'Chatt', 'status'],
      ['digitalt.monitorering', 'Monitorering', 'text'],
    ],
  )
  assert.deepEqual(first?.notesSv, ['T = Ingår i tillgänglighetsplanen.'])
})

test('without activities in the plan the section says what is missing', () => {
  const { blocks, findings } = activities.compose(exampleInput({ plan: undefined }))
  assert.equal(blocks[0]?.kind, 'callout')
  assert.equal(findings[0]?.code, 'R-005')
})
