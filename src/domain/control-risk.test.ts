import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatControlRisk } from './control-risk.ts'

test('a risk is told as consequence and likelihood in words', () => {
  assert.equal(formatControlRisk({ consequence: 'noticeable', likelihood: 'possible' }), 'Kännbar/möjlig')
  assert.equal(formatControlRisk({ consequence: 'severe', likelihood: 'less-likely' }), 'Allvarlig/mindre sannolik')
})
