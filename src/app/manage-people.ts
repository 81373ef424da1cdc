import type { Actor } from '#domain/actor.ts'
import type { AuditEntry } from '#domain/audit.ts'
import { orgUnitCode, unitsAt } from '#domain/organisation.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import {
  type Appointment,
  type AppointmentRecord,
  appointmentId,
  isInForce,
  type Person,
  personId,
  swedishDay,
  wholeRegion,
} from '#domain/person.ts'
import { isRole, type Role, roles } from '#domain/role.ts'
import type { Act, KnownPerson, NewPerson } from '#store/people-store.ts'
import { may } from '#workflow/permissions.ts'
import type { Effects } from './effects.ts'
import { loadReference } from './load-reference.ts'
import { keyHash, newKey } from './sign-in.ts'
import { currentMonth } from './tables-in-view.ts'
import { loadUnitNames } from './unit-names.ts'

export type { KnownPerson }

/** Everyone that there is or has been, with all their appointments. */
export async function listPeople(actor: Actor, { store }: Effects): Promise<Outcome<KnownPerson[]>> {
  const verdict = may(actor, 'review-access')
  return verdict.allowed ? done(await store.people.list()) : refused(verdict.reasonSv)
}

export interface PersonView extends KnownPerson {
  /** What has been done about the person, latest first. */
  readonly trail: readonly AuditEntry[]
  /** Appointments of others that a deputy can be appointed for: those in force. */
  readonly deputable: readonly (Appointment & { readonly nameSv: string })[]
}

export async function readPerson(id: string, actor: Actor, { store, clock }: Effects): Promise<Outcome<PersonView>> {
  const verdict = may(actor, 'review-access')
  if (!verdict.allowed) return refused(verdict.reasonSv)
  const known = await store.people.load(personId(id))
  if (!known) return notFound(noSuchPersonSv)
  const today = swedishDay(clock.now())
  const others = (await store.people.list()).filter(({ person }) => person.id !== known.person.id)
  return done({
    ...known,
    trail: await store.listAudit({ subject: known.person.id, limit: 50, offset: 0 }),
    deputable: others.flatMap(({ person, appointments }) =>
      appointments
        .filter((each) => isInForce(each, today) && each.deputyFor === undefined)
        .map((each) => ({ ...each, nameSv: person.nameSv })),
    ),
  })
}

export async function addPerson(given: NewPerson, actor: Actor, effects: Effects): Promise<Outcome<Person>> {
  const verdict = may(actor, 'manage-people')
  if (!verdict.allowed) return refused(verdict.reasonSv)
  const person = tidy(given)
  const faultSv = personFault(person)
  if (faultSv !== undefined) return refused(faultSv)
  const added = await effects.store.people.add(person, actOf(actor, '', effects))
  return added ? done(added) : refused(takenSv)
}

export async function changePerson(id: string, given: NewPerson, actor: Actor, effects: Effects): Promise<Outcome<void>> {
  return withPerson(id, actor, effects, async ({ person }) => {
    const changed = tidy(given)
    const faultSv = personFault(changed)
    if (faultSv !== undefined) return refused(faultSv)
    return (await effects.store.people.change(person.id, changed, actOf(actor, '', effects))) ? done(undefined) : refused(takenSv)
  })
}

/** An appointment as a person writes it in a form: texts. */
export interface AppointmentDraft {
  readonly role: string
  readonly orgUnit: string
  readonly validFrom: string
  readonly validTo: string
  readonly whySv: string
}

/** Appoints the person; for the region's root it holds for the whole region. */
export async function appointPerson(
  id: string,
  draft: AppointmentDraft,
  actor: Actor,
  effects: Effects,
): Promise<Outcome<AppointmentRecord>> {
  return withPerson(id, actor, effects, async ({ person }) => {
    const { role, whySv } = draft
    if (person.leftAt) return refused(`${person.nameSv} är avslutad. Återuppta personen först.`)
    if (!isRole(role)) return refused(`Välj en roll: ${Object.keys(roles).join(', ')}.`)
    const orgUnit = await unitOf(draft.orgUnit, effects)
    if (orgUnit === undefined) return refused(`Det finns ingen enhet ”${draft.orgUnit}” i dag.`)
    const dates = datesOf(draft, effects)
    if (typeof dates === 'string') return refused(dates)
    if (whySv.trim() === '') return refused('Skriv varför uppdraget ges: det läses vid den årliga granskningen.')
    return done(await effects.store.people.appoint({ person: person.id, role, orgUnit, ...dates }, actOf(actor, whySv, effects)))
  })
}

