import assert from 'node:assert/strict'
import { test } from 'node:test'
import { month } from './month.ts'
import { type Organisation, orgUnitCode, pathToRoot, subtreeAt, unitAt } from './organisation.ts'

/** RK25's worked case (domain §2.2): Upphandling moves from Centrum för administration to Regionstaben at the turn of 2024. */
const organisation: Organisation = {
  versions: [
    { code: orgUnitCode('rv'), nameSv: 'Region Västmanland', level: 'region', validFrom: month('2000-01') },
    {
      code: orgUnitCode('ca'),
      nameSv: 'Centrum för administration',
      level: 'centre',
      parent: orgUnitCode('rv'),
      validFrom: month('2000-01'),
    },
    {
      code: orgUnitCode('stab'),
      nameSv: 'Regionstaben',
      level: 'centre',
      parent: orgUnitCode('rv'),
      validFrom: month('2024-01'),
    },
    {
      code: orgUnitCode('upph'),
      nameSv: 'Upphandling',
      level: 'unit',
      parent: orgUnitCode('ca'),
      validFrom: month('2000-01'),
      validTo: month('2023-12'),
    },
    { code: orgUnitCode('upph'), nameSv: 'Upphandling', level: 'unit', parent: orgUnitCode('stab'), validFrom: month('2024-01') },
  ],
}

test('a unit that moved belongs where it belonged in each month', () => {
  assert.ok(subtreeAt(organisation, orgUnitCode('ca'), month('2023-12')).has(orgUnitCode('upph')))
  assert.ok(!subtreeAt(organisation, orgUnitCode('ca'), month('2024-01')).has(orgUnitCode('upph')))
  assert.ok(subtreeAt(organisation, orgUnitCode('stab'), month('2024-01')).has(orgUnitCode('upph')))
})

test('a unit that has not begun is not there', () => {
  assert.equal(unitAt(organisation, orgUnitCode('stab'), month('2023-12')), undefined)
})

test('the path goes from the unit to the root', () => {
  const path = pathToRoot(organisation, orgUnitCode('upph'), month('2025-08')).map((orgUnit) => orgUnit.code)
  assert.deepEqual(path, ['upph', 'stab', 'rv'])
})

test('a tree that points at itself ends all the same', () => {
  const knot: Organisation = {
    versions: [
      { code: orgUnitCode('a'), nameSv: 'A', level: 'unit', parent: orgUnitCode('b'), validFrom: month('2024-01') },
      { code: orgUnitCode('b'), nameSv: 'B', level: 'unit', parent: orgUnitCode('a'), validFrom: month('2024-01') },
    ],
  }
  assert.equal(subtreeAt(knot, orgUnitCode('a'), month('2025-01')).size, 2)
  assert.equal(pathToRoot(knot, orgUnitCode('a'), month('2025-01')).length, 2)
})
