import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isFromOwnPages } from './same-origin.ts'

const post = (headers: Record<string, string>) =>
  new Request('http://tertial.example/leveranser', { method: 'POST', headers: { host: 'tertial.example', ...headers } })

test('a form on our own page is let through', () => {
  assert.equal(isFromOwnPages(post({ 'sec-fetch-site': 'same-origin' })), true)
  assert.equal(isFromOwnPages(post({ origin: 'http://tertial.example' })), true)
})

test('a form on another site is not, nor on a sister site, nor one that hides where it comes from', () => {
  assert.equal(isFromOwnPages(post({ 'sec-fetch-site': 'cross-site', origin: 'http://tertial.example' })), false)
  assert.equal(isFromOwnPages(post({ 'sec-fetch-site': 'same-site' })), false)
  assert.equal(isFromOwnPages(post({ origin: 'http://evil.example' })), false)
  assert.equal(isFromOwnPages(post({ origin: 'null' })), false)
  assert.equal(isFromOwnPages(post({})), false)
})