/** Lets the person stand in for another's appointment, with its role and unit, to a day that is set from the start. */
export async function appointDeputy(
  id: string,
  draft: { readonly deputyFor: string; readonly validFrom: string; readonly validTo: string; readonly whySv: string },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<AppointmentRecord>> {
  return withPerson(id, actor, effects, async ({ person }) => {
    if (person.leftAt) return refused(`${person.nameSv} är avslutad. Återuppta personen först.`)
    const today = swedishDay(effects.clock.now())
    const replaced = (await effects.store.people.list())
      .flatMap(({ appointments }) => appointments)
      .find((each) => each.id === draft.deputyFor && isInForce(each, today) && each.person !== person.id)
    if (!replaced) return refused('Välj ett uppdrag som någon annan har i dag.')
    const dates = datesOf(draft, effects)
    if (typeof dates === 'string') return refused(dates)
    if (dates.validTo === undefined) return refused('En ersättare utses till och med en viss dag. Skriv den sista dagen.')
    const { role, orgUnit, id: deputyFor } = replaced
    const appointment = { person: person.id, role, orgUnit, deputyFor, ...dates }
    return done(await effects.store.people.appoint(appointment, actOf(actor, draft.whySv || 'Ersättare', effects)))
  })
}

/** Ends an appointment at once. The last system owner's is kept: nobody could then give it to another. */
export async function endAppointment(
  id: string,
  appointment: string,
  whySv: string,
  actor: Actor,
  effects: Effects,
): Promise<Outcome<void>> {
  return withPerson(id, actor, effects, async ({ appointments }) => {
    const ended = appointments.find((each) => each.id === appointment && each.ending === undefined)
    if (!ended) return notFound('Personen har inget sådant uppdrag att avsluta.')
    if (await isLastOwner([ended], effects)) return refused(lastOwnerSv)
    await effects.store.people.endAppointment(appointmentId(appointment), actOf(actor, whySv, effects))
    return done(undefined)
  })
}

/** The person has left: every appointment and every way in ends at once. */
export async function personLeaves(id: string, whySv: string, actor: Actor, effects: Effects): Promise<Outcome<void>> {
  return withPerson(id, actor, effects, async ({ person, appointments }) => {
    if (await isLastOwner(appointments, effects)) return refused(lastOwnerSv)
    await effects.store.people.leave(person.id, actOf(actor, whySv, effects))
    return done(undefined)
  })
}

export async function personReturns(id: string, actor: Actor, effects: Effects): Promise<Outcome<void>> {
  return withPerson(id, actor, effects, async ({ person }) => {
    await effects.store.people.return(person.id, actOf(actor, '', effects))
    return done(undefined)
  })
}

const linkHours = 72

/** A path by which the person chooses a password, once, within three days. The only copy: it cannot be read again. */
export async function makePasswordLink(
  id: string,
  actor: Actor,
  effects: Effects,
): Promise<Outcome<{ readonly path: string; readonly endsAt: Date }>> {
  return withPerson(id, actor, effects, async ({ person }) => {
    if (person.leftAt) return refused(`${person.nameSv} är avslutad. Återuppta personen först.`)
    if (person.email === undefined) return refused('Personen har ingen e-postadress, och den är kontots namn. Skriv den först.')
    const key = newKey()
    const endsAt = new Date(effects.clock.now().getTime() + linkHours * 3_600_000)
    await effects.store.people.makePasswordLink({ keyHash: keyHash(key), person: person.id, endsAt }, actOf(actor, '', effects))
    return done({ path: `/losenord/${key}`, endsAt })
  })
}

/** Units that a person can be appointed for today, the whole region first. */
export async function listUnits({ store, clock }: Effects): Promise<{ readonly code: string; readonly nameSv: string }[]> {
  const { organisation } = await loadReference(await store.loadCurrentSnapshot(), store)
  const nameOf = await loadUnitNames(store)
  const units = unitsAt(organisation, currentMonth(clock)).filter(
    ({ level, parent }) => level !== 'cost-centre' && parent !== undefined,
  )
  return [{ code: wholeRegion, nameSv: `Hela ${nameOf(wholeRegion)}` }, ...units.map(({ code, nameSv }) => ({ code, nameSv }))]
}

async function withPerson<T>(
  id: string,
  actor: Actor,
  { store }: Effects,
  work: (known: KnownPerson) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const verdict = may(actor, 'manage-people')
  if (!verdict.allowed) return refused(verdict.reasonSv)
  const known = await store.people.load(personId(id))
  return known ? work(known) : notFound(noSuchPersonSv)
}

function actOf(actor: Actor, whySv: string, { clock }: Effects): Act {
  return { by: actor.id, at: clock.now(), whySv: whySv.trim() }
}

async function isLastOwner(ending: readonly AppointmentRecord[], { store, clock }: Effects): Promise<boolean> {
  const today = swedishDay(clock.now())
  const owns = (each: AppointmentRecord) =>
    each.role === ('system-owner' satisfies Role) && each.orgUnit === wholeRegion && isInForce(each, today)
  if (!ending.some(owns)) return false
  const ended = new Set(ending.map(({ id }) => id))
  return !(await store.people.list()).some(({ appointments }) => appointments.some((each) => owns(each) && !ended.has(each.id)))
}

async function unitOf(text: string, { store, clock }: Effects): Promise<Appointment['orgUnit'] | undefined> {
  if (text === wholeRegion) return wholeRegion
  const { organisation } = await loadReference(await store.loadCurrentSnapshot(), store)
  const found = unitsAt(organisation, currentMonth(clock)).find(({ code }) => code === orgUnitCode(text))
  return found && (found.parent === undefined ? wholeRegion : found.code)
}

/** The days that were written; what is wrong with them when they are none. Without a first day it is today. */
function datesOf(
  { validFrom, validTo }: { readonly validFrom: string; readonly validTo: string },
  { clock }: Effects,
): { readonly validFrom: string; readonly validTo?: string } | string {
  const today = swedishDay(clock.now())
  const from = validFrom.trim() || today
  const to = validTo.trim()
  for (const day of [from, ...(to === '' ? [] : [to])]) {
    if (!isDay(day)) return `”${day}” är inget datum. Skriv det så här: ${today}.`
  }
  if (to !== '' && to < from) return 'Sista dagen ligger före den första.'
  if (to !== '' && to < today) return 'Sista dagen har redan varit.'
  return { validFrom: from, ...(to === '' ? {} : { validTo: to }) }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

function tidy({ nameSv, email, hsaId }: NewPerson): NewPerson {
  const [address, id] = [email?.trim().toLowerCase(), hsaId?.trim()]
  return { nameSv: nameSv.trim().replace(/\s+/g, ' '), ...(address ? { email: address } : {}), ...(id ? { hsaId: id } : {}) }
}

function personFault({ nameSv, email, hsaId }: NewPerson): string | undefined {
  if (nameSv === '') return 'Skriv personens namn.'
  if (email === undefined && hsaId === undefined) {
    return 'Skriv en e-postadress (för att logga in med lösenord) eller ett HSA-id (för regionens inloggning).'
  }
  if (email !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return `”${email}” är ingen e-postadress.`
  return undefined
}

const noSuchPersonSv = 'Personen finns inte.'
const takenSv = 'En annan person har redan e-postadressen eller HSA-id:t.'
const lastOwnerSv = 'Det här är den enda systemägaren. Ge uppdraget till någon annan först, annars kan ingen ändra behörigheter.'
