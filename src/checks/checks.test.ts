import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { checks } from './rules/catalogue.ts'

test('every rule has its own code', () => {
  const codes = checks.map(({ code }) => code)
  assert.deepEqual(codes, [...new Set(codes)].toSorted())
})

test('the help says what each rule is there to catch, and which errors cannot be answered away', () => {
  const help = readFileSync(join(import.meta.dirname, '../../docs/method/report-checks.md'), 'utf8')
  const [tables = '', last = ''] = help.split('## Svar på en iakttagelse')
  const codes = checks.map(({ code }) => code)
  assert.deepEqual([...new Set(tables.match(/F-\d{3}/g))].toSorted(), codes)
  const mended = checks.filter(({ mustBeMended }) => mustBeMended)
  assert.deepEqual(
    last.match(/F-\d{3}/g),
    mended.map(({ code }) => code),
  )
  assert.equal(new Set(help.match(/^\| E\d+/gm)).size, 16)
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
