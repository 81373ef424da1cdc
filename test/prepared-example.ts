import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { OpenedEffects } from '#app/open-effects.ts'
import { deliverExample, prepareExample } from '#app/prepare-example.ts'
import { openTemporaryEffects } from './temporary-effects.ts'

/** How far the example's rounds have come: answered and approved, or not yet opened for a test that is about them. */
export type ExampleRounds = 'approved' | 'unopened'

export const exampleFolder = join(import.meta.dirname, '../examples/vastmanland')

/** Where a run of all tests keeps the examples that it has prepared once for all (global-setup.ts). */
const preparedFolderVariable = 'TERTIAL_TEST_EXAMPLES'

/**
 * The example region in a folder of its own: a copy of what the run of all tests prepared at its beginning, or, when a file of
 * tests is run by itself, prepared here and now. Both by the path that any file takes.
 */
export async function openPreparedExample(rounds: ExampleRounds = 'approved'): Promise<OpenedEffects> {
  const folder = process.env[preparedFolderVariable]
  const prepared = folder === undefined ? undefined : join(folder, rounds)
  if (prepared !== undefined && existsSync(prepared)) return openTemporaryEffects((dataDir) => copyFolder(prepared, dataDir))
  const effects = await openTemporaryEffects()
  await prepare(rounds, effects)
  return effects
}

/** Prepares the example both ways, the approved from a copy of the unopened; returns what removes them again. */
export async function prepareExamples(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'tertial-test-examples-'))
  const unopened = await openTemporaryEffects()
  await prepare('unopened', unopened)
  await unopened.closeInto(join(folder, 'unopened'))
  const approved = await openTemporaryEffects((dataDir) => copyFolder(join(folder, 'unopened'), dataDir))
  await prepare('approved', approved)
  await approved.closeInto(join(folder, 'approved'))
  process.env[preparedFolderVariable] = folder
  return () => rm(folder, { recursive: true, force: true })
}

function prepare(rounds: ExampleRounds, effects: OpenedEffects): Promise<void> {
  return (rounds === 'approved' ? prepareExample : deliverExample)(exampleFolder, effects, () => undefined)
}

/** With its owners: the embedded server runs as another user when we are root, and the files are that user's. */
async function copyFolder(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', `${from}/.`, to])
}
