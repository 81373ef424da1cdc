import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleAnswers, examplePlan, exampleSource } from '#checks/example-report.ts'
import type { Activity } from '#domain/plan.ts'
import { exampleInput } from '../example-input.ts'
import { activityTimeline } from './section.ts'

const statusWords = { Planenligt: 'on-track', Försenad: 'delayed' } as const
const journal: Activity = {
  id: 'journal',
  labelSv: 'Införa journal',
  assignments: [],
  timeframeText: 'Q2–Q3 2025',
  source: exampleSource,
}

test('an activity stands over the months of its timeframe, with its own words and its status', () => {
  const plan = examplePlan({
    activities: [journal, { ...journal, id: 'lopande', timeframeText: 'Ständigt pågående' }],
    statusWords,
  })
  const answers = exampleAnswers({
    activities: [{ item: 'journal', statusWord: 'Försenad', commentary: '', source: exampleSource }],
  })
  const { blocks, tables } = activityTimeline.compose(exampleInput({ plan, answers }))
  const [drawn, shown] = blocks
  assert.ok(drawn?.kind === 'gantt' && shown?.kind === 'table')
  assert.equal(drawn.gantt.table, shown.table.name)
  assert.deepEqual(
    drawn.gantt.bars.map(({ months, monthsSv, status }) => [months, monthsSv, status?.wordSv]),
    [
      [{ from: '2025-04', to: '2025-09' }, 'Q2–Q3 2025', 'Försenad'],
      [undefined, 'Ständigt pågående', undefined],
    ],
  )
  assert.match(drawn.gantt.altSv, /Införa journal: Q2–Q3 2025, Försenad\./)
  assert.equal(tables[0]?.rows.length, 2)
})

test('activities without any month are a table alone', () => {
  const plan = examplePlan({ activities: [{ ...journal, timeframeText: 'Löpande' }], statusWords })
  const { blocks } = activityTimeline.compose(exampleInput({ plan }))
  assert.deepEqual(
    blocks.map(({ kind }) => kind),
    ['table'],
  )
})

test('a plan that says of no activity when it is done is told so', () => {
  const { timeframeText: _, ...undated } = journal
  const { findings } = activityTimeline.compose(exampleInput({ plan: examplePlan({ activities: [undated] }) }))
  assert.match(findings[0]?.messageSv ?? '', /inga aktiviteter med tidplan/)
})
