import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'

test('the same report is the same bytes in every form, whatever the process, its time zone and its language', async () => {
  const [here, there] = await Promise.all([
    hashEveryForm({ TZ: 'Pacific/Kiritimati', LC_ALL: 'de_DE.UTF-8' }),
    hashEveryForm({ TZ: 'America/Los_Angeles', LC_ALL: 'en_US.UTF-8' }),
  ])
  assert.notEqual(here.timeZone, there.timeZone)
  assert.notEqual(here.numberInWords, there.numberInWords)
  assert.deepEqual(here.hashes, there.hashes)
})

async function hashEveryForm(environment: Readonly<Record<string, string>>) {
  const program = join(import.meta.dirname, 'hash-every-form.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [program], {
    env: { ...process.env, ...environment },
    timeout: 60_000,
  })
  return JSON.parse(stdout) as { timeZone: string; numberInWords: string; hashes: Readonly<Record<string, string>> }
}
