import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signedSessions } from './sessions.ts'

const sessions = signedSessions('a secret')
const cookie = (setCookie: string) => setCookie.split(';', 1)[0] ?? ''

test('the role that was picked is the role that is read', () => {
  const actor = sessions.read(`other=1; ${cookie(sessions.begin('auditor', { secure: false }))}`)
  assert.equal(actor?.nameSv, 'Revisor')
  assert.deepEqual(
    actor?.appointments.map(({ role }) => role),
    ['auditor'],
  )
})

test('a role that nobody signed is no role', () => {
  const readers = cookie(sessions.begin('reader', { secure: false }))
  assert.equal(sessions.read(readers.replace('reader.', 'controller.')), undefined)
  assert.equal(sessions.read('tertial-roll=controller'), undefined)
  assert.equal(sessions.read(cookie(signedSessions('another secret').begin('reader', { secure: false }))), undefined)
  assert.equal(sessions.read(null), undefined)
})

test('scripts and other sites do not get at the cookie, and over TLS it travels by TLS only', () => {
  assert.match(sessions.begin('reader', { secure: false }), /; Path=\/; HttpOnly; SameSite=Lax$/)
  assert.match(sessions.begin('reader', { secure: true }), /; Secure$/)
})
