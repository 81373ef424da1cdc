/** Every whole story still ends as its expectations say. A change that is meant is taken with `npm run cases -- --accept`. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { expectations, listCases, runCase } from './run-case.ts'
import { root } from './source-files.ts'

const casesFolder = join(root, 'cases')

for (const name of await listCases(casesFolder)) {
  test(`case ${name}: facts, tables, findings and document are as expected`, async () => {
    const outcome = await runCase(join(casesFolder, name))
    for (const part of expectations.filter((each) => outcome[each] !== undefined)) {
      assert.equal(
        outcome[part],
        await readFile(join(casesFolder, name, 'expected', `${part}.txt`), 'utf8'),
        `expected/${part}.txt`,
      )
    }
  })
}
