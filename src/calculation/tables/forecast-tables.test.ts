import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { formatFigure } from '#domain/display.ts'
import type { Fact } from '#domain/fact.ts'
import { displayOf, figuresOf, type Table } from '#domain/table.ts'
import { computeTables } from '../compute.ts'
import { monthlyFacts, sampleFact, sampleInput, sampleRound } from '../sample-input.ts'
import type { TableInput } from '../table-definition.ts'

const mnkr = 1_000_000_00n
/** Staff costs in the ledger's own sign: `early` mnkr in each of eight months and `late` in each of four. */
const year = (number: number, early: number, late: number) => [
  ...monthlyFacts('ledger', `${number}-08`, BigInt(early) * mnkr, { account: '4010', counterparty: '1' }),
  ...[9, 10, 11, 12].map((month) =>
    sampleFact('ledger', `${number}-${String(month).padStart(2, '0')}`, BigInt(late) * mnkr, { account: '4010' }),
  ),
]
const soFar = monthlyFacts('ledger', '2025-08', 11n * mnkr, { account: '4010' })
const forecast = (round: string, of: number) =>
  sampleFact('ledger', `${round.slice(0, 4)}-01–${round.slice(0, 4)}-12`, BigInt(of) * mnkr, {
    scenario: `forecast:${round}`,
    account: '4010',
  })

describe('suggested forecasts', () => {
  test('are the share of the year, the pace and the change since last year, each with its error in the years it can be tried on', () => {
    const table = tableOf([...soFar, ...year(2024, 10, 15), ...year(2023, 8, 9)], 'forecast-suggestions')
    assert.deepEqual(rowOf(table, 'personal'), {
      'actual-ytd': '−88,0',
      'to-date-2024': '−80,0',
      'closing-2024': '−140,0',
      'to-date-2023': '−64,0',
      'closing-2023': '−100,0',
      // (80 + 64) ÷ (140 + 100) = 60 % of the year; 88 ÷ 0,6. Of 2024 alone 80 ÷ 0,64 = 125 against 140.
      'seasonal-share': '−146,7',
      'seasonal-share-error': '10,7',
      // 120 against 140, 96 against 100.
      'run-rate': '−132,0',
      'run-rate-error': '9,1',
      // 100 + (80 − 64) = 116 against 140.
      'last-year-and-change': '−148,0',
      'last-year-and-change-error': '17,1',
    })
  })

  test('stand on nothing but whole years: a year with a month missing is not there', () => {
    const table = tableOf([...soFar, ...year(2024, 10, 15).slice(1)], 'forecast-suggestions')
    assert.deepEqual(rowOf(table, 'personal'), { 'actual-ytd': '−88,0', 'run-rate': '−132,0' })
  })

  test('say in a row without any amounts that there is no share to divide by', () => {
    const table = tableOf([...soFar, ...year(2024, 10, 15)], 'forecast-suggestions')
    assert.equal(rowOf(table, 'ovrigt')['seasonal-share'], '–')
    assert.equal(rowOf(table, 'ovrigt')['run-rate'], '0,0')
  })

  test('are not made for a closed year, nor before its months are in', () => {
    const annual = { round: sampleRound('2024-Å') }
    assert.equal(findTable(year(2024, 10, 15), 'forecast-suggestions', annual), undefined)
    assert.equal(findTable(soFar.slice(1), 'forecast-suggestions'), undefined)
  })
})

describe('the accuracy of forecasts', () => {
  const facts = [...soFar, ...year(2024, 10, 15), forecast('2024-D1', 126), forecast('2024-D2', 143)]

  test('is told of last year, by round in the order of their months: 14 too low in April, 3 too high a cost in August', () => {
    assert.deepEqual(rowOf(tableOf(facts, 'forecast-accuracy'), 'personal'), {
      'closing-2024': '−140,0',
      'forecast-2024-D1': '−126,0',
      'missed-2024-D1': '+14,0',
      'missed-2024-D1-percent': '10,0',
      'forecast-2024-D2': '−143,0',
      'missed-2024-D2': '−3,0',
      'missed-2024-D2-percent': '2,1',
    })
  })

  test('goes up to the result, and an annual report tells of its own year', () => {
    const table = tableOf(facts, 'forecast-accuracy', { round: sampleRound('2024-Å') })
    assert.equal(rowOf(table, 'resultat')['missed-2024-D2'], '−3,0')
    assert.equal(rowOf(table, 'intakter')['missed-2024-D2-percent'], '–')
  })

  test('is not told of a year that is not closed, nor without any forecast', () => {
    assert.equal(
      findTable(
        facts.filter(({ period }) => period.to !== '2024-12' || period.from === '2024-01'),
        'forecast-accuracy',
      ),
      undefined,
    )
    assert.equal(findTable([...soFar, ...year(2024, 10, 15)], 'forecast-accuracy'), undefined)
  })
})

function findTable(facts: readonly Fact[], name: string, more: Partial<TableInput> = {}): Table | undefined {
  return computeTables(sampleInput(facts, more)).tables.find((table) => table.name === name)
}

function tableOf(facts: readonly Fact[], name: string, more: Partial<TableInput> = {}): Table {
  const table = findTable(facts, name, more)
  assert.ok(table, name)
  return table
}

function rowOf(table: Table, wanted: string): Record<string, string> {
  const figures = [...figuresOf(table)].filter(({ row }) => row.key === wanted)
  return Object.fromEntries(figures.map(({ column, cell }) => [column.key, formatFigure(cell.figure, displayOf(cell, column))]))
}
