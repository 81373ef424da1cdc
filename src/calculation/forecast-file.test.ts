import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { accountCode } from '#domain/account.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import type { LayoutRow } from '#domain/statement-layout.ts'
import { type EnteredForecast, type ForecastGround, forecastFile, forecastOfRow, rowsWithoutAccount } from './forecast-file.ts'
import { sampleFact } from './sample-input.ts'

const staff: LayoutRow = { key: 'personal', labelSv: 'Personalkostnad', kind: 'detail', indent: 0, accounts: ['4*'] }
const rent: LayoutRow = { key: 'lokal', labelSv: 'Lokalkostnad', kind: 'detail', indent: 0, accounts: ['60*'] }

const ground: ForecastGround = {
  round: '2025-D2',
  inForce: [],
  accounts: ['4010', '4110', '6010', '6020'].map(accountCode),
  adjustmentUnit: orgUnitCode('7290'),
  counterparty: '1',
  enteredSv: '2025-09-15',
}
const entry = (row: LayoutRow, kronor: number, more: Partial<EnteredForecast> = {}): EnteredForecast => ({
  row,
  kronor,
  commentary: '',
  byNameSv: 'Anna Berg',
  ...more,
})
/** In the ledger's own sign: a cost is positive. */
const inFile = (account: string, kronor: number, more: { orgUnit?: string; counterparty?: string; scenario?: string } = {}) =>
  sampleFact('ledger', '2025-01–2025-12', kronor * 100, { scenario: 'forecast:2025-D2', counterparty: '1', account, ...more })

describe('a forecast entered by row, as a file', () => {
  test('has a line a row, on the row’s first account and the unit for adjustments, and ends with its sum', () => {
    assert.deepEqual(forecastFile([entry(staff, -70_000_000), entry(rent, -5, { commentary: 'Ny\nhyra' })], ground), [
      ['Konto', 'Kostnadsställe', 'Motpart', 'Helårsprognos 2025-D2', 'Rad', 'Angivet av', 'Angivet', 'Kommentar'],
      ['4010', '7290', '1', plain('−70 000 000'), 'Personalkostnad', 'Anna Berg', '2025-09-15', ''],
      ['6010', '7290', '1', '−5', 'Lokalkostnad', 'Anna Berg', '2025-09-15', 'Ny hyra'],
      ['Summa', '', '', plain('−70 000 005'), '', '', '', ''],
    ])
  })

  test('keeps what a file has said by cost centre, to the öre, and adds what the whole differs by', () => {
    const inForce = [inFile('4110', 60), inFile('4110', 25, { orgUnit: '7120' }), inFile('4010', 5), inFile('6010', 9)]
    const [, ...lines] = forecastFile([entry(staff, -100)], { ...ground, inForce })
    assert.deepEqual(
      lines.map(([account, orgUnit, , amount]) => [account, orgUnit, amount]),
      [
        ['4110', '7110', '−60'],
        ['4110', '7120', '−25'],
        ['4010', '7110', '−5'],
        ['6010', '7110', '−9'],
        // 100 − 60 − 25 − 5, on the account that most of the row is on.
        ['4110', '7290', '−10'],
        ['Summa', '', '−109'],
      ],
    )
  })

  test('entered again replaces the difference and is not added to it', () => {
    const inForce = [inFile('4110', 60), inFile('4110', 40, { orgUnit: '7290' })]
    const [, ...lines] = forecastFile([entry(staff, -90)], { ...ground, inForce })
    assert.deepEqual(
      lines.map(([, orgUnit, , amount]) => [orgUnit, amount]),
      [
        ['7110', '−60'],
        ['7290', '−30'],
        ['', '−90'],
      ],
    )
  })

  test('has ends when anybody gave a range, and a row without one is its forecast at both', () => {
    const entered = [entry(staff, -100, { lowKronor: -150, highKronor: -80 }), entry(rent, -5)]
    assert.deepEqual(
      forecastFile(entered, ground).map((line) => line.slice(3, 6)),
      [
        ['Helårsprognos 2025-D2', 'Helårsprognos 2025-D2, lägst', 'Helårsprognos 2025-D2, högst'],
        ['−100', '−150', '−80'],
        ['−5', '−5', '−5'],
        ['−105', '−155', '−85'],
      ],
    )
  })

  test('carries a file’s own range over, line by line', () => {
    const inForce = [
      inFile('6010', 9),
      inFile('6010', 12, { scenario: 'forecast:2025-D2:low' }),
      inFile('6010', 8, { scenario: 'forecast:2025-D2:high' }),
    ]
    assert.deepEqual(forecastFile([entry(staff, -100)], { ...ground, inForce })[1]?.slice(3, 6), ['−9', '−12', '−8'])
  })

  test('counts of a row what its statement counts: dealings within the administration are left out of the difference', () => {
    const inForce = [inFile('4010', 60), inFile('4010', 30, { counterparty: '3' })]
    const lines = forecastFile([entry(staff, -100)], { ...ground, inForce, counterparties: ['1', '2'] })
    assert.equal(lines.find(([, orgUnit]) => orgUnit === '7290')?.[3], '−40')
  })
})

test('a row that no account is of is told of before anything is entered in it', () => {
  const odd: LayoutRow = { ...rent, key: 'udda', accounts: ['99*'] }
  assert.deepEqual(rowsWithoutAccount([staff, odd], ground.accounts), [odd])
  assert.throws(() => forecastFile([entry(odd, 1)], ground), RangeError)
})

test('what a forecast says of a row is nothing, and not 0, before there is one', () => {
  assert.equal(forecastOfRow(staff, [], undefined), undefined)
})

/** With the no-break spaces that amounts are printed with. */
function plain(text: string): string {
  return text.replaceAll(' ', '\u00a0')
}
