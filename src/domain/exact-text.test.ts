import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decimal, exact } from '#lib/exact.ts'
import { formatDelivered, formatUnrounded } from './exact-text.ts'

test('an amount is shown to its last öre, with no decimals that it does not have', () => {
  assert.equal(formatUnrounded(decimal(-12948100025n, 2), 'sek'), '\u2212129\u00a0481\u00a0000,25\u00a0kronor')
  assert.equal(formatUnrounded(decimal(500n, 2), 'sek'), '5\u00a0kronor')
})

test('a share that is a finite decimal is shown as one, another as the division it is', () => {
  assert.equal(formatUnrounded(exact(9n, 10n), 'share'), '0,9\u00a0andel (0–1)')
  assert.equal(formatUnrounded(exact(148_000n, 510_000n), 'share'), '148 ÷ 510')
})

test('a delivered amount keeps the decimals that its sender wrote', () => {
  assert.equal(formatDelivered(decimal(7500n, 2)), '75,00')
  assert.equal(formatDelivered(decimal(12n, 0)), '12')
})
