import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { examplePlan, exampleSource as source } from '#checks/example-report.ts'
import type { GoalArea } from '#domain/goal-area.ts'
import { inlineText } from '#domain/inline-text.ts'
import type { Activity, Indicator, Plan } from '#domain/plan.ts'
import { printedCell } from '#domain/printed-cell.ts'
import type { Table } from '#domain/table.ts'
import { decisionAndSignatures } from './decision-and-signatures/section.ts'
import type { SectionDefinition, SectionParts } from './define-section.ts'
import { exampleInput } from './example-input.ts'
import { goalsAndAssignments } from './goals-and-assignments/section.ts'
import { plannedActivities } from './planned-activities/section.ts'
import { plannedControls } from './planned-controls/section.ts'
import { plannedIndicators } from './planned-indicators/section.ts'

const quality: GoalArea = {
  id: 'kvalitet',
  code: 'RP3',
  labelSv: 'En effektiv verksamhet av god kvalitet',
  decidedGoals: [
    { decidedBy: 'council', labelSv: 'God tillgänglighet och kvalitet', indicatorsSv: [] },
    { decidedBy: 'committee', labelSv: 'Kvalitet', indicatorsSv: ['Andel fel lösta i tid', 'Leveranstid'] },
  ],
  source,
}
const health: GoalArea = { id: 'halsa', labelSv: 'En god och jämlik hälsa', decidedGoals: [], source }
const activity: Activity = {
  id: 'handlingsplan',
  labelSv: 'Verka för handlingsplanen',
  assignments: ['11'],
  timeframeText: 'Q3 2025',
  responsibleSv: ['FD'],
  source,
}
const assignment = { code: '11.', labelSv: 'Verkställ handlingsplanen', area: 'kvalitet', source }

describe('goals and assignments', () => {
  test('stand area by area, the committee’s goals with the indicators that follow them, and an area without any stands empty', () => {
    const table = only(compose(goalsAndAssignments, { areas: [health, quality], assignments: [assignment] }))
    assert.deepEqual(labels(table), [
      'En god och jämlik hälsa',
      'Mål',
      'En effektiv verksamhet av god kvalitet (RP3)',
      'Mål',
      'Uppdrag',
    ])
    assert.equal(cell(table, 'kvalitet-goals', 'committee'), 'Kvalitet\nIndikator: Andel fel lösta i tid\nIndikator: Leveranstid')
    assert.equal(cell(table, '11', 'council'), '11. Verkställ handlingsplanen')
  })

  test('of an area that the plan has not are not lost', () => {
    const stray = { ...assignment, area: 'borta' }
    assert.deepEqual(labels(only(compose(goalsAndAssignments, { areas: [health], assignments: [stray] }))).slice(2), [
      'Utan målområde',
      'Uppdrag',
    ])
  })
})

describe('activities', () => {
  test('stand in their assignment’s area, and those of a programme in the area that the plan says', () => {
    const programme: Activity = {
      id: 'eib',
      labelSv: 'Ekonomi i balans',
      assignments: [],
      programmeSv: 'EiB',
      area: 'halsa',
      source,
    }
    const plan = { areas: [health, quality], assignments: [assignment], activities: [activity, programme] }
    const table = only(compose(plannedActivities, plan))
    assert.deepEqual(
      table.rows.map(({ key }) => key),
      ['halsa', 'eib', 'kvalitet', 'handlingsplan'],
    )
    assert.deepEqual([cell(table, 'eib', 'assignment'), cell(table, 'handlingsplan', 'assignment')], ['EiB', '11'])
    assert.deepEqual([cell(table, 'handlingsplan', 'timeframe'), cell(table, 'handlingsplan', 'responsible')], ['Q3 2025', 'FD'])
  })
})

