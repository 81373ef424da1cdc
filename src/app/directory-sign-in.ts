import { orgUnitCode } from '#domain/organisation.ts'
import { done, type Outcome, refused } from '#domain/outcome.ts'
import { type AppointmentRecord, isInForce, type Person, swedishDay, wholeRegion } from '#domain/person.ts'
import type { Role } from '#domain/role.ts'
import type { SessionLimits } from '#domain/session.ts'
import type { Act } from '#store/people-store.ts'
import type { Effects } from './effects.ts'
import { type BegunSession, beginSession } from './sign-in.ts'

/** What the region's directory says of the one who signs in. */
export interface DirectoryPerson {
  /** The lasting id that the person is known by: the HSA id, unless another claim is set. */
  readonly hsaId: string
  readonly nameSv: string
  readonly email?: string
  /** The groups or roles that the directory has put the person in. */
  readonly groups: readonly string[]
}

/** What being in a group of the directory means here; without unit it is for the whole region. */
export interface GroupAppointment {
  readonly group: string
  readonly role: Role
  readonly orgUnit?: string
}

/** What directory appointments are granted by: only these are the directory's to end. */
export const directoryActor = 'directory'

/**
 * Lets in whom the directory vouches for. The appointments that the directory gives follow it: new ones are given, those that
 * it no longer gives are ended, and those given by hand are left as they are. One who has none at all is not let in, and is
 * not kept.
 */
export async function signInFromDirectory(
  given: DirectoryPerson,
  mapping: readonly GroupAppointment[],
  limits: SessionLimits,
  effects: Effects,
): Promise<Outcome<BegunSession>> {
  const { people } = effects.store
  const granted = mapping.filter(({ group }) => given.groups.includes(group))
  const known = await people.findByHsaId(given.hsaId)
  if (known?.leftAt) {
    return refused('Du är avslutad i Tertial. Kontakta systemägaren om du har kommit tillbaka.')
  }
  if (!known && granted.length === 0) return refused(nothingSv(given.hsaId))

  const act: Act = { by: directoryActor, at: effects.clock.now(), whySv: 'Enligt katalogen vid inloggning' }
  const person = known ?? (await addFromDirectory(given, act, effects))
  if (!person) return refused(nothingSv(given.hsaId))
  if (!(await followDirectory(person, granted, act, effects))) return refused(nothingSv(given.hsaId))
  return done(await beginSession(person.id, 'directory', limits, effects))
}

/** Another may have the address already, as an account of its own: then the directory's person is kept without. */
async function addFromDirectory(
  { nameSv, email, hsaId }: DirectoryPerson,
  act: Act,
  { store }: Effects,
): Promise<Person | undefined> {
  const withAddress = email === undefined ? undefined : await store.people.add({ nameSv, email, hsaId }, act)
  return withAddress ?? (await store.people.add({ nameSv, hsaId }, act)) ?? store.people.findByHsaId(hsaId)
}

/** Brings the directory's appointments level with what it gives today; whether any appointment is in force afterwards. */
async function followDirectory(
  { id }: Person,
  granted: readonly GroupAppointment[],
  act: Act,
  { store }: Effects,
): Promise<boolean> {
  const today = swedishDay(act.at)
  const current = (await store.people.load(id))?.appointments.filter((each) => isInForce(each, today)) ?? []
  const byDirectory = current.filter(({ grantedBy }) => grantedBy === directoryActor)
  const byHand = current.length - byDirectory.length

  const lapsed = byDirectory.filter((each) => !granted.some((grant) => sameAppointment(each, grant)))
  for (const each of lapsed) {
    await store.people.endAppointment(each.id, { ...act, whySv: 'Katalogen ger det inte längre' })
  }
  for (const grant of granted) {
    if (byDirectory.some((each) => sameAppointment(each, grant))) continue
    const orgUnit = grant.orgUnit === undefined ? wholeRegion : orgUnitCode(grant.orgUnit)
    await store.people.appoint({ person: id, role: grant.role, orgUnit, validFrom: today }, act)
  }
  return byHand + granted.length > 0
}

function sameAppointment({ role, orgUnit }: AppointmentRecord, grant: GroupAppointment): boolean {
  return role === grant.role && orgUnit === (grant.orgUnit ?? wholeRegion)
}

function nothingSv(hsaId: string): string {
  return `Du är känd i katalogen men har inget uppdrag i Tertial som gäller i dag. Be systemägaren om ett, och uppge ditt id: ${hsaId}.`
}
