import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { orgUnitCode } from '#domain/organisation.ts'
import type { Answers, Indicator, Plan } from '#domain/plan.ts'
import { answersCoverage, answersWithoutItem } from './answers-coverage.ts'
import { checkPlan } from './check-plan.ts'

const source = { fileName: 'plan.yaml', row: 7 }

const indicator: Indicator = {
  id: 'nki',
  goal: 'kunder',
  labelSv: 'NKI',
  computation: { type: 'reported-value', parameters: {} },
  display: { unit: 'index', decimals: 1 },
  polarity: 'higher-better',
  rounds: ['Å'],
  lagMonths: 0,
  targetText: '73',
  definitionSv: '',
  sourceSv: '',
  source,
}

const plan: Plan = {
  orgUnit: orgUnitCode('fds'),
  year: 2025,
  titleSv: 'Plan',
  goals: [{ id: 'kunder', labelSv: 'Nöjda kunder', source }],
  indicators: [indicator, { ...indicator, id: 'fel', rounds: ['D2', 'Å'] }],
  assignments: [{ code: 'RF25-07', labelSv: 'Digital teknik', source }],
  activities: [{ id: 'a1', labelSv: 'AI', assignments: ['RF7'], timeframeText: 'Q3 2025', source }],
  controls: [{ id: 'k1', labelSv: 'Inköp', scope: 'own', rulesSv: '', methodText: '', source }],
  statusWords: {},
}

describe('a plan as it is read in', () => {
  test('in order has no findings, whatever notation its activities name assignments by', () => {
    assert.deepEqual(checkPlan(plan), [])
  })

  test('a word means one thing, whatever its capitals', () => {
    const twice = { ...plan, statusWords: { Klar: 'completed', klar: 'delayed', Planenligt: 'on-track' } } as const
    assert.deepEqual(
      checkPlan(twice).map(({ code, messageSv, where }) => [code, messageSv, where]),
      [
        [
          'P-014',
          '”Klar” står för både ”Klar” och ”Försenad”. Ett ord kan bara betyda en sak: ge den ena ett annat ord.',
          { kind: 'source', place: { fileName: 'plan.yaml' } },
        ],
      ],
    )
    assert.deepEqual(checkPlan({ ...plan, changeWordsSv: { better: 'Upp', worse: 'Ned' } }), [])
  })

  const faults: [string, Partial<Plan>, string, RegExp][] = [
    ['an indicator of an unknown goal', { goals: [] }, 'P-002', /”NKI” hör till målet ”kunder”/],
    [
      'an id that no figure’s address can hold',
      { indicators: [{ ...indicator, id: 'NKI/år' }] },
      'P-010',
      /beteckningen ”NKI\/år”/,
    ],
    ['an id twice', { controls: [...plan.controls, ...plan.controls] }, 'P-001', /Kontrollen ”k1” finns mer än en gång/],
    [
      'one assignment in two notations',
      { assignments: [...plan.assignments, { code: 'RF7', labelSv: 'Samma', source }] },
      'P-001',
      /Uppdraget ”RF2025-07” finns mer/,
    ],
    [
      'a target nobody understands',
      { indicators: [{ ...indicator, targetText: 'bra' }] },
      'P-003',
      /^Indikatorn ”NKI”: Målvärdet ”bra”/,
    ],
    ['an activity of an unknown assignment', { assignments: [] }, 'P-005', /uppdraget ”RF7”, som inte finns/],
    [
      'a code that is none',
      { assignments: [...plan.assignments, { code: 'RF23-30Ta', labelSv: '', source }] },
      'P-006',
      /”RF23-30Ta” går inte att tolka/,
    ],
    [
      'a code newer than the plan',
      { assignments: [...plan.assignments, { code: 'RF27-7', labelSv: '', source }] },
      'P-006',
      /är från 2027, men planen gäller 2025/,
    ],
    [
      'a timeframe nobody understands',
      { activities: [{ id: 'a1', labelSv: 'AI', assignments: [], timeframeText: 'snart', source }] },
      'P-007',
      /”snart” för ”AI”/,
    ],
  ]
  for (const [what, change, code, message] of faults) {
    test(`with ${what} is told so at its place`, () => {
      const finding = checkPlan({ ...plan, ...change }).find((each) => each.code === code)
      assert.match(finding?.messageSv ?? '', message)
      assert.deepEqual(finding?.where, { kind: 'source', place: source })
    })
  }
})

describe('a round’s answers', () => {
  const none: Answers = { orgUnit: plan.orgUnit, round: '2025-D2', indicators: [], assignments: [], activities: [], controls: [] }

  test('are asked of the indicators due in the round and of everything else in the plan', () => {
    assert.deepEqual(
      answersCoverage(plan, undefined, 'D2').map(({ kind, item, answered }) => [kind, item, answered]),
      [
        ['indicator', 'fel', false],
        ['assignment', 'RF25-07', false],
        ['activity', 'a1', false],
        ['control', 'k1', false],
      ],
    )
  })

  test('count when they say something, under any notation of the code', () => {
    const answers: Answers = {
      ...none,
      indicators: [{ indicator: 'fel', outlookWord: 'Positiv', commentary: '', source }],
      assignments: [{ item: 'RF7', statusWord: 'Planenligt', commentary: '', source }],
      activities: [{ item: 'a1', statusWord: '', commentary: '  ', source }],
      controls: [{ control: 'k1', findingText: 'Inget fall.', remedySv: '', source }],
    }
    assert.deepEqual(
      answersCoverage(plan, answers, 'D2')
        .filter(({ answered }) => !answered)
        .map(({ item }) => item),
      ['a1'],
    )
    assert.deepEqual(answersWithoutItem(plan, answers), [])
  })

  test('to what the plan does not have are found', () => {
    const answers: Answers = {
      ...none,
      activities: [{ item: 'a9', statusWord: 'Klar', commentary: '', source }],
      indicators: [{ indicator: 'x', commentary: 'y', source }],
    }
    assert.deepEqual(answersWithoutItem(plan, answers), [
      { kind: 'indicator', item: 'x' },
      { kind: 'activity', item: 'a9' },
    ])
  })
})
