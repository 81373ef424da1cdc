import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sampleFact, sampleRound } from '../sample-input.ts'
import { printedRows, sampleTable } from '../sample-output.ts'

/** HSF's chain of January–March 2024 against 2023, whole hours (domain.md §3.4). */
describe('hours worked by profession', () => {
  const hours = (months: string, whole: number, form: string, profession: string) =>
    sampleFact('hours-worked', months, whole * 100, { 'employment-form': form, profession })
  const quarter = (
    year: number,
    amounts: readonly [doctors: number, nurses: number, agency: number, onCall: number, over: number],
  ) => {
    const [doctors, nurses, agency, onCall, over] = amounts
    return ['01', '02', '03'].flatMap((month, index) => {
      const months = `${year}-${month}`
      const all = (whole: number) => (index === 0 ? whole : 0)
      return [
        hours(months, all(doctors), 'egen', 'lakare'),
        hours(months, all(nurses), 'egen', 'sjukskoterskor'),
        hours(months, all(agency), 'inhyrd', 'lakare'),
        sampleFact('on-call-hours', months, all(onCall) * 100, { 'employment-form': 'egen' }),
        sampleFact('hours-included', months, all(over) * 100, { 'employment-form': 'egen', category: 'overtid' }),
      ]
    })
  }
  const facts = [
    ...quarter(2024, [283_621, 1_877_209, 70_076, 38_355, 41_420]),
    ...quarter(2023, [283_274, 1_840_327, 87_826, 36_779, 54_867]),
    sampleFact('hours-adjustment', '2024-01–2024-03', -14_079_00, { comparison: '2024-D1', category: 'skottdag' }),
    sampleFact('hours-adjustment', '2023-01–2023-03', -25_833_00, { comparison: '2024-D1', category: 'arbetsdagar' }),
  ]
  const table = sampleTable(facts, 'hours-worked', { round: sampleRound('2024-D1') })
  const printed = printedRows(table)

  test('professions share a form’s hours out; overtime lies within them and is added to nothing', () => {
    assert.deepEqual(printed.egen?.slice(0, 2), ['2 160 830', '2 123 601'])
    assert.deepEqual(printed['egen.lakare']?.slice(0, 2), ['283 621', '283 274'])
    assert.deepEqual(printed['egen.overtid'], ['41 420', '54 867', '−13 447', '−24,51'])
    assert.equal(table.rows.find(({ key }) => key === 'egen.overtid')?.kind, 'memo')
  })

  test('adjustments stand for themselves and belong to the compared pair', () => {
    assert.deepEqual(printed.skottdag, ['−14 079', '0', '−14 079', '–'])
    assert.deepEqual(printed.arbetsdagar, ['0', '−25 833', '25 833', '−100,00'])
    assert.deepEqual(printed.totalt?.slice(0, 2), ['2 216 827', '2 185 594'])
  })

  test('on-call duty is a deduction with its own sign: −38 355 against −36 779 is +4,29 %', () => {
    assert.deepEqual(printed.jour, ['−38 355', '−36 779', '−1 576', '4,29'])
    assert.deepEqual(table.rows.find(({ key }) => key === 'exkl-jour')?.sumOf, ['totalt', 'jour'])
  })

  test('agency staff have full-time equivalents of their own: 70 076 hours are 162,5, by last year’s 87 826 −20,21 %', () => {
    assert.deepEqual(printed['arsarbetare-inhyrd'], ['162,5', '203,7', '−41,2', '−20,21'])
  })
})
