import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { month } from './month.ts'
import { orgUnitCode } from './organisation.ts'
import { type ProductionRow, productionLayoutFaults, type Quantity } from './production-layout.ts'

const visits: Quantity = { categories: ['besok'], aggregation: 'sum' }
const occupancy: Quantity = { categories: ['belagda'], denominators: ['disponibla'], aggregation: 'ratio-of-sums' }

describe('a layout of production', () => {
  test('that only adds what may be added has no faults', () => {
    const whole = row('besok', { quantity: visits, parts: ['somatik', 'rest'] })
    const part = row('somatik', { kind: 'of-which', quantity: { ...visits, careTypes: ['somatik'] } })
    const rest = row('rest', { kind: 'residual', residualOf: 'besok' })
    assert.deepEqual(faults([whole, part, rest, row('belaggning', { quantity: occupancy })]), [])
  })

  test('never sums ratios, as parts of a whole or as a total', () => {
    const ratio = row('belaggning', { quantity: occupancy })
    assert.match(faults([ratio, row('allt', { kind: 'sum', sumOf: ['belaggning'] })])[0] ?? '', /är en kvot. Kvoter går inte/)
    assert.match(faults([ratio, row('besok', { quantity: visits, parts: ['belaggning'] })])[0] ?? '', /är en kvot/)
  })

  test('never adds a memo again', () => {
    const memo = row('akuta', { kind: 'memo', quantity: { categories: ['akut'], aggregation: 'sum' } })
    assert.match(faults([memo, row('allt', { kind: 'sum', sumOf: ['akuta'] })])[0] ?? '', /därav-rad \(memo\)/)
  })

  test('never sums a level over months', () => {
    for (const aggregation of ['sum', 'rolling-twelve', 'yearly-only'] as const) {
      const quantity: Quantity = { categories: ['listade'], series: 'production-level', aggregation }
      assert.match(faults([row('listade', { quantity })])[0] ?? '', /får inte summeras över månader/, aggregation)
    }
    const last: Quantity = { categories: ['listade'], series: 'production-level', aggregation: 'last' }
    assert.deepEqual(faults([row('listade', { quantity: last })]), [])
  })

  test('puts the same thing together in one way only', () => {
    const rows = [row('besok', { quantity: visits }), row('snitt', { quantity: { ...visits, aggregation: 'average-of-months' } })]
    assert.match(faults(rows)[0] ?? '', /besok som average-of-months, en tidigare rad som sum/)
  })

  test('divides in a ratio and nowhere else', () => {
    assert.match(faults([row('a', { quantity: { ...visits, denominators: ['x'] } })])[0] ?? '', /bara den har denominators/)
    assert.match(
      faults([row('a', { quantity: { categories: ['b'], aggregation: 'ratio-of-sums' } })])[0] ?? '',
      /bara den har denominators/,
    )
  })

  test('has the rest among the parts that leave it, and names only rows that exist', () => {
    const rest = row('rest', { kind: 'residual', residualOf: 'besok' })
    assert.match(faults([row('besok', { quantity: visits }), rest])[0] ?? '', /ska stå bland dess parts/)
    assert.match(faults([row('allt', { kind: 'sum', sumOf: ['finns-inte'] })])[0] ?? '', /finns-inte, som inte är en annan rad/)
  })

  test('shows every aspect that a row counts', () => {
    assert.match(faults([row('tandvard', { aspects: { intyg: visits } })])[0] ?? '', /räknar intyg, som ingen kolumn visar/)
  })
})

function row(key: string, more: Partial<ProductionRow>): ProductionRow {
  return { key, labelSv: key, kind: 'detail', indent: 0, ...more }
}

function faults(rows: readonly ProductionRow[]): string[] {
  return productionLayoutFaults({
    table: 'production-own',
    orgUnit: orgUnitCode('hsf'),
    validFrom: month('2024-01'),
    captionSv: 'Egen produktion',
    columns: [{ comparison: 'actual-ytd' }],
    rows,
  }).map(({ messageSv }) => messageSv)
}
