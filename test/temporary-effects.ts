import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OpenedEffects, openEffects } from '#app/open-effects.ts'

/** The real outside world in a folder of its own, which is removed on closing. The clock stands still in September 2025. */
export async function openTemporaryEffects(): Promise<OpenedEffects> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tertial-test-'))
  const effects = await openEffects({
    dataDir,
    databaseUrl: undefined,
    clock: { now: () => new Date('2025-09-15T08:00:00Z') },
    progress: () => undefined,
  })
  return {
    ...effects,
    async close() {
      await effects.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
