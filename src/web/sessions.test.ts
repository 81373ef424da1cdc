import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forgetSession, keepSession, sessionKeyIn } from './sessions.ts'

const now = new Date('2025-09-15T08:00:00Z')
const session = { key: 'abc-DEF_1', endsAt: new Date('2025-09-15T20:00:00Z') }
const cookie = (setCookie: string) => setCookie.split(';', 1)[0] ?? ''

test('the key that was given is the key that is shown', () => {
  assert.equal(sessionKeyIn(`other=1; ${cookie(keepSession(session, { isSecure: false, now }))}`), 'abc-DEF_1')
  assert.equal(sessionKeyIn(cookie(forgetSession({ isSecure: false }))), undefined)
  assert.equal(sessionKeyIn('tertial-roll=controller.x'), undefined)
  assert.equal(sessionKeyIn(null), undefined)
})

test('scripts and other sites do not get at the cookie, and over TLS it travels by TLS only', () => {
  assert.match(keepSession(session, { isSecure: false, now }), /; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/)
  assert.match(keepSession(session, { isSecure: true, now }), /; Secure$/)
  assert.match(forgetSession({ isSecure: true }), /^tertial-session=; Max-Age=0; .*; Secure$/)
})
