import type { AuditDeed, AuditEvent } from '#domain/audit.ts'
import {
  type AppointmentId,
  type AppointmentRecord,
  appointmentId,
  type Person,
  type PersonId,
  personId,
} from '#domain/person.ts'
import type { Role } from '#domain/role.ts'
import { appendAudit } from './audit.queries.ts'
import { type Connection, type Database, statement, type Transaction } from './database.ts'
import { appointmentKey, parseKey, personKey } from './keys.ts'
import type { Act, KnownPerson, NewAppointment, NewPerson } from './people-store.ts'

export async function listPeople(connection: Connection): Promise<KnownPerson[]> {
  return knownPeople(connection, null)
}

export async function loadKnownPerson(connection: Connection, id: PersonId): Promise<KnownPerson | undefined> {
  const number = parseKey('p', id)
  return number === undefined ? undefined : (await knownPeople(connection, number))[0]
}

export async function findPerson(
  connection: Connection,
  { email, hsaId }: Pick<Person, 'email' | 'hsaId'>,
): Promise<Person | undefined> {
  const [row] = await connection.rows(selectPersonBy, [email ?? null, hsaId ?? null])
  return row && decodePerson(row)
}

export async function addPerson(database: Database, person: NewPerson, act: Act): Promise<Person | undefined> {
  return database.transaction(async (transaction) => {
    const [row] = await transaction.rows(insertPerson, [person.nameSv, person.email ?? null, person.hsaId ?? null])
    if (row === undefined) return undefined
    const added = decodePerson(row)
    await appendAudit(transaction, deed('person-added', added.id, act, describe(person)))
    return added
  })
}

export async function changePerson(database: Database, id: PersonId, person: NewPerson, act: Act): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const number = numberOf(id)
    await transaction.rows(lockPeople)
    const [other] = await transaction.rows(selectOthersWith, [number, person.email ?? null, person.hsaId ?? null])
    if (other !== undefined) return false
    await transaction.rows(updatePerson, [number, person.nameSv, person.email ?? null, person.hsaId ?? null])
    await appendAudit(transaction, deed('person-changed', id, act, describe(person)))
    return true
  })
}

export async function personLeaves(database: Database, id: PersonId, act: Act): Promise<void> {
  await database.transaction(async (transaction) => {
    const number = numberOf(id)
    const left = await transaction.rows(markLeft, [number, act.at])
    if (left.length === 0) return
    await transaction.rows(endAllAppointments, [number, act.by, act.at, act.whySv])
    await closeWaysIn(transaction, number, act.at)
    await transaction.rows(deleteCredential, [number])
    await appendAudit(transaction, deed('person-left', id, act))
  })
}

export async function personReturns(database: Database, id: PersonId, act: Act): Promise<void> {
  await database.transaction(async (transaction) => {
    const back = await transaction.rows(markReturned, [numberOf(id)])
    if (back.length > 0) await appendAudit(transaction, deed('person-returned', id, act))
  })
}

export async function appoint(database: Database, appointment: NewAppointment, act: Act): Promise<AppointmentRecord> {
  return database.transaction(async (transaction) => {
    const { person, role, orgUnit, validFrom, validTo, deputyFor } = appointment
    const [row] = await transaction.rows(insertAppointment, [
      numberOf(person),
      role,
      orgUnit,
      validFrom,
      validTo ?? null,
      deputyFor === undefined ? null : (parseKey('a', deputyFor) ?? null),
      act.by,
      act.at,
      act.whySv,
    ])
    if (row === undefined) throw new Error('An appointment was not written.')
    const id = appointmentId(appointmentKey(row.appointment_id))
    await appendAudit(
      transaction,
      deed('appointed', person, act, {
        uppdrag: id,
        roll: role,
        enhet: orgUnit,
        från: validFrom,
        ...(validTo === undefined ? {} : { till: validTo }),
        ...(deputyFor === undefined ? {} : { ersätter: deputyFor }),
      }),
    )
    return { ...appointment, id, grantedBy: act.by, grantedAt: act.at, whySv: act.whySv }
  })
}

export async function endAppointment(database: Database, id: AppointmentId, act: Act): Promise<void> {
  await database.transaction(async (transaction) => {
    const number = parseKey('a', id)
    if (number === undefined) return
    const [ended] = await transaction.rows(insertEnding, [number, act.by, act.at, act.whySv])
    if (ended === undefined) return
    await appendAudit(transaction, deed('appointment-ended', personKey(ended.person_id), act, { uppdrag: id }))
  })
}

/** Ends the person's sessions and password links. */
export async function closeWaysIn(transaction: Transaction, person: number, at: Date): Promise<void> {
  await transaction.rows(endSessions, [person, at])
  await transaction.rows(useUpLinks, [person, at])
}

/** A deed for the trail, of an act on the subject. */
export function deed(event: AuditEvent, subject: string, act: Act, detail: AuditDeed['detail'] = {}): AuditDeed {
  return { at: act.at, actor: act.by, event, subject, detail: { ...detail, ...(act.whySv ? { skäl: act.whySv } : {}) } }
}

export interface PersonRow {
  readonly person_id: number
  readonly name: string
  readonly email: string | null
  readonly hsa_id: string | null
  readonly left_at: Date | null
}

export const personColumns = 'person_id, name, email, hsa_id, left_at'

export function decodePerson(row: PersonRow): Person {
  return {
    id: personId(personKey(row.person_id)),
    nameSv: row.name,
    ...(row.email === null ? {} : { email: row.email }),
    ...(row.hsa_id === null ? {} : { hsaId: row.hsa_id }),
    ...(row.left_at === null ? {} : { leftAt: row.left_at }),
  }
}

