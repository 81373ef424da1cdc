import { createPdfEngine } from '#render/pdf/pdf-engine.ts'
import { openStore } from '#store/open-store.ts'
import { StoreProblem } from '#store/store-problem.ts'
import type { Clock, Effects } from './effects.ts'

export interface OutsideWorld {
  readonly dataDir: string
  /** A PostgreSQL server to use instead of the embedded one. */
  readonly databaseUrl: string | undefined
  /** Addresses of PostgreSQL databases beside it that hold facts: none, or all that ever have. */
  readonly factServers?: readonly string[]
  readonly clock: Clock
  progress(line: string): void
}

export interface OpenedEffects extends Effects {
  close(): Promise<void>
}

/** Opens the database and the PDF engine: once a process, at the door. */
export async function openEffects({
  dataDir,
  databaseUrl,
  factServers = [],
  clock,
  progress,
}: OutsideWorld): Promise<OpenedEffects> {
  const store = await openStore({ ...(databaseUrl ? { databaseUrl } : { dataDir }), factServers }, { onProgress: progress })
  const pdfEngine = createPdfEngine()
  return {
    store,
    clock,
    pdfEngine,
    async close() {
      await pdfEngine.close()
      await store.close()
    },
  }
}

/** What a user is told when the database cannot be used; undefined for any other error, which is a defect. */
export function databaseProblemSv(error: unknown): string | undefined {
  return error instanceof StoreProblem ? error.messageSv : undefined
}
