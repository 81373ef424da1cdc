import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exact } from '#lib/exact.ts'
import { month } from './month.ts'
import { formatOrgChange, formatShare } from './org-change.ts'
import { type Organisation, type OrgUnitVersion, orgUnitCode } from './organisation.ts'
import { formatStructureView, parseStructureView, structureViewKey } from './structure-view.ts'

const fd = version('fd', 'Förvaltningen för digitalisering', '2020-01', '2023-12')
const fds = version('fds', 'Förvaltningen för digitaliseringsstöd', '2024-01')
const organisation: Organisation = { versions: [fd, fds, version('lab', 'Laboratoriet', '2020-01')] }

test('a change is told with the names of its time', () => {
  assert.equal(
    formatOrgChange({ kind: 'rename', month: month('2024-01'), from: fd.code, to: fds.code }, organisation),
    'Förvaltningen för digitalisering byter namn till Förvaltningen för digitaliseringsstöd',
  )
  const lab = orgUnitCode('lab')
  const to = [
    { orgUnit: lab, share: exact(2n, 3n) },
    { orgUnit: fds.code, share: exact(1n, 3n) },
  ]
  assert.equal(
    formatOrgChange({ kind: 'split', month: month('2024-01'), from: lab, to }, organisation),
    'Laboratoriet delas: 2/3 till Laboratoriet och 1/3 till Förvaltningen för digitaliseringsstöd',
  )
})

test('a share is per cent when that says it exactly, else a fraction', () => {
  assert.equal(formatShare(exact(3n, 5n)), '60\u00a0%')
  assert.equal(formatShare(exact(5n, 8n)), '62,5\u00a0%')
  assert.equal(formatShare(exact(1n, 3n)), '1/3')
})

test('a view is written reported, current or as a month, and nothing else', () => {
  const today = month('2025-09')
  for (const key of ['reported', 'current', '2024-01']) {
    const view = parseStructureView(key, today)
    assert.equal(view && structureViewKey(view), key)
  }
  assert.equal(parseStructureView('2024-13', today), undefined)
  assert.equal(formatStructureView({ kind: 'current', month: today }), 'i dagens struktur (september 2025)')
})

function version(code: string, nameSv: string, from: string, to?: string): OrgUnitVersion {
  return {
    code: orgUnitCode(code),
    nameSv,
    level: 'administration',
    validFrom: month(from),
    ...(to === undefined ? {} : { validTo: month(to) }),
  }
}
