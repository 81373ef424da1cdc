import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clientAddress } from './client-address.ts'

test('what a client says of its own address is not believed', () => {
  assert.equal(clientAddress('10.0.0.7', '1.2.3.4', false), '10.0.0.7')
  assert.equal(clientAddress('10.0.0.7', undefined, true), '10.0.0.7')
})

test('behind a proxy the address is the one that the proxy added', () => {
  assert.equal(clientAddress('127.0.0.1', '1.2.3.4, 192.0.2.9', true), '192.0.2.9')
})
