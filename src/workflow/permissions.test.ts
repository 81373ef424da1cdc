import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#domain/actor.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { appointmentId, personId, wholeRegion } from '#domain/person.ts'
import type { Role } from '#domain/role.ts'
import { canAccept, canCompose, canImport, canSeeDrafts, canSeeFindings, may, mayAfter, type UnitPath } from './permissions.ts'

const root = { code: orgUnitCode('rv'), nameSv: 'Region Västmanland' }
const fds: UnitPath = [
  { code: orgUnitCode('fds'), nameSv: 'Digitaliseringsstöd' },
  { code: orgUnitCode('rs'), nameSv: 'RS' },
  root,
]
const rk: UnitPath = [{ code: orgUnitCode('rk'), nameSv: 'Regionkontoret' }, { code: orgUnitCode('rs'), nameSv: 'RS' }, root]

const as = (...held: readonly (Role | readonly [Role, string])[]): Actor => ({
  id: 'p1',
  nameSv: 'Anna',
  appointments: held.map((each, index) => {
    const [role, unit] = typeof each === 'string' ? [each, wholeRegion] : [each[0], orgUnitCode(each[1])]
    return { id: appointmentId(`a${index}`), person: personId('p1'), role, orgUnit: unit, validFrom: '2025-01-01' }
  }),
})

test('a reader sees neither drafts nor findings, and the refusal says who does', () => {
  assert.equal(canSeeDrafts(as('reader'), fds).allowed, false)
  const verdict = canSeeFindings(as('reader'), fds)
  assert.ok(!verdict.allowed && verdict.reasonSv.includes('läsare') && verdict.reasonSv.includes('controller'))
})

test('a controller imports and composes; an auditor only looks', () => {
  assert.ok(canImport(as('controller')).allowed)
  assert.ok(canCompose(as('controller'), fds).allowed)
  assert.equal(canImport(as('auditor')).allowed, false)
  assert.equal(canCompose(as('auditor'), fds).allowed, false)
  assert.ok(canSeeFindings(as('auditor'), fds).allowed)
})

test('a file with errors cannot be accepted by anyone', () => {
  const place = { kind: 'source', place: { fileName: 'x.se' } } as const
  const findings = [{ code: 'I-001', severity: 'error', where: place, messageSv: 'Fel.' }] as const
  assert.equal(canAccept(canImport(as('controller')), { findings }).allowed, false)
  assert.equal(canAccept(canImport(as('controller')), { findings: [] }).allowed, true)
})

test('a role holds for its unit and all below it, and nowhere else', () => {
  assert.ok(canCompose(as(['controller', 'fds']), fds).allowed)
  assert.ok(canCompose(as(['controller', 'rs']), fds).allowed)
  assert.ok(canCompose(as(['controller', 'rv']), fds).allowed)
  assert.ok(may(as(['controller', 'fds']), 'compose', 'somewhere').allowed)
  assert.deepEqual(canCompose(as(['controller', 'fds']), rk), {
    allowed: false,
    reasonSv:
      'Du är controller, men inte för Regionkontoret, och får därför inte ta fram en ny version av rapporten. Det får: controller, förvaltningsledning för Regionkontoret eller en enhet ovanför.',
  })
})

test('two appointments give what each gives, and no more', () => {
  const both = as(['controller', 'fds'], ['contributor', 'rk'])
  assert.ok(canCompose(both, fds).allowed)
  assert.ok(canSeeDrafts(both, rk).allowed)
  assert.equal(canCompose(both, rk).allowed, false)
})

test('people are managed by a system owner of the whole region only', () => {
  assert.ok(may(as('system-owner'), 'manage-people').allowed)
  assert.equal(may(as(['system-owner', 'fds']), 'manage-people').allowed, false)
  assert.equal(may(as('auditor'), 'manage-people').allowed, false)
  assert.ok(may(as('auditor'), 'review-access').allowed)
})

test('nobody approves what they wrote themselves, in whatever role', () => {
  const manager = as(['manager', 'fds'], ['contributor', 'fds'])
  assert.ok(mayAfter(manager, 'approve', fds, [{ by: 'p2', wish: 'answer' }]).allowed)
  const verdict = mayAfter(manager, 'approve', fds, [
    { by: 'p2', wish: 'answer' },
    { by: 'p1', wish: 'submit' },
  ])
  assert.ok(!verdict.allowed && verdict.reasonSv.startsWith('Du har lämnat in och kan därför inte godkänna samma sak.'))
  assert.ok(mayAfter(manager, 'approve', fds, [{ by: 'p1', wish: 'comment' }]).allowed)
  assert.ok(mayAfter(manager, 'return', fds, [{ by: 'p1', wish: 'submit' }]).allowed, 'one may take back what one handed in')
})

test('one without an appointment today is told so', () => {
  const verdict = canSeeDrafts(as(), fds)
  assert.ok(!verdict.allowed && verdict.reasonSv.startsWith('Du har inget uppdrag som gäller i dag'))
})
