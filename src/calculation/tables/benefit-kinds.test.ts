import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { computeTables } from '../compute.ts'
import { sampleFact, sampleInput, samplePlan, sampleRound } from '../sample-input.ts'
import { printedRows, sampleTable } from '../sample-output.ts'

const source = { fileName: 'plan.yaml', row: 1 }
const given = {
  plan: {
    ...samplePlan([]),
    benefits: [
      { id: 'enheter', labelSv: 'enheternas aktiviteter', source },
      { id: 'avtal', labelSv: 'avtalstrohet', source },
    ],
  },
  round: sampleRound('2025-D1'),
}
const saved = (category: string, kronor: number, more: { part?: string } = {}) =>
  sampleFact('benefit', '2025-01–2025-04', kronor * 100, { category, orgUnit: 'fds', ...more })

describe('benefits by kind', () => {
  /** Health care's, as it printed them (domain.md §3.6). */
  const kinds = { Intäkter: 724, Personal: 1557, Tjänster: 599, Material: 1311, 'Köpt vård': 1080, Övrigt: 893 }
  const facts = [...Object.entries(kinds).map(([part, tkr]) => saved('enheter', tkr * 1000, { part })), saved('avtal', 5_000)]

  test('are 724 + 1 557 + 599 + 1 311 + 1 080 + 893 = 6 164 tkr, and a benefit of one amount is not among them', () => {
    assert.deepEqual(printedRows(sampleTable(facts, 'benefit-kinds', given)), {
      'enheter.intakter': ['724'],
      'enheter.kopt-vard': ['1 080'],
      'enheter.material': ['1 311'],
      'enheter.ovrigt': ['893'],
      'enheter.personal': ['1 557'],
      'enheter.tjanster': ['599'],
      enheter: ['6 164'],
    })
  })

  test('tell of an amount without a kind, which their sum would lack', () => {
    const { findings } = computeTables(sampleInput([...facts, saved('enheter', 1_000)], given))
    assert.match(findings.find(({ code }) => code === 'C-008')?.messageSv ?? '', /^1 uppgifter saknar slag/)
  })

  test('are no table where nothing is measured by kind', () => {
    const { tables } = computeTables(sampleInput([saved('avtal', 5_000)], given))
    assert.equal(
      tables.find(({ name }) => name === 'benefit-kinds'),
      undefined,
    )
  })
})
