import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleAnswers, examplePlan, exampleSource, exampleTable, figureColumn, share } from '#checks/example-report.ts'
import type { Indicator } from '#domain/plan.ts'
import { exampleInput } from '../example-input.ts'
import { goalFulfilment } from './section.ts'

const indicator: Indicator = {
  id: 'digitala-besok',
  goal: 'ratt-niva',
  labelSv: 'Andel digitala besök',
  computation: { type: 'ratio-of-sums', parameters: {} },
  display: { unit: 'percent', decimals: 1 },
  polarity: 'higher-better',
  rounds: ['D2'],
  lagMonths: 0,
  targetText: '5,0 %',
  definitionSv: '',
  sourceSv: '',
  source: exampleSource,
}

const plan = examplePlan({
  goals: [
    {
      id: 'ratt-niva',
      labelSv: 'Verksamhet bedrivs på rätt nivå',
      servesSv: 'Tjänsterna håller god kvalitet',
      source: exampleSource,
    },
    { id: 'uppdragsgivare', labelSv: 'Vara en professionell uppdragsgivare', source: exampleSource },
  ],
  indicators: [indicator, { ...indicator, id: 'aterinskrivna', labelSv: 'Återinskrivna', polarity: 'lower-better' }],
})

const tables = [
  exampleTable('indicators', {
    columns: ['prior-ytd', 'actual'].map((key) => figureColumn(key, { unit: 'percent', decimals: 1 })),
    rows: [
      { key: 'digitala-besok', cells: { 'prior-ytd': share(16, 1000), actual: share(20, 1000) } },
      { key: 'aterinskrivna', cells: { 'prior-ytd': share(135, 1000), actual: share(133, 1000) } },
    ],
  }),
]

test('a goal has the administration’s status beside what its indicators propose: one better and one unchanged is positive', () => {
  const answers = exampleAnswers({
    goals: [{ goal: 'ratt-niva', outlookWord: 'Oförändrad', commentary: '', source: exampleSource }],
  })
  const rows = compose(answers)
  assert.deepEqual(rows, [
    ['Tjänsterna håller god kvalitet', undefined, undefined],
    ['Verksamhet bedrivs på rätt nivå', 'outlook:unchanged', 'outlook:positive'],
    ['Vara en professionell uppdragsgivare', 'Inte besvarad', undefined],
  ])
})

test('a change that the administration judges otherwise counts as judged', () => {
  const judgedChange = { change: 'worse', reasonSv: 'Fler kom tillbaka i april.' } as const
  const answers = exampleAnswers({
    indicators: [
      { indicator: 'aterinskrivna', judgedChange, commentary: '', source: exampleSource },
      {
        indicator: 'digitala-besok',
        judgedChange: { ...judgedChange, change: 'unchanged' },
        commentary: '',
        source: exampleSource,
      },
    ],
  })
  assert.equal(compose(answers)[1]?.[2], 'outlook:unchanged')
})

test('without goals in the plan the section says what is missing', () => {
  assert.equal(goalFulfilment.compose(exampleInput({ plan: examplePlan() })).findings[0]?.code, 'R-005')
})

function compose(answers: ReturnType<typeof exampleAnswers>) {
  const [table] = goalFulfilment.compose(exampleInput({ plan, answers, tables })).tables
  return (table?.rows ?? []).map(({ labelSv, cells }) => {
    const { status, proposal } = cells
    const said = status?.kind === 'status' ? status.status.canonical : status?.kind === 'text' ? 'Inte besvarad' : undefined
    return [labelSv, said, proposal?.kind === 'status' ? proposal.status.canonical : undefined]
  })
}
