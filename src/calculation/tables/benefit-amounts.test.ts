import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Benefit } from '#domain/plan.ts'
import { monthlyFacts, sampleFact, sampleLayout, samplePlan, sampleRound } from '../sample-input.ts'
import { printedRows, sampleTable } from '../sample-output.ts'

test('a realised effect is measured, linear, or what a cost has fallen by since last year, and is summed by whether the budget reckons with it', () => {
  const source = { fileName: 'plan.yaml', row: 1 }
  const benefit = (id: string, group: 'in-budget' | 'over-budget', basis: Benefit['basis']): Benefit => ({
    id,
    labelSv: id,
    group,
    source,
    ...(basis === undefined ? {} : { basis }),
  })
  const benefits = [
    benefit('arbetssatt', 'in-budget', { kind: 'linear' }),
    benefit('hyr', 'in-budget', { kind: 'prior-year-difference', table: 'income-statement', row: 'personal' }),
    benefit('enheter', 'over-budget', undefined),
  ]
  const planned = (id: string, kronor: number) =>
    sampleFact('benefit', '2025-01–2025-12', kronor * 100, { scenario: 'budget:decided', category: id, orgUnit: 'fds' })
  const facts = [
    planned('arbetssatt', 1_300_000),
    planned('hyr', 200_000_000),
    planned('enheter', 30_000_000),
    sampleFact('benefit', '2025-01–2025-04', 6_164_000_00, { category: 'enheter', orgUnit: 'fds' }),
    // 124,6 mnkr in four months last year, 94,6 this year
    ...monthlyFacts('ledger', '2024-12', 31_150_000_00, { account: '4010' }),
    ...monthlyFacts('ledger', '2025-04', 23_650_000_00, { account: '4010' }),
  ]
  const columns = ['actual-ytd', 'actual-ytd-prior', 'change-from-prior-ytd'] as const
  const given = {
    plan: { ...samplePlan([]), benefits },
    round: sampleRound('2025-D1'),
    layouts: [{ ...sampleLayout, columns: columns.map((comparison) => ({ comparison })) }],
  }
  assert.deepEqual(printedRows(sampleTable(facts, 'benefit-amounts', given)), {
    arbetssatt: ['1,3', '0,4', '33'],
    hyr: ['200,0', '30,0', '15'],
    enheter: ['30,0', '6,2', '21'],
    'summa-in-budget': ['201,3', '30,4', '15'],
    'summa-over-budget': ['30,0', '6,2', '21'],
    summa: ['231,3', '36,6', '16'],
  })
})

test('a plan by month has a share so far: 6,164 of 8,95 mnkr is 69 %, and a plan for the year alone has none', () => {
  const source = { fileName: 'plan.yaml', row: 1 }
  const of = (category: string) => ({ category, orgUnit: 'fds', scenario: 'budget:decided' })
  const facts = [
    sampleFact('benefit', '2025-01–2025-04', 8_950_000_00, of('enheter')),
    sampleFact('benefit', '2025-05–2025-12', 21_050_000_00, of('enheter')),
    sampleFact('benefit', '2025-01–2025-12', 10_000_000_00, of('avtal')),
    sampleFact('benefit', '2025-01–2025-04', 6_164_000_00, { category: 'enheter', orgUnit: 'fds' }),
  ]
  const benefits = ['enheter', 'avtal'].map((id) => ({ id, labelSv: id, source }))
  const table = sampleTable(facts, 'benefit-amounts', {
    plan: { ...samplePlan([]), benefits },
    round: sampleRound('2025-D1'),
  })
  assert.deepEqual(printedRows(table), {
    enheter: ['30,0', '6,2', '21', '9,0', '69'],
    avtal: ['10,0', '0,0', '0', '–', '–'],
    summa: ['40,0', '6,2', '15', '–', '–'],
  })
})
