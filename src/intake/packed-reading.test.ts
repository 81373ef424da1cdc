import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { accountCode } from '#domain/account.ts'
import type { Reading } from '#domain/delivery.ts'
import type { Fact } from '#domain/fact.ts'
import { monthOf } from '#domain/month.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { period } from '#domain/period.ts'
import { actual, decidedBudget } from '#domain/scenario.ts'
import { exact } from '#lib/exact.ts'
import { packReading, unpackReading } from './packed-reading.ts'

const code = fc.constantFrom('3010', '4010', 'åäö', '')
const source = fc.record(
  { fileName: fc.constantFrom('bok.se', 'bok.xlsx'), sheet: code, row: fc.integer({ min: 1, max: 4_000_000 }), column: code },
  { requiredKeys: ['fileName'], noNullPrototype: true },
)
const fact: fc.Arbitrary<Fact> = fc
  .record({
    orgUnit: code,
    month: fc.integer({ min: 1, max: 12 }),
    budget: fc.boolean(),
    account: code,
    project: fc.option(code, { nil: undefined }),
    numerator: fc.oneof(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), fc.constantFrom(2n ** 63n, -(2n ** 63n), 0n)),
    denominator: fc.bigInt({ min: 1n, max: 2n ** 70n }),
    source,
  })
  .map((one) => ({
    id: '',
    series: 'ledger',
    orgUnit: orgUnitCode(one.orgUnit),
    period: period(monthOf(2025, one.month)),
    scenario: one.budget ? decidedBudget : actual,
    dimensions: { account: accountCode(one.account), ...(one.project === undefined ? {} : { project: one.project }) },
    amount: exact(one.numerator, one.denominator),
    unitOfMeasure: 'sek',
    source: one.source,
  }))

test('a reading comes out of its packing, and over to another thread, as it went in', () => {
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 30 }), (facts) => {
      const reading: Reading = {
        format: 'sie4',
        facts,
        contents: [],
        slices: [{ stream: 'ledger/x', scenario: 'actual', period: period(monthOf(2025, 1)) }],
        controlTotals: [{ labelSv: 'Summa', amount: exact(1, 3), unitOfMeasure: 'sek', factCount: facts.length }],
        findings: [],
      }
      const { packed, buffers } = packReading(reading)
      assert.deepEqual(unpackReading(structuredClone(packed, { transfer: buffers })), reading)
    }),
  )
})
