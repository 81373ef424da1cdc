import type { Actor } from '#domain/actor.ts'
import { done, type Outcome, refused } from '#domain/outcome.ts'
import { personId } from '#domain/person.ts'
import type { Effects } from './effects.ts'
import { keyHash, newKey } from './sign-in.ts'

/** What one decides about oneself. */
export interface MySettings {
  /** Where mail goes; absent when nobody has said. */
  readonly email?: string
  readonly digest: boolean
  /** When one's calendar got its address; absent while it has none. */
  readonly calendarSince?: Date
}

export async function readMySettings(actor: Actor, { store }: Effects): Promise<MySettings> {
  const known = await store.people.load(personId(actor.id))
  const calendarSince = await store.calendar.keyMadeAt(actor.id)
  return {
    ...(known?.person.email === undefined ? {} : { email: known.person.email }),
    digest: !(await store.mail.listWithoutDigest()).includes(actor.id),
    ...(calendarSince === undefined ? {} : { calendarSince }),
  }
}

/** Whether one wants the day's digest. What comes back for change is told all the same. */
export async function wantDigest(digest: boolean, actor: Actor, { store, clock }: Effects): Promise<void> {
  await store.mail.setDigest(actor.id, digest, clock.now())
}

/** A new secret key for one's calendar; the one before it no longer leads anywhere. Shown once: only its hash is kept. */
export async function renewCalendarKey(actor: Actor, { store, clock }: Effects): Promise<Outcome<string>> {
  if ((await store.people.load(personId(actor.id))) === undefined) return refused('Bara personer har en kalender.')
  const key = newKey()
  await store.calendar.setKey(actor.id, keyHash(key), clock.now())
  return done(key)
}

export async function removeCalendar(actor: Actor, { store }: Effects): Promise<void> {
  await store.calendar.removeKey(actor.id)
}
