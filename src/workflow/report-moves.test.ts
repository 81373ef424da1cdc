import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Actor } from '#domain/actor.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import { appointmentId, personId, wholeRegion } from '#domain/person.ts'
import { type ReportEvent, type ReportMoveKind, reportMoves } from '#domain/report-course.ts'
import { isUnderWay, type ReportState, reportStates } from '#domain/report-version.ts'
import { type Role, roles } from '#domain/role.ts'
import { type RoundKind, roundKinds } from '#domain/round.ts'
import type { UnitPath } from './permissions.ts'
import { hindersReportApproval, mayMoveReport, nextReportMoves, nextReportState, sealsFiles } from './report-moves.ts'

const fds: UnitPath = [{ code: orgUnitCode('fds'), nameSv: 'Digitaliseringsstöd' }]
const allKinds = Object.keys(reportMoves) as ReportMoveKind[]

const as = (id: string, ...held: readonly Role[]): Actor => ({
  id,
  nameSv: id,
  appointments: held.map((role, index) => ({
    id: appointmentId(`a${index}`),
    person: personId(id),
    role,
    orgUnit: wholeRegion,
    validFrom: '2025-01-01',
  })),
})

test('a report goes from draft by review and approval to decision, publication and archive', () => {
  const way: ReportMoveKind[] = ['frozen', 'put-to-review', 'approved', 'registered', 'sent', 'decided', 'published', 'archived']
  let state: ReportState = 'draft'
  for (const kind of way) {
    assert.equal(nextReportMoves(state, 'D2')[0], kind)
    const next = nextReportState(state, kind, 'D2')
    assert.ok(next, `${kind} from ${state}`)
    state = next
  }
  assert.equal(state, 'archived')
  assert.deepEqual(nextReportMoves('archived', 'D2'), [])
})

test('every state is reached, and what has been decided never becomes a draft again', () => {
  const reached = new Set<ReportState>(['draft'])
  for (const state of reached) {
    for (const kind of allKinds) {
      const next = nextReportState(state, kind, 'D2')
      if (next !== undefined) reached.add(next)
      if (['decided', 'published', 'superseded', 'archived'].includes(state)) assert.notEqual(next, 'draft')
    }
  }
  assert.deepEqual([...reached].sort(), Object.keys(reportStates).sort())
})

test('a month’s report is published when it has been registered, since no body decides on it', () => {
  assert.deepEqual(nextReportMoves('registered', 'M'), ['published', 'returned'])
  assert.deepEqual(nextReportMoves('registered', 'D2'), ['sent', 'returned'])
  for (const kind of Object.keys(roundKinds) as RoundKind[]) {
    assert.equal(allKinds.filter((move) => sealsFiles(move, kind)).length, 1, `${kind} is sealed once`)
  }
})

test('nobody finds a way by which the one who composed or froze a version approves it, or the one who approved it registers it', () => {
  const people = ['p1', 'p2', 'p3']
  const step = fc.record({ by: fc.constantFrom(...people), kind: fc.constantFrom(...allKinds) })
  fc.assert(
    fc.property(fc.constantFrom(...people), fc.array(step, { maxLength: 40 }), (composedBy, wishes) => {
      const events: ReportEvent[] = []
      let state: ReportState = 'draft'
      for (const { by, kind } of wishes) {
        // Everybody has every role: only the separation of duties is left to stop them.
        const actor = as(by, ...(Object.keys(roles) as Role[]))
        const next = nextReportState(state, kind, 'D2')
        if (next === undefined || !mayMoveReport(actor, kind, { number: 1, composedBy }, events, fds).allowed) continue
        state = next
        events.push({ version: 1, step: events.length + 1, kind, toState: next, by, at: new Date(0), said: {} })
      }
      const lastDraft = events.findLastIndex(({ toState }) => toState === 'draft')
      const standing = events.slice(lastDraft + 1)
      const approver = standing.find(({ kind }) => kind === 'approved')?.by
      const froze = standing.filter(({ kind }) => kind === 'frozen' || kind === 'put-to-review').map(({ by }) => by)
      assert.ok(approver === undefined || ![composedBy, ...froze].includes(approver))
      assert.ok(standing.every(({ kind, by }) => !['registered', 'sent', 'decided'].includes(kind) || by !== approver))
      if (state !== 'draft' && state !== 'frozen' && state !== 'in-review') assert.ok(approver !== undefined)
    }),
  )
})

test('each step is for its role, and the refusal says for whom', () => {
  const version = { number: 1, composedBy: 'p9' }
  const may = (role: Role, kind: ReportMoveKind) => mayMoveReport(as('p1', role), kind, version, [], fds)
  assert.ok(may('controller', 'frozen').allowed)
  assert.ok(may('manager', 'approved').allowed)
  assert.equal(may('controller', 'approved').allowed, false)
  assert.ok(may('committee-secretary', 'decided').allowed)
  const refusal = may('manager', 'decided')
  assert.ok(!refusal.allowed && refusal.reasonSv.includes('nämndsekreterare'))
  assert.equal(may('system-owner', 'superseded').allowed, false, 'that happens by itself')
})

test('a version with errors is not approved; one with warnings is', () => {
  const finding = (severity: 'error' | 'warning') =>
    ({ code: 'F-001', severity, where: { kind: 'section', section: 'ekonomi' }, messageSv: 'Skillnad.' }) as const
  assert.equal(hindersReportApproval([finding('warning')]), undefined)
  assert.match(hindersReportApproval([finding('warning'), finding('error')]) ?? '', /^Rapporten har ett öppet fel\./)
})

test('a version is under way from when it is frozen until it is decided', () => {
  const underWay = (Object.keys(reportStates) as ReportState[]).filter(isUnderWay)
  assert.deepEqual(underWay, ['frozen', 'in-review', 'approved', 'registered', 'sent'])
})
