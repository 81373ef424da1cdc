import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Fact } from '#domain/fact.ts'
import { computeTables } from '../compute.ts'
import { monthlyFacts, sampleFact, sampleInput, sampleRound } from '../sample-input.ts'
import { printedRows, sampleTable } from '../sample-output.ts'

const round = sampleRound('2025-D1')
const older = { gender: 'kvinnor', 'age-group': '50-och-aldre' }
const younger = { gender: 'man', 'age-group': 'under-30' }

/** January–March: 42 of 1 000 hours, 21 of them short and 18 long. */
const thisYear: Fact[] = [
  ...monthlyFacts('ordinary-hours', '2025-03', 200_00, older),
  ...monthlyFacts('ordinary-hours', '2025-03', 133_00, younger),
  sampleFact('ordinary-hours', '2025-03', 1_00, younger),
  ...monthlyFacts('sickness-absence-hours', '2025-03', 5_00, { ...older, 'absence-interval': 'dag-1-14' }),
  ...monthlyFacts('sickness-absence-hours', '2025-03', 2_00, { ...younger, 'absence-interval': 'dag-1-14' }),
  ...monthlyFacts('sickness-absence-hours', '2025-03', 1_00, { ...younger, 'absence-interval': 'dag-15-59' }),
  ...monthlyFacts('sickness-absence-hours', '2025-03', 6_00, { ...older, 'absence-interval': 'dag-60-' }),
]

describe('sickness absence by length, sex and age', () => {
  test('holds each length against all ordinary hours, so that lengths add up to the total: 2,1 + 0,3 + 1,8 = 4,2', () => {
    const printed = printedRows(sampleTable(thisYear, 'sickness-absence', { round }))
    const shares = ['totalt', 'dag-1-14', 'dag-15-59', 'dag-60'].map((row) => printed[row]?.[0])
    assert.deepEqual(shares, ['4,2', '2,1', '0,3', '1,8'])
  })

  test('tells long-term absence as a share of the absence, not of ordinary hours: 18 of 42 are 42,9 %', () => {
    const { rows } = sampleTable(thisYear, 'sickness-absence', { round })
    const row = rows.find(({ key }) => key === 'langtid')
    assert.match(row?.labelSv ?? '', /av all sjukfrånvaro/)
    assert.equal(printedRows(sampleTable(thisYear, 'sickness-absence', { round })).langtid?.[0], '42,9')
  })

  test('holds a sex or an age against its own ordinary hours', () => {
    const printed = printedRows(sampleTable(thisYear, 'sickness-absence', { round }))
    assert.deepEqual([printed.kvinnor?.[0], printed['50-och-aldre']?.[0]], ['5,5', '5,5'])
    assert.deepEqual([printed.man?.[0], printed['under-30']?.[0]], ['2,3', '2,3'])
  })

  test('tells nothing of long-term absence when a length lies on both sides of day 60', () => {
    const facts = thisYear.map((fact) =>
      fact.dimensions['absence-interval'] === 'dag-15-59'
        ? { ...fact, dimensions: { ...fact.dimensions, 'absence-interval': 'dag-15-90' } }
        : fact,
    )
    const { rows } = sampleTable(facts, 'sickness-absence', { round })
    assert.equal(
      rows.some(({ key }) => key === 'langtid'),
      false,
    )
  })

  test('says which hours have no length where others have one', () => {
    const facts = [...thisYear, sampleFact('sickness-absence-hours', '2025-01', 1_00, older)]
    const { findings } = computeTables(sampleInput(facts, { round }))
    assert.match(findings.find(({ code }) => code === 'C-008')?.messageSv ?? '', /^1 uppgifter saknar frånvarolängd/)
  })
})

test('twelve months on end are a ratio of sums, and are there only when all twelve months are', () => {
  const month = (year: number, number: number, absent: number) => {
    const months = `${year}-${String(number).padStart(2, '0')}`
    return [
      sampleFact('ordinary-hours', months, 1000_00, { gender: 'kvinnor' }),
      sampleFact('sickness-absence-hours', months, absent * 100, { gender: 'kvinnor' }),
    ]
  }
  const facts = [
    ...Array.from({ length: 9 }, (_, index) => month(2024, index + 4, 40)).flat(),
    ...[1, 2, 3].flatMap((number) => month(2024, number, 90)),
    ...[1, 2, 3].flatMap((number) => month(2025, number, 80)),
  ]
  const absence = sampleTable(facts, 'sickness-absence', { round: sampleRound('2025-D1') })
  const columns = absence.columns.map(({ key }) => key)
  assert.deepEqual(columns, ['label', 'actual-ytd', 'actual-ytd-prior', 'change', 'rolling-twelve'])
  // (9 × 40 + 3 × 80) ÷ 12 000 = 5,0 %.
  assert.deepEqual(printedRows(absence).totalt, ['8,0', '9,0', '−1,0', '5,0'])
  assert.equal(absence.columns.at(-1)?.labelSv, 'Rullande tolv månader april 2024–mars 2025')
})
