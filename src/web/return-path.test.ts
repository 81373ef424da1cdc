import assert from 'node:assert/strict'
import { test } from 'node:test'
import { safeReturnPath, signInHref } from './return-path.ts'

test('the role picker leads back to the page that one came from', () => {
  const href = new URL(signInHref('/enhet/fds/2025-%C3%85?framtagen=2'), 'http://tertial.example')
  assert.equal(safeReturnPath(href.searchParams.get('tillbaka')), '/enhet/fds/2025-%C3%85?framtagen=2')
})

test('and never to another site', () => {
  for (const elsewhere of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '',
  ]) {
    assert.equal(safeReturnPath(elsewhere), '/')
  }
  assert.equal(safeReturnPath(null), '/')
})
