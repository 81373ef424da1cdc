import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checks } from './rules/catalogue.ts'

test('every rule has its own code', () => {
  const codes = checks.map(({ code }) => code)
  assert.deepEqual(codes, [...new Set(codes)].toSorted())
})

for (const rule of checks) {
  test(`${rule.code} shows a sound report and a broken one`, () => {
    assert.ok(
      rule.examples.some(({ finds }) => finds.length === 0),
      'no example passes',
    )
    assert.ok(
      rule.examples.some(({ finds }) => finds.length > 0),
      'no example fails',
    )
  })

  for (const { nameSv, given, finds } of rule.examples) {
    test(`${rule.code}: ${nameSv}`, () => {
      const flaws = [...rule.check(given)]
      assert.equal(flaws.length, finds.length, flaws.map(({ messageSv }) => messageSv).join('\n'))
      for (const [index, expected] of finds.entries()) assert.match(flaws[index]?.messageSv ?? '', expected)
    })
  }
}
