import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashPassword, isPassword } from './password-hash.ts'

const cheap = { N: 2 ** 10, r: 8, p: 1 }

test('the password opens and no other does', async () => {
  const hashed = await hashPassword('korrekt häst batteri', cheap)
  assert.equal(await isPassword('korrekt häst batteri', hashed), true)
  assert.equal(await isPassword('korrekt hast batteri', hashed), false)
  assert.equal(await isPassword('', hashed), false)
})

test('å is å, whichever way the keyboard spells it', async () => {
  assert.equal(await isPassword('a\u030Angström', await hashPassword('\u00E5ngström', cheap)), true)
})

test('the same password hashed twice is two texts, and neither holds it', async () => {
  const [one, two] = [await hashPassword('hemligt ord', cheap), await hashPassword('hemligt ord', cheap)]
  assert.notEqual(one, two)
  assert.match(one, /^scrypt\$1024\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
})

test('an account that is not there, or whose hash is of another kind, opens for nothing', async () => {
  assert.equal(await isPassword('', undefined), false)
  assert.equal(await isPassword('x', 'md5$x'), false)
})