describe('planned indicators', () => {
  test('have their target as written and in words, and where they stand with the year', () => {
    const table = only(compose(plannedIndicators, { goals: [goal], indicators: [turnover], areas: [quality] }))
    assert.deepEqual(labels(table), ['En effektiv verksamhet av god kvalitet (RP3)', 'Personalrörlighet'])
    assert.equal(cell(table, 'rorlighet', 'target'), '2025: 7,47 %')
    assert.equal(cell(table, 'rorlighet', 'target-in-words'), 'högst 7,47 %')
    assert.equal(cell(table, 'rorlighet', 'baseline'), '2024: Prognos T2 7,5 %')
    assert.equal(cell(table, 'rorlighet', 'rounds'), 'M, D, Å')
  })

  test('without a target and a value say so with a dash', () => {
    const { baseline: _none, ...unmeasured } = turnover
    const table = only(compose(plannedIndicators, { goals: [goal], indicators: [{ ...unmeasured, targetText: '' }] }))
    assert.deepEqual([cell(table, 'rorlighet', 'target'), cell(table, 'rorlighet', 'baseline')], ['–', '–'])
    assert.equal(cell(table, 'rorlighet', 'target-in-words'), '')
  })

  test('whose parts add up must: 6,79 + 0,68 is 7,47, and 6,79 + 0,70 is not', () => {
    const part = (id: string, targetText: string): Indicator => {
      const { baseline: _none, partsAddUp: _sum, ...rest } = turnover
      return { ...rest, id, partOf: 'rorlighet', targetText }
    }
    const found = (last: string) =>
      compose(plannedIndicators, { goals: [goal], indicators: [turnover, part('egen', '6,79 %'), part('pension', last)] })
        .findings
    assert.deepEqual(found('0,68 %'), [])
    assert.deepEqual(
      found('0,70 %').map(({ code }) => code),
      ['R-013'],
    )
  })
})

describe('planned controls', () => {
  test('say what is at stake, and one without a risk is told of', () => {
    const control = { id: 'jav', labelSv: 'Jäv', scope: 'own', rulesSv: '', methodText: 'Stickprov', source } as const
    const { tables, findings } = compose(plannedControls, {
      controls: [
        { ...control, risk: { consequence: 'noticeable', likelihood: 'possible' } },
        { ...control, id: 'brand' },
      ],
    })
    const [table] = tables
    assert.ok(table)
    assert.deepEqual([cell(table, 'jav', 'risk'), cell(table, 'brand', 'risk')], ['Kännbar/möjlig', 'Inte bedömd'])
    assert.deepEqual(
      findings.map(({ code, where }) => [code, where.kind === 'table' && where.row]),
      [['R-011', 'brand']],
    )
  })
})

describe('the decision', () => {
  test('is told with body, day and paragraph', () => {
    const { blocks, findings } = compose(decisionAndSignatures, {
      decision: { bodySv: 'regionstyrelsen', decidedOn: '2025-01-28', paragraph: '§ 14', caseNumber: 'RV240101' },
    })
    const [first] = blocks
    assert.ok(first?.kind === 'paragraph')
    assert.equal(
      inlineText(first.inlines),
      'Planen är beslutad av regionstyrelsen 2025-01-28, §\u00a014. Diarienummer: RV240101.',
    )
    assert.deepEqual(findings, [])
  })

  test('that is not taken yet is told of, and who is to sign has room to', () => {
    const { tables, findings } = compose(decisionAndSignatures, {
      signatories: [{ partySv: 'Region Västmanland', placeSv: 'Västerås' }],
    })
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['R-012'],
    )
    const [table] = tables
    assert.ok(table)
    assert.deepEqual([cell(table, 'party-1', 'place-and-date'), cell(table, 'party-1', 'signature')], ['Västerås', '\n\n'])
  })
})

const goal = { id: 'arbetsgivare', labelSv: 'En attraktiv arbetsgivare', area: 'kvalitet', source }
const turnover: Indicator = {
  id: 'rorlighet',
  goal: 'arbetsgivare',
  labelSv: 'Personalrörlighet',
  computation: { type: 'reported-value', parameters: {} },
  display: { unit: 'percent', decimals: 2 },
  polarity: 'lower-better',
  rounds: ['M', 'D1', 'D2', 'Å'],
  lagMonths: 0,
  targetText: '2025: 7,47 %',
  partsAddUp: true,
  baseline: { year: 2024, valueText: '7,5', noteSv: 'Prognos T2' },
  definitionSv: '',
  sourceSv: '',
  source,
}

function compose(section: SectionDefinition, plan: Partial<Plan>): SectionParts {
  return section.compose(exampleInput({ plan: examplePlan(plan) }, '2025-P'))
}

function only({ tables }: SectionParts): Table {
  const [table] = tables
  assert.ok(table)
  return table
}

function labels({ rows }: Table): string[] {
  return rows.map(({ labelSv }) => labelSv)
}

/** As it is read, with plain spaces. */
function cell({ rows, columns }: Table, row: string, key: string): string {
  const column = columns.find((candidate) => candidate.key === key)
  assert.ok(column)
  return printedCell(rows.find((candidate) => candidate.key === row)?.cells[key], column).replaceAll('\u00a0', ' ')
}
