/** The newcomer's first step works as written: `npm run new` makes something of each kind that its folder's own tests accept. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { root } from './source-files.ts'

const run = promisify(execFile)
let copy: string

before(async () => {
  copy = await mkdtemp(join(tmpdir(), 'tertial-new-'))
  for (const part of ['src', 'scripts', 'test', 'docs', 'package.json', 'tsconfig.json']) {
    await cp(join(root, part), join(copy, part), { recursive: true, filter: (path) => !path.includes('/src/web/') })
  }
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'))
})

after(() => rm(copy, { recursive: true, force: true }))

const kinds = [
  { kind: 'check', name: 'f-099-sommaren-ar-kort', tests: ['src/checks/checks.test.ts'] },
  { kind: 'format', name: 'sommarfil', tests: ['src/intake/formats/format-contract.test.ts'] },
  { kind: 'indicator-type', name: 'summer-share', tests: ['src/calculation/indicator-types/indicator-types.test.ts'] },
  { kind: 'section', name: 'summer', tests: [] },
  { kind: 'table', name: 'summer-days', tests: ['src/calculation/tables/tables.test.ts'] },
]

for (const { kind, name, tests } of kinds) {
  test(`npm run new -- ${kind} ${name}`, async () => {
    await run(process.execPath, ['scripts/new.ts', kind, name], { cwd: copy })
    const checks = [...tests, 'test/catalogue.test.ts']
    const { stdout } = await run(process.execPath, ['--test', '--test-reporter=tap', ...checks], {
      cwd: copy,
      env: { PATH: process.env.PATH },
    }).catch((error) => error)
    assert.match(
      stdout,
      /^# fail 0$/m,
      stdout
        .split('\n')
        .filter((line: string) => line.startsWith('not ok'))
        .join('\n'),
    )
  })
}
