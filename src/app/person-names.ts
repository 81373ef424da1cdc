import type { Effects } from './effects.ts'

/** The names of all who have ever been known, by id: what `actorNameSv` takes. */
export async function loadPersonNames(store: Effects['store']): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries((await store.people.list()).map(({ person }) => [person.id, person.nameSv]))
}
