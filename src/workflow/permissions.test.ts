import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Role } from '#domain/actor.ts'
import { canAccept, canCompose, canImport, canSeeDrafts, canSeeFindings } from './permissions.ts'

const as = (role: Role): Actor => ({ id: role, nameSv: role, role })

test('a reader sees neither drafts nor findings, and the refusal says who does', () => {
  assert.equal(canSeeDrafts(as('reader')).allowed, false)
  const verdict = canSeeFindings(as('reader'))
  assert.ok(!verdict.allowed && verdict.reasonSv.includes('läsare') && verdict.reasonSv.includes('controller'))
})

test('a controller imports and composes; an auditor only looks', () => {
  assert.ok(canImport(as('controller')).allowed)
  assert.ok(canCompose(as('controller')).allowed)
  assert.equal(canImport(as('auditor')).allowed, false)
  assert.equal(canCompose(as('auditor')).allowed, false)
  assert.ok(canSeeFindings(as('auditor')).allowed)
})

test('a file with errors cannot be accepted by anyone', () => {
  const place = { kind: 'source', place: { fileName: 'x.se' } } as const
  const findings = [{ code: 'I-001', severity: 'error', where: place, messageSv: 'Fel.' }] as const
  assert.equal(canAccept(as('controller'), { findings }).allowed, false)
  assert.equal(canAccept(as('controller'), { findings: [] }).allowed, true)
})
