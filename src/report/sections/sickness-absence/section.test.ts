import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hoursWorked } from '../hours-worked/section.ts'
import { staff } from '../staff/section.ts'
import { workEnvironment } from '../work-environment/section.ts'
import { sicknessAbsence } from './section.ts'

test('the parts of the staff’s section together stand on the tables that the whole stands on', () => {
  const parts = [sicknessAbsence, hoursWorked, workEnvironment].flatMap(({ needs }) => needs.map(({ table }) => table))
  assert.deepEqual(parts.toSorted(), staff.needs.map(({ table }) => table).toSorted())
})
