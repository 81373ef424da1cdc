import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Fact } from '#domain/fact.ts'
import { month } from '#domain/month.ts'
import type { OrgChange } from '#domain/org-change.ts'
import { type OrgUnitVersion, orgUnitCode } from '#domain/organisation.ts'
import { exact } from '#lib/exact.ts'
import { sampleFact } from '../sample-input.ts'
import { orgHistory } from './org-history.ts'
import { placeIn } from './placement.ts'

/**
 * A region office: Lönestöd and System- och pensionsstöd merge in 2023, Centrum för hållbarhet ends in 2024, a laboratory is
 * divided in thirds in 2024 and the office itself gets a new code in 2025.
 */
const history = orgHistory(
  {
    versions: [
      orgUnit('r', undefined, '2020-01'),
      orgUnit('rk', 'r', '2020-01', '2024-12'),
      orgUnit('kansli', 'r', '2025-01'),
      orgUnit('lon', 'rk', '2020-01', '2022-12'),
      orgUnit('pension', 'rk', '2020-01', '2022-12'),
      orgUnit('hr', 'rk', '2023-01', '2024-12'),
      orgUnit('hr', 'kansli', '2025-01'),
      orgUnit('cfh', 'rk', '2020-01', '2023-12'),
      orgUnit('lab', 'r', '2020-01'),
      orgUnit('prov', 'r', '2024-01'),
    ],
  },
  [
    { kind: 'merge', month: month('2023-01'), from: [orgUnitCode('lon'), orgUnitCode('pension')], to: orgUnitCode('hr') },
    {
      kind: 'split',
      month: month('2024-01'),
      from: orgUnitCode('lab'),
      to: [
        { orgUnit: orgUnitCode('lab'), share: exact(2n, 3n) },
        { orgUnit: orgUnitCode('prov'), share: exact(1n, 3n) },
      ],
    },
    { kind: 'rename', month: month('2025-01'), from: orgUnitCode('rk'), to: orgUnitCode('kansli') },
  ] satisfies OrgChange[],
)

describe('an amount of an earlier month', () => {
  test('follows its unit through a merge', () => {
    assert.deepEqual(placed(ledger('lon', '2021-03', 50_00), '2024-06'), ['hr 5000'])
  })

  test('follows a share each way through a split, and no öre is lost', () => {
    assert.deepEqual(placed(ledger('lab', '2021-03', 100_00), '2024-06'), ['lab 6667', 'prov 3333'])
  })

  test('of a unit that ended stands on the unit that it was under, and on what became of that', () => {
    assert.deepEqual(placed(ledger('cfh', '2021-03', 70_00), '2024-06'), ['rk 7000'])
    assert.deepEqual(placed(ledger('cfh', '2021-03', 70_00), '2025-06'), ['kansli 7000'])
  })

  test('for the whole year of a unit that ended in it stands as the unit last did', () => {
    assert.deepEqual(placed(sampleFact('ledger', '2023-01–2024-12', 70_00, { orgUnit: 'cfh' }), '2024-06'), ['rk 7000'])
  })
})

describe('an amount of a later month', () => {
  test('goes back to the one unit that its unit came out of', () => {
    assert.deepEqual(placed(ledger('prov', '2025-03', 40_00), '2021-06'), ['lab 4000'])
    assert.deepEqual(placed(ledger('kansli', '2025-03', 40_00), '2021-06'), ['rk 4000'])
  })

  test('of a merged unit cannot be divided again: it stands on the nearest unit above those that merged', () => {
    assert.deepEqual(placed(ledger('hr', '2025-03', 50_00), '2021-06'), ['rk 5000'])
  })
})

describe('what cannot be summed', () => {
  const index = (orgUnit: string, months: string): Fact =>
    sampleFact('indicator-value', months, 78_00, { orgUnit, indicator: 'hme' })

  test('follows a new code but no merge, split or closure: two indices do not make one', () => {
    assert.deepEqual(placed(index('rk', '2021-03'), '2025-06'), ['kansli 7800'])
    assert.deepEqual(placed(index('lon', '2021-03'), '2024-06'), ['lon 7800'])
    assert.deepEqual(placed(index('lab', '2021-03'), '2024-06'), ['lab 7800'])
  })

  test('and what is counted stays whole when it is divided: 4 incidents in thirds are 3 and 1', () => {
    const incidents: Fact = { ...sampleFact('incident', '2021-03', 0, { orgUnit: 'lab' }), amount: exact(4n) }
    assert.deepEqual(
      placeIn(history, month('2024-06'))(incidents).map(({ orgUnit, amount }) => [orgUnit, amount]),
      [
        ['lab', exact(3n)],
        ['prov', exact(1n)],
      ],
    )
  })
})

test('the tree alone shows what nobody wrote: a unit that ends, one that begins, one under another parent', () => {
  const implied = history.changes.filter((change) => change.kind === 'open' || change.kind === 'close' || change.kind === 'move')
  assert.deepEqual(
    implied.map((change) => ({ ...change })),
    [{ kind: 'close', month: '2024-01', orgUnit: 'cfh' }],
    'hr comes under kansli because rk became it, which is no move',
  )
})

function orgUnit(code: string, parent: string | undefined, from: string, to?: string): OrgUnitVersion {
  return {
    code: orgUnitCode(code),
    nameSv: code,
    level: parent === undefined ? 'region' : 'unit',
    ...(parent === undefined ? {} : { parent: orgUnitCode(parent) }),
    validFrom: month(from),
    ...(to === undefined ? {} : { validTo: month(to) }),
  }
}

function ledger(code: string, months: string, ore: number): Fact {
  return sampleFact('ledger', months, ore, { orgUnit: code, account: '4011' })
}

/** "unit hundredths" for each part. */
function placed(fact: Fact, goal: string): string[] {
  return placeIn(history, month(goal))(fact).map(({ orgUnit, amount }) => `${orgUnit} ${amount.numerator}`)
}
