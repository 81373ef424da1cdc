import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cellText, entriesOf, entryFrom, type Written, withEntries, withValue } from './plan-cells.ts'
import { type PlanField, type PlanList, planLists } from './plan-lists.ts'

const word = fc.stringMatching(/^[a-zåäö]{1,12}$/)
const sentence = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))

/** Any value that the field can hold. */
function valueFor({ form }: PlanField): fc.Arbitrary<unknown> {
  switch (form.kind) {
    case 'text':
    case 'reference':
      return sentence
    case 'long-text':
      return fc.array(sentence, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'))
    case 'lines':
      return fc.array(sentence, { minLength: 1, maxLength: 3 })
    case 'references':
      return fc.array(word, { minLength: 1, maxLength: 3 })
    case 'whole-number':
      return fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 })
    case 'yes':
      return fc.constant(true)
    case 'choice':
      return fc.constantFrom(...Object.keys(form.words))
    case 'choices':
      return fc.subarray(Object.keys(form.words), { minLength: 1 })
    case 'pairs':
      return fc.dictionary(
        word,
        fc.oneof(sentence, fc.constantFrom('7', 'true', '["a"]', '"b"'), fc.integer(), fc.boolean(), fc.array(word)),
        {
          minKeys: 1,
          noNullPrototype: true,
        },
      )
  }
}

function entryOf({ fields }: PlanList): fc.Arbitrary<Written> {
  return fc
    .tuple(...fields.map((field) => fc.option(valueFor(field), { nil: undefined })))
    .map((values) => fields.reduce<Written>((entry, field, index) => withValue(entry, field.path, values[index]), {}))
}

for (const list of planLists) {
  test(`every entry of ${list.labelSv} is the same when it has been written in fields and read again`, () => {
    fc.assert(
      fc.property(entryOf(list), (entry) => {
        assert.deepEqual(
          entryFrom(list.fields, (field) => cellText(entry, field)),
          entry,
        )
      }),
      { numRuns: 50 },
    )
  })
}

test('an amount is read as people write it, and what is no number is kept for the reading to tell', () => {
  const [amount] = planLists.flatMap(({ fields }) => fields).filter(({ form }) => form.kind === 'whole-number')
  assert.ok(amount)
  const read = (text: string) => entryFrom([{ ...amount, path: ['kronor'] }], () => text).kronor
  assert.deepEqual(['4 261 000', '−500', '4\u00a0261\u00a0000', '', 'fyra', '1,5'].map(read), [
    4261000,
    -500,
    4261000,
    undefined,
    'fyra',
    '1,5',
  ])
})

test('parts go with their whole, and what is emptied leaves nothing behind', () => {
  const parts = planLists.find(({ name }) => name === 'delaktiviteter')
  assert.ok(parts)
  const plan: Written = {
    activities: [
      { id: 'a', labelSv: 'A' },
      { id: 'b', labelSv: 'B', parts: [{ id: 'x', labelSv: 'X' }] },
    ],
  }
  assert.deepEqual(
    entriesOf(plan, parts).map(({ key, whole }) => [key, whole]),
    [['b/x', 'b']],
  )
  const moved = withEntries(plan, parts, [{ whole: 'a', entry: { id: 'x', labelSv: 'X' } }])
  assert.deepEqual(moved, {
    activities: [
      { id: 'a', labelSv: 'A', parts: [{ id: 'x', labelSv: 'X' }] },
      { id: 'b', labelSv: 'B' },
    ],
  })
  assert.deepEqual(withValue({ economy: { frame: { kronor: 1 } }, year: 2025 }, ['economy', 'frame', 'kronor'], undefined), {
    year: 2025,
  })
})
