import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Change, changes, type Outlook } from '#domain/status.ts'
import { proposeGoalOutlook } from './propose-goal-outlook.ts'

test('the five goals of the health administration with indicators get the status that it printed (domain.md §4.3)', () => {
  for (const [trends, expected] of [
    ['+0', 'positive'],
    ['0+-+---0+', 'unchanged'],
    ['-00-', 'unchanged'],
    ['++', 'positive'],
    ['------0', 'negative'],
  ] as const) {
    assert.equal(proposeGoalOutlook([...trends].map(changeOf)), expected, trends)
  }
})

test('a goal without indicators gets no proposal, and one that cannot be compared counts as unchanged', () => {
  assert.equal(proposeGoalOutlook([]), undefined)
  assert.equal(proposeGoalOutlook(['worse', 'not-assessable']), 'unchanged')
})

test('where the plan lets the worst decide, one that got worse is enough, and all have to be better for a positive goal', () => {
  assert.equal(proposeGoalOutlook(['better', 'better', 'worse'], 'worst-change'), 'negative')
  assert.equal(proposeGoalOutlook(['better', 'not-assessable'], 'worst-change'), 'unchanged')
  assert.equal(proposeGoalOutlook(['better', 'better'], 'worst-change'), 'positive')
  assert.equal(proposeGoalOutlook([], 'worst-change'), undefined)
})

test('the order of the indicators means nothing, and one more that got better never lowers the proposal', () => {
  const rank: Record<Outlook, number> = { negative: 0, unchanged: 1, positive: 2 }
  const anyChange = fc.constantFrom(...(Object.keys(changes) as Change[]))
  fc.assert(
    fc.property(fc.array(anyChange, { minLength: 1, maxLength: 12 }), (given) => {
      const proposed = proposeGoalOutlook(given)
      assert.equal(proposeGoalOutlook(given.toReversed()), proposed)
      const more = proposeGoalOutlook([...given, 'better'])
      assert.ok(proposed && more && rank[more] >= rank[proposed])
    }),
  )
})

function changeOf(sign: string): Change {
  return sign === '+' ? 'better' : sign === '-' ? 'worse' : 'unchanged'
}
