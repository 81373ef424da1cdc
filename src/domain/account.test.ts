import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decimal, equals } from '#lib/exact.ts'
import { accountCode, classOf, isIncomeStatementAccount, selectsAccount, statementAmount } from './account.ts'
import { actual, decidedBudget, parseScenarioKey, type Scenario, scenarioKey } from './scenario.ts'

test('accounts are selected by code, prefix and range, as the ledger numbers them', () => {
  assert.ok(selectsAccount(['5210'], accountCode('5210')))
  assert.ok(!selectsAccount(['5210'], accountCode('52100')))
  assert.ok(selectsAccount(['52*'], accountCode('5299')))
  assert.ok(selectsAccount(['5000-5299'], accountCode('5299')))
  assert.ok(!selectsAccount(['5000-5299'], accountCode('5300')))
})

test('a range of short ends takes whole classes: 60–63 ends with the last 63', () => {
  assert.ok(selectsAccount(['60-63'], accountCode('6399')))
  assert.ok(!selectsAccount(['60-63'], accountCode('6400')))
  assert.ok(selectsAccount(['3', '4-8'], accountCode('8990')))
})

test('the income statement is classes 3–8 of Region-Bas', () => {
  assert.deepEqual(
    ['1510', '2990', '3011', '4010', '8310', '9100', 'X1'].map((code) => isIncomeStatementAccount(accountCode(code))),
    [false, false, true, true, true, false, false],
  )
  assert.equal(classOf(accountCode('X1')), undefined)
})

test('a credit in the ledger is income in the statement', () => {
  assert.ok(equals(statementAmount(decimal(-12_300, 2)), decimal(12_300, 2)))
})

test('a scenario’s key says all of it', () => {
  const scenarios: Scenario[] = [
    actual,
    decidedBudget,
    { kind: 'forecast', round: '2025-D2' },
    { kind: 'forecast', round: '2025-D2', bound: 'low' },
  ]
  for (const scenario of scenarios) assert.deepEqual(parseScenarioKey(scenarioKey(scenario)), scenario)
  for (const text of ['', 'actual:x', 'budget', 'forecast:2025-D2:middle', 'a:b:c:d'])
    assert.equal(parseScenarioKey(text), undefined, text)
})
