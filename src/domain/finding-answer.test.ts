import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Finding } from './finding.ts'
import { hasErrors } from './finding.ts'
import { countFindings, type FindingAnswer, openFindings, type ReportFinding, withAnswers } from './finding-answer.ts'

test('what is accepted is no longer open, until it is taken back', () => {
  const version = { number: 2, findings: [found('a'), found('b')] }
  assert.deepEqual(openFingerprints(version, []), ['a', 'b'])
  assert.deepEqual(openFingerprints(version, [answer('a', 'accepted', 1)]), ['b'])
  assert.deepEqual(openFingerprints(version, [answer('a', 'accepted', 1), answer('a', 'withdrawn', 2)]), ['a', 'b'])
})

test('what is said of a later version changes nothing in an earlier one', () => {
  const answers = [answer('a', 'accepted', 1), answer('a', 'withdrawn', 3), answer('b', 'accepted', 3)]
  const findings = [found('a'), found('b')]
  assert.deepEqual(openFingerprints({ number: 2, findings }, answers), ['b'])
  assert.deepEqual(openFingerprints({ number: 3, findings }, answers), ['a'])
})

test('an error that must be mended stays open whatever has been said of it', () => {
  const version = { number: 1, findings: [found('a', { severity: 'error', mustBeMended: true })] }
  assert.ok(hasErrors(openFindings(version, [answer('a', 'accepted', 1)])))
})

test('a version from before there were fingerprints has all its findings open', () => {
  const { fingerprint: _none, ...old } = found('a')
  assert.equal(openFindings({ number: 1, findings: [old] }, [answer('a', 'accepted', 1)]).length, 1)
})

test('counts tell open errors and warnings, notes, and what is answered', () => {
  const findings = [found('a', { severity: 'error' }), found('b'), found('c', { severity: 'note' })]
  const counts = countFindings(withAnswers({ number: 1, findings }, [answer('b', 'accepted', 1)]))
  assert.deepEqual(counts, { error: 1, warning: 0, note: 1, answered: 1 })
})

function openFingerprints(version: { number: number; findings: readonly ReportFinding[] }, answers: readonly FindingAnswer[]) {
  return openFindings(version, answers).map(({ fingerprint }) => fingerprint)
}

function found(fingerprint: string, more: Partial<Finding> = {}): ReportFinding {
  const where = { kind: 'section', section: 'ekonomi' } as const
  return { code: 'F-005', severity: 'warning', where, messageSv: 'Talet 18 är skrivet för hand.', fingerprint, ...more }
}

function answer(fingerprint: string, kind: FindingAnswer['kind'], version: number): FindingAnswer {
  const about = { orgUnit: 'fds', round: '2025-D2', version, fingerprint, code: 'F-005', messageSv: 'Talet 18 …' }
  return { ...about, kind, reasonSv: 'Fastställt i avtal.', by: 'p1', byNameSv: 'Ann Berg', at: new Date('2025-09-15') }
}
