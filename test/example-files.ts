import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Effects } from '#app/effects.ts'
import type { Upload } from '#app/import-file.ts'
import { importInOrder } from '#app/import-folder.ts'
import { exampleActor } from '#app/prepare-example.ts'
import type { Actor } from '#domain/actor.ts'
import { orgUnitCode } from '#domain/organisation.ts'
import type { Role } from '#domain/role.ts'

const exampleFolder = join(import.meta.dirname, '../examples/vastmanland')

/** What a round of FDS is opened from, without any figures. */
export const fdsRoundFiles = [
  'region.yaml',
  'accounts.yaml',
  'plan/plan-fds-2025.yaml',
  'template/template-fds-d2.yaml',
  'layouts/income-statement-fds.yaml',
]

/** Some of the example region's files, by their paths in it: 'plan/plan-fds-2025.yaml'. */
export function readExampleFiles(paths: readonly string[]): Promise<Upload[]> {
  return Promise.all(
    paths.map(async (path) => ({ fileName: basename(path), bytes: new Uint8Array(await readFile(join(exampleFolder, path))) })),
  )
}

/** Delivers them, and others beside them, as the region's controller does; each is accepted. */
export async function deliverFiles(uploads: readonly Upload[], effects: Effects): Promise<void> {
  await importInOrder(uploads, exampleActor, effects, (upload, outcome) =>
    assert.equal(outcome.kind === 'done' && outcome.value.delivery.state, 'accepted', upload.fileName),
  )
}

export async function deliverExampleFiles(paths: readonly string[], effects: Effects): Promise<void> {
  await deliverFiles(await readExampleFiles(paths), effects)
}

/** A new person with one appointment since the beginning of 2025, at FDS unless said otherwise. */
export async function appointed(
  { nameSv, role, orgUnit = 'fds', email }: { nameSv: string; role: Role; orgUnit?: string; email?: string },
  { store }: Effects,
): Promise<Actor> {
  const act = { by: 'test', at: new Date('2025-01-01T08:00:00Z'), whySv: 'Provet.' }
  const person = await store.people.add({ nameSv, ...(email === undefined ? {} : { email }) }, act)
  assert.ok(person)
  const appointment = await store.people.appoint(
    { person: person.id, role, orgUnit: orgUnitCode(orgUnit), validFrom: '2025-01-01' },
    act,
  )
  return { id: person.id, nameSv, appointments: [appointment] }
}
