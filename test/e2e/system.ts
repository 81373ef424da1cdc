import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { composeReport } from '#app/compose-report.ts'
import { openEffects } from '#app/open-effects.ts'
import { exampleActor, prepareExample } from '#app/prepare-example.ts'
import { startServer } from '#web/start.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

export interface StartedSystem {
  readonly url: string
  stop(): Promise<void>
}

/** The whole system on an empty folder with the example region imported and its report composed: the pages as they are served. */
export async function startSystem(): Promise<StartedSystem> {
  await buildPages()
  const { effects, removeData } = await openOnEmptyFolder()
  await prepareExample(join(root, 'examples/vastmanland'), effects, () => {})
  const composed = await composeReport({ orgUnit: 'fds', round: '2025-D2' }, exampleActor, effects)
  if (composed.kind !== 'done') throw new Error(`The example's report could not be composed: ${JSON.stringify(composed)}`)
  const server = await startServer({ effects, port: 0 })
  return {
    url: server.url,
    async stop() {
      await server.close()
      await effects.close()
      await removeData()
    },
  }
}

/** A server whose database has gone away. The pages must have been built. */
export async function startSystemWithoutDatabase(): Promise<StartedSystem> {
  const { effects, removeData } = await openOnEmptyFolder()
  await effects.close()
  await removeData()
  const server = await startServer({ effects, port: 0 })
  return { url: server.url, stop: server.close }
}

async function buildPages(): Promise<void> {
  await promisify(execFile)(process.execPath, [join(root, 'node_modules/@react-router/dev/bin.cjs'), 'build'], { cwd: root })
}

async function openOnEmptyFolder() {
  const dataDir = await mkdtemp(join(tmpdir(), 'tertial-e2e-'))
  const effects = await openEffects({
    dataDir,
    databaseUrl: undefined,
    clock: { now: () => new Date('2025-09-12T12:05:00Z') },
    progress: () => {},
  })
  return { effects, removeData: () => rm(dataDir, { recursive: true, force: true }) }
}
