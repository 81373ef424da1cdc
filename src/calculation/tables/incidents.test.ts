import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { month } from '#domain/month.ts'
import { formatPeriod } from '#domain/period.ts'
import { sampleFact, sampleRound, sampleUnit } from '../sample-input.ts'
import { printedRows, sampleTable } from '../sample-output.ts'

const round = sampleRound('2023-D1')
const facts = [
  sampleFact('incident', '2022-02', 3_00, { category: 'handelser', cause: 'annan' }),
  sampleFact('incident', '2022-03', 1_00, { category: 'handelser', cause: 'hot-och-vald' }),
  sampleFact('incident', '2022-03', 2_00, { category: 'risker', cause: 'hot-och-vald' }),
  sampleFact('incident', '2023-01', 0, { category: 'handelser', cause: 'stickskador' }),
  sampleFact('incident', '2023-04', 1_00, { category: 'handelser', cause: 'annan' }),
]

describe('work-environment incidents', () => {
  test('are incidents and risks together; a followed cause is a memo that the sum does not add again', () => {
    const printed = printedRows(sampleTable(facts, 'incidents', { round }))
    assert.deepEqual([printed.handelser?.[1], printed.risker?.[1], printed.summa?.[1]], ['4', '2', '6'])
    assert.deepEqual([printed['hot-och-vald']?.[1], printed.stickskador?.[1]], ['3', '0'])
    assert.equal(printed.annan, undefined)
  })

  test('are counted through the round’s month, or as much earlier as the table’s layout says', () => {
    const lagging = { table: 'incidents', orgUnit: sampleUnit.code, validFrom: month('2022-01'), lagMonths: 1 }
    const inTime = sampleTable(facts, 'incidents', { round })
    const late = sampleTable(facts, 'incidents', { round, tableLayouts: [lagging] })
    assert.deepEqual([printedRows(inTime).summa?.[0], printedRows(late).summa?.[0]], ['1', '0'])
    assert.equal(late.columns[1]?.period && formatPeriod(late.columns[1].period), 'januari–mars 2023')
  })
})