/** The row's number; an id that is none is a defect here: ids are looked up before anything is changed. */
export function numberOf(id: PersonId): number {
  const number = parseKey('p', id)
  if (number === undefined) throw new RangeError(`Not a person's id: ${id}`)
  return number
}

function describe({ nameSv, email, hsaId }: NewPerson): Record<string, string> {
  return { namn: nameSv, ...(email === undefined ? {} : { epost: email }), ...(hsaId === undefined ? {} : { hsaId }) }
}

async function knownPeople(connection: Connection, person: number | null): Promise<KnownPerson[]> {
  const people = await connection.rows(selectPeople, [person])
  const appointments = Map.groupBy(await connection.rows(selectAppointments, [person]), (row) => row.person_id)
  return people.map((row) => ({
    person: decodePerson(row),
    appointments: (appointments.get(row.person_id) ?? []).map(decodeAppointment),
    ...(row.last_seen_at === null ? {} : { lastSeenAt: row.last_seen_at }),
    hasPassword: row.has_password,
  }))
}

interface AppointmentRow {
  readonly appointment_id: number
  readonly person_id: number
  readonly role: Role
  readonly org_unit: string
  readonly valid_from: string
  readonly valid_to: string | null
  readonly deputy_for: number | null
  readonly granted_by: string
  readonly granted_at: Date
  readonly why: string
  readonly ended_by: string | null
  readonly ended_at: Date | null
  readonly ended_why: string | null
}

function decodeAppointment(row: AppointmentRow): AppointmentRecord {
  return {
    id: appointmentId(appointmentKey(row.appointment_id)),
    person: personId(personKey(row.person_id)),
    role: row.role,
    orgUnit: row.org_unit as AppointmentRecord['orgUnit'],
    validFrom: row.valid_from,
    ...(row.valid_to === null ? {} : { validTo: row.valid_to }),
    ...(row.deputy_for === null ? {} : { deputyFor: appointmentId(appointmentKey(row.deputy_for)) }),
    grantedBy: row.granted_by,
    grantedAt: row.granted_at,
    whySv: row.why,
    ...(row.ended_by === null || row.ended_at === null
      ? {}
      : { ending: { by: row.ended_by, at: row.ended_at, whySv: row.ended_why ?? '' } }),
  }
}

const selectPeople = statement<PersonRow & { last_seen_at: Date | null; has_password: boolean }>(
  'select-people',
  `select ${personColumns},
          (select max(seen_at) from tertial.session where session.person_id = person.person_id) as last_seen_at,
          exists (select from tertial.credential where credential.person_id = person.person_id) as has_password
     from tertial.person
    where $1::int is null or person_id = $1
    order by left_at is not null, lower(name), person_id`,
)

const selectAppointments = statement<AppointmentRow>(
  'select-appointments',
  `select appointment_id, person_id, role, org_unit, valid_from::text, valid_to::text, deputy_for,
          granted_by, granted_at, appointment.why, ended_by, ended_at, appointment_ending.why as ended_why
     from tertial.appointment left join tertial.appointment_ending using (appointment_id)
    where $1::int is null or person_id = $1
    order by appointment_id`,
)

const selectPersonBy = statement<PersonRow>(
  'select-person-by',
  `select ${personColumns} from tertial.person where lower(email) = lower($1) or hsa_id = $2`,
)

const insertPerson = statement<PersonRow>(
  'insert-person',
  `insert into tertial.person (name, email, hsa_id) values ($1, $2, $3)
   on conflict do nothing
   returning ${personColumns}`,
)

/** Two changes at once are made one after the other, so that each sees what the other took. */
const lockPeople = statement<unknown>('lock-people', 'lock table tertial.person in share row exclusive mode')

const selectOthersWith = statement<unknown>(
  'select-others-with',
  `select from tertial.person where person_id <> $1 and (lower(email) = lower($2) or hsa_id = $3)`,
)

const updatePerson = statement<never>(
  'update-person',
  'update tertial.person set name = $2, email = $3, hsa_id = $4 where person_id = $1',
)

const markLeft = statement<unknown>(
  'mark-person-left',
  'update tertial.person set left_at = $2::timestamptz where person_id = $1 and left_at is null returning person_id',
)

const markReturned = statement<unknown>(
  'mark-person-returned',
  'update tertial.person set left_at = null where person_id = $1 and left_at is not null returning person_id',
)

const insertAppointment = statement<{ appointment_id: number }>(
  'insert-appointment',
  `insert into tertial.appointment
     (person_id, role, org_unit, valid_from, valid_to, deputy_for, granted_by, granted_at, why)
   values ($1, $2, $3, $4::date, $5::date, $6, $7, $8::timestamptz, $9)
   returning appointment_id`,
)

const insertEnding = statement<{ person_id: number }>(
  'insert-appointment-ending',
  `with ended as (
     insert into tertial.appointment_ending (appointment_id, ended_by, ended_at, why)
     select appointment_id, $2, $3::timestamptz, $4 from tertial.appointment where appointment_id = $1
     on conflict do nothing
     returning appointment_id)
   select person_id from tertial.appointment join ended using (appointment_id)`,
)

const endAllAppointments = statement<never>(
  'end-all-appointments',
  `insert into tertial.appointment_ending (appointment_id, ended_by, ended_at, why)
   select appointment_id, $2, $3::timestamptz, $4 from tertial.appointment where person_id = $1
   on conflict do nothing`,
)

const endSessions = statement<never>(
  'end-sessions',
  'update tertial.session set ended_at = $2::timestamptz where person_id = $1 and ended_at is null',
)

const useUpLinks = statement<never>(
  'use-up-password-links',
  'update tertial.password_link set used_at = $2::timestamptz where person_id = $1 and used_at is null',
)

const deleteCredential = statement<never>('delete-credential', 'delete from tertial.credential where person_id = $1')
