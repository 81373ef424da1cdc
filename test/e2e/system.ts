import { composeReport } from '#app/compose-report.ts'
import type { Effects } from '#app/effects.ts'
import { exampleActor } from '#app/prepare-example.ts'
import { buildWebWhenStale } from '#cli/build-web.ts'
import { startServer } from '#web/start.ts'
import { type ExampleRounds, openPreparedExample } from '../prepared-example.ts'
import { openTemporaryEffects } from '../temporary-effects.ts'

export interface StartedSystem {
  readonly url: string
  readonly effects: Effects
  stop(): Promise<void>
}

/**
 * The whole system on an empty folder with the example region imported and its report composed: the pages as they are served.
 * Its rounds are answered and approved, or not yet opened for a test that is about them.
 */
export async function startSystem(rounds: ExampleRounds): Promise<StartedSystem> {
  await buildWebWhenStale(() => undefined)
  const effects = await openPreparedExample(rounds)
  const composed = await composeReport({ orgUnit: 'fds', round: '2025-D2' }, exampleActor, effects)
  if (composed.kind !== 'done') throw new Error(`The example's report could not be composed: ${JSON.stringify(composed)}`)
  const server = await startServer({ effects, port: 0, exampleSignIn: true })
  return {
    url: server.url,
    effects,
    async stop() {
      await server.close()
      await effects.close()
    },
  }
}

/** A server whose database has gone away. The pages must have been built. */
export async function startSystemWithoutDatabase(): Promise<StartedSystem> {
  const effects = await openTemporaryEffects()
  await effects.close()
  const server = await startServer({ effects, port: 0 })
  return { url: server.url, effects, stop: server.close }
}
