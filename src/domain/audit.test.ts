import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AuditDeed, type AuditEntry, auditFault, auditStart, sealAuditEntry } from './audit.ts'

const deed = (subject: string): AuditDeed => ({
  at: new Date('2025-09-15T08:00:00.123Z'),
  actor: 'p1',
  event: 'appointed',
  subject,
  detail: { roll: 'Controller' },
})

const first = sealAuditEntry(deed('a1'), auditStart)
const second = sealAuditEntry(deed('a2'), first)
const third = sealAuditEntry(deed('a3'), second)

test('an untouched trail has no fault', () => {
  assert.equal(auditFault(first, auditStart), undefined)
  assert.equal(auditFault(second, first), undefined)
  assert.equal(auditFault(third, second), undefined)
})

test('whatever is changed in an entry shows', () => {
  const changes: Partial<AuditEntry>[] = [
    { at: new Date('2025-09-15T08:00:00.124Z') },
    { actor: 'p2' },
    { event: 'appointment-ended' },
    { subject: 'a9' },
    { detail: '{"roll":"Läsare"}' },
  ]
  for (const change of changes) assert.match(auditFault({ ...second, ...change }, first) ?? '', /Post 2 har ändrats/)
})

test('an entry taken away or sealed anew shows at the next', () => {
  assert.match(auditFault(third, first) ?? '', /Post 2 saknas/)
  const forged = sealAuditEntry({ ...deed('a2'), actor: 'p9' }, first)
  assert.match(auditFault(third, forged) ?? '', /Post 3 hör inte ihop med posten före den/)
})
