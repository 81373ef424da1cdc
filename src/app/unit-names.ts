import { orgUnitCode } from '#domain/organisation.ts'
import { wholeRegion } from '#domain/person.ts'
import type { Effects } from './effects.ts'
import { loadReference } from './load-reference.ts'

/** What units are called now, or were when they were last there; the whole region by its own name. */
export async function loadUnitNames(store: Effects['store']): Promise<(code: string) => string> {
  const { organisation, region } = await loadReference(await store.loadCurrentSnapshot(), store)
  const latest = organisation.versions.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  const names = new Map(latest.map(({ code, nameSv }) => [code, nameSv]))
  names.set(wholeRegion, region?.nameSv ?? 'Hela regionen')
  return (code) => names.get(orgUnitCode(code)) ?? code
}
