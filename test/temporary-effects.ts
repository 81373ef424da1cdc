import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OpenedEffects, openEffects } from '#app/open-effects.ts'

export interface TemporaryEffects extends OpenedEffects {
  /** Closes them and keeps their folder, under that name on the same disk. */
  closeInto(folder: string): Promise<void>
}

/**
 * The real outside world in a folder of its own, which is removed on closing; `fill` may put a database there first. The clock
 * stands still in September 2025.
 */
export async function openTemporaryEffects(fill?: (dataDir: string) => Promise<void>): Promise<TemporaryEffects> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tertial-test-'))
  await fill?.(dataDir)
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
    async closeInto(folder) {
      await effects.close()
      await rename(dataDir, folder)
    },
  }
}
