import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bindAnswer, hasFigures } from './bind-answer.ts'

test('a text without figures is read as it was written, and asks for no table', () => {
  const answer = { kind: 'activity', statusWord: 'Klar', commentary: '# Klart\n\n- allt' } as const
  assert.equal(hasFigures(answer), false)
  assert.deepEqual(bindAnswer(answer, []), {})
  assert.deepEqual([hasFigures(undefined), bindAnswer(undefined, [])], [false, {}])
})

test('only the fields that name figures are bound, an empty line between a paragraph and its list', () => {
  const answer = { kind: 'control', findingText: 'Två fall:\n\n- {{a/b/c}}', remedySv: 'Ingen åtgärd' } as const
  assert.equal(hasFigures(answer), true)
  const bound = bindAnswer(answer, [])
  assert.deepEqual(Object.keys(bound), ['findingText'])
  assert.deepEqual(
    bound.findingText?.map(({ kind }) => kind).filter((kind) => kind === 'line-break'),
    ['line-break', 'line-break'],
  )
})
