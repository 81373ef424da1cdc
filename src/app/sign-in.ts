import { randomBytes } from 'node:crypto'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import { type AppointmentId, isInForce, type Person, type PersonId, swedishDay } from '#domain/person.ts'
import type { Session, SessionLimits, WayIn } from '#domain/session.ts'
import { hashPassword, isPassword } from '#lib/password-hash.ts'
import { sha256 } from '#lib/sha256.ts'
import type { KnownPerson } from '#store/people-store.ts'
import type { Effects } from './effects.ts'
import { exampleActor } from './prepare-example.ts'

/** What the browser is given to show again: the only copy there is. */
export interface BegunSession {
  readonly key: string
  readonly endsAt: Date
}

/**
 * Lets a person in by e-mail address and password. An account that is not there, one without a password and a wrong password
 * get the same answer after the same time; who has failed often waits (sign-in-limits.ts).
 */
export async function signInWithPassword(
  { email, password, address }: { readonly email: string; readonly password: string; readonly address: string },
  limits: SessionLimits,
  effects: Effects,
): Promise<Outcome<BegunSession>> {
  const { people } = effects.store
  const at = effects.clock.now()
  const account = email.trim().toLowerCase()
  const begun = await people.beginAttempt({ accountHash: keyHash(account), address, at })
  if ('waitSeconds' in begun) return refused(`För många försök. Vänta ${waitSv(begun.waitSeconds)} och försök igen.`)

  const person = await people.findByEmail(account)
  const mayEnter = person !== undefined && person.leftAt === undefined
  const hashed = mayEnter ? await people.loadPasswordHash(person.id) : undefined
  if (!(await isPassword(password, hashed)) || !mayEnter) {
    await people.refuseSignIn(person?.id, address, at)
    return refused('E-postadressen eller lösenordet stämmer inte.')
  }
  await people.attemptSucceeded(begun.attempt)
  return done(await beginSession(person.id, 'password', limits, effects))
}

/** The example's people with what they are, for one click. Theirs only: nobody who was added by hand can be entered so. */
export async function listExamplePeople({ store, clock }: Effects): Promise<KnownPerson[]> {
  const today = swedishDay(clock.now())
  return (await store.people.list())
    .filter(({ appointments }) => appointments.some((each) => each.grantedBy === exampleActor.id))
    .map((known) => ({ ...known, appointments: known.appointments.filter((each) => isInForce(each, today)) }))
    .filter(({ appointments }) => appointments.length > 0)
    .toSorted((a, b) => firstAppointment(a) - firstAppointment(b))
}

export async function signInAsExamplePerson(id: string, limits: SessionLimits, effects: Effects): Promise<Outcome<BegunSession>> {
  const chosen = (await listExamplePeople(effects)).find(({ person }) => person.id === id)
  if (!chosen) return notFound('Välj en av exempelregionens personer.')
  return done(await beginSession(chosen.person.id, 'example', limits, effects))
}

/** The session of the key that a browser shows; undefined when it is none, or has ended. */
export async function readSession(key: string, limits: SessionLimits, { store, clock }: Effects): Promise<Session | undefined> {
  return store.people.loadSession(keyHash(key), clock.now(), limits)
}

export async function signOut({ keyHash }: Session, { store, clock }: Effects): Promise<void> {
  await store.people.endSession(keyHash, clock.now())
}

/** Acts in one of the person's own appointments, or in all. */
export async function actIn({ keyHash }: Session, appointment: AppointmentId | undefined, { store }: Effects): Promise<void> {
  await store.people.actIn(keyHash, appointment)
}

/** Whose link it is: the page for choosing a password greets them. */
export async function readPasswordLink(key: string, { store, clock }: Effects): Promise<Outcome<Person>> {
  const person = await store.people.loadPasswordLink(keyHash(key), clock.now())
  return person ? done(person) : notFound(deadLinkSv)
}

/** Uses the link up and lets the person in. */
export async function choosePassword(
  { key, password, repeated }: { readonly key: string; readonly password: string; readonly repeated: string },
  limits: SessionLimits,
  effects: Effects,
): Promise<Outcome<BegunSession>> {
  const { people } = effects.store
  const now = effects.clock.now()
  const owner = await people.loadPasswordLink(keyHash(key), now)
  if (!owner) return notFound(deadLinkSv)
  const faultSv = passwordFault(password, repeated, owner)
  if (faultSv !== undefined) return refused(faultSv)
  const person = await people.usePasswordLink(keyHash(key), await hashPassword(password), now)
  return person ? done(await beginSession(person.id, 'password', limits, effects)) : notFound(deadLinkSv)
}

export async function beginSession(
  person: PersonId,
  wayIn: WayIn,
  { hours }: SessionLimits,
  { store, clock }: Effects,
): Promise<BegunSession> {
  const key = newKey()
  const at = clock.now()
  const endsAt = new Date(at.getTime() + hours * 3_600_000)
  await store.people.beginSession({ keyHash: keyHash(key), person, wayIn, at, endsAt })
  return { key, endsAt }
}

/** 256 bits that nobody can guess: for a session's cookie and for a link. */
export function newKey(): string {
  return randomBytes(32).toString('base64url')
}

export function keyHash(key: string): string {
  return sha256(Buffer.from(key))
}

export const shortestPassword = 12
const longestPassword = 200

/** Length is what makes a password strong; rules about its letters make people write it down (NIST SP 800-63B). */
function passwordFault(password: string, repeated: string, { nameSv, email }: Person): string | undefined {
  if ([...password].length < shortestPassword) {
    return `Lösenordet är för kort: det ska vara minst ${shortestPassword} tecken. Några ord efter varandra är lätta att minnas.`
  }
  if (password.length > longestPassword) return `Lösenordet är för långt: högst ${longestPassword} tecken.`
  if (password !== repeated) return 'Lösenorden är inte lika. Skriv samma lösenord två gånger.'
  if (new Set(password).size < 5) return 'Lösenordet upprepar samma tecken. Välj några ord efter varandra i stället.'
  const own = [email, email?.split('@')[0], nameSv].filter((text) => text !== undefined && text.length > 3)
  if (own.some((text) => password.toLowerCase().replaceAll(' ', '') === text?.toLowerCase().replaceAll(' ', ''))) {
    return 'Lösenordet är ditt namn eller din e-postadress. Välj ett som andra inte kan gissa.'
  }
  return undefined
}

const deadLinkSv = 'Länken har använts, ersatts av en nyare eller gått ut. Be systemägaren om en ny.'

function waitSv(seconds: number): string {
  return seconds < 60 ? `${seconds}\u00a0sekunder` : `${Math.ceil(seconds / 60)}\u00a0minuter`
}

function firstAppointment({ appointments }: KnownPerson): number {
  return Number(appointments[0]?.id.slice(1))
}
