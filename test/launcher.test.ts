/** The command that people start, killed for real: what it started must not be left behind. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { openEffects } from '#app/open-effects.ts'
import { buildWebWhenStale } from '#cli/build-web.ts'
import { root } from './source-files.ts'

test('a server whose launcher is killed stops by itself, and leaves its data folder to the next', async () => {
  await buildWebWhenStale(() => undefined)
  const dataDir = await mkdtemp(join(tmpdir(), 'tertial-launcher-'))
  try {
    const launcher = spawn(process.execPath, [join(root, 'bin/tertial.js'), 'serve', '--port', '0', '--data', dataDir], {
      env: { ...process.env, DATABASE_URL: '' },
      stdio: ['ignore', 'inherit', 'pipe'],
    })
    let said = ''
    while (!/http:\S+\n/.test(said)) said += String((await once(launcher.stderr, 'data'))[0])
    const url = /http:\S+/.exec(said)?.[0] ?? ''
    assert.equal((await fetch(`${url}/health/live`)).status, 200)

    launcher.kill('SIGKILL')
    await once(launcher, 'exit')
    for (let tries = 0; await answers(url); tries++) {
      assert.ok(tries < 200, 'the server still answers')
      await wait(100)
    }
    const effects = await openEffects({ dataDir, databaseUrl: undefined, clock: { now: () => new Date() }, progress: () => {} })
    assert.equal((await effects.store.loadCurrentSnapshot()).sequence, 0)
    await effects.close()
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
})

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/health/live`).then(
    () => true,
    () => false,
  )
}
