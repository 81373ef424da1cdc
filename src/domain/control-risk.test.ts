import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatControlRisk, riskValue } from './control-risk.ts'

test('a risk is told in words and weighed as consequence × likelihood', () => {
  assert.equal(formatControlRisk({ consequence: 'noticeable', likelihood: 'possible' }), 'Kännbar/möjlig')
  assert.equal(riskValue({ consequence: 'noticeable', likelihood: 'possible' }), 9)
  assert.equal(riskValue({ consequence: 'severe', likelihood: 'possible' }), 12)
})
