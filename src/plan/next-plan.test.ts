import assert from 'node:assert/strict'
import { test } from 'node:test'
import { month } from '#domain/month.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import type { Plan } from '#domain/plan.ts'
import type { Written } from '#domain/plan-cells.ts'
import { nextPlan } from './next-plan.ts'

const source = { fileName: 'plan.yaml' }
const plan: Plan = {
  orgUnit: orgUnitCode('fds'),
  year: 2025,
  titleSv: 'Förvaltningsplan 2025',
  decision: { bodySv: 'Regionstyrelsen', decidedOn: '2024-12-10', paragraph: '§ 212' },
  goals: [{ id: 'kvalitet', labelSv: 'God kvalitet', source }],
  indicators: [
    {
      id: 'nki',
      goal: 'kvalitet',
      labelSv: 'NKI',
      computation: { type: 'reported-value', parameters: {} },
      display: { unit: 'index', decimals: 1 },
      polarity: 'higher-better',
      rounds: ['Å'],
      lagMonths: 0,
      targetText: '≥ 73',
      definitionSv: '',
      sourceSv: '',
      source,
    },
  ],
  assignments: [
    { code: '7', labelSv: 'Digital post', source },
    { code: '(RF24-1)', labelSv: 'E-arkiv', source },
  ],
  activities: [
    { id: 'klar', labelSv: 'Klar', assignments: ['7'], source },
    { id: 'forbi', labelSv: 'Slutade i våras', assignments: [], timeframeText: 'Q1 2025', source },
    { id: 'aret-ut', labelSv: 'Året ut', assignments: ['7'], timeframeText: '2025', source },
    { id: 'vidare', labelSv: 'Fortsätter', assignments: [], timeframeText: '2025–26', source },
  ],
  controls: [],
  projects: [
    { id: 'slut', labelSv: 'Slut', ownersSv: [], managersSv: [], to: month('2025-06'), source },
    { id: 'pagar', labelSv: 'Pågår', ownersSv: [], managersSv: [], to: month('2026-06'), source },
  ],
  signatories: [{ partySv: 'Region', nameSv: 'Karin Berg', signedOn: '2024-12-20' }],
  revisions: [{ revisedOn: '2025-03-01', bySv: 'Karin Berg', reasonSv: 'Nytt mål' }],
  statusWords: { Planenligt: 'on-track' },
}

const next = nextPlan(plan, 2026, (item) => item === 'klar')

test('next year’s plan has the same goals and indicators, without targets, decision, changes and dates of signing', () => {
  assert.equal(next.titleSv, 'Förvaltningsplan 2026')
  assert.deepEqual(next.goals, [{ id: 'kvalitet', labelSv: 'God kvalitet' }])
  assert.equal((next.indicators as Written[])[0]?.targetText, undefined)
  assert.deepEqual([next.decision, next.revisions], [undefined, undefined])
  assert.deepEqual(next.signatories, [{ partySv: 'Region', nameSv: 'Karin Berg' }])
  assert.deepEqual(next.statusWords, { Planenligt: 'on-track' })
})

test('an assignment keeps the year that it was given', () => {
  assert.deepEqual(
    (next.assignments as Written[]).map(({ code }) => code),
    ['RF25-07', 'RF24-01'],
  )
})

test('what is done, or was over well before the year began, is not carried on; what went on to its end may have to', () => {
  assert.deepEqual(
    (next.activities as Written[]).map(({ id, assignments }) => [id, assignments]),
    [
      ['aret-ut', ['RF25-07']],
      ['vidare', undefined],
    ],
  )
  assert.deepEqual(
    (next.projects as Written[]).map(({ id }) => id),
    ['pagar'],
  )
})
