import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { computeTables } from '../compute.ts'
import { sampleFact, sampleInput, sampleRound } from '../sample-input.ts'
import { printedRows, sampleTable } from '../sample-output.ts'

const round = sampleRound('2023-D1')
const facts = [
  sampleFact('rehabilitation-case', '2022-01', 5_00, { category: 'pagaende' }),
  sampleFact('rehabilitation-case', '2022-03', 2_00, { category: 'avslutade' }),
  sampleFact('rehabilitation-case', '2023-02', 4_00, { category: 'pagaende' }),
]

describe('rehabilitation cases', () => {
  test('are all that began in the period, and of them those that are closed: 4 and 0 this year, 7 and 2 last year', () => {
    const printed = printedRows(sampleTable(facts, 'rehabilitation-cases', { round }))
    assert.deepEqual(printed.totalt, ['4', '7'])
    assert.deepEqual(printed.avslutade, ['0', '2'])
  })

  test('lag a month: what began in April is not in the report of April', () => {
    const later = [...facts, sampleFact('rehabilitation-case', '2023-04', 1_00, { category: 'pagaende' })]
    assert.deepEqual(printedRows(sampleTable(later, 'rehabilitation-cases', { round })).totalt, ['4', '7'])
  })

  test('without a state are told of, since no row holds them', () => {
    const { findings } = computeTables(sampleInput([...facts, sampleFact('rehabilitation-case', '2023-01', 1_00)], { round }))
    assert.match(findings.find(({ code }) => code === 'C-008')?.messageSv ?? '', /^1 uppgifter saknar kategori/)
  })
})
