import type { CommentSubject } from '#domain/comment.ts'
import { isInForce, swedishDay } from '#domain/person.ts'
import type { Mentionable } from '#workflow/mentions.ts'
import { may } from '#workflow/permissions.ts'
import type { Effects } from './effects.ts'
import { loadReference } from './load-reference.ts'
import { unitPathInRound } from './unit-round-name.ts'

/** Who can be mentioned about a unit's round: those who may read there what is not yet published. */
export async function loadMentionable({ store, clock }: Effects): Promise<{
  of(about: Pick<CommentSubject, 'orgUnit' | 'round'>): Mentionable[]
}> {
  const reference = await loadReference(await store.loadCurrentSnapshot(), store)
  const known = (await store.people.list()).filter(({ person }) => person.leftAt === undefined)
  const today = swedishDay(clock.now())
  return {
    of: (about) => {
      const path = unitPathInRound(about, reference)
      return known
        .filter(({ person, appointments }) => {
          const inForce = appointments.filter((each) => isInForce(each, today))
          return may({ id: person.id, nameSv: person.nameSv, appointments: inForce }, 'see-drafts', path).allowed
        })
        .map(({ person: { id, nameSv } }) => ({ id, nameSv }))
    },
  }
}
