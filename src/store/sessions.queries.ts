import { type Appointment, type AppointmentId, appointmentId, personId, swedishDay } from '#domain/person.ts'
import type { Session, SessionLimits, WayIn } from '#domain/session.ts'
import { appendAudit } from './audit.queries.ts'
import { type Connection, type Database, statement } from './database.ts'
import { appointmentKey, parseKey, personKey } from './keys.ts'
import { decodePerson, numberOf, type PersonRow, personColumns } from './people.queries.ts'
import type { NewSession } from './people-store.ts'

export async function beginSession(database: Database, { keyHash, person, wayIn, at, endsAt }: NewSession): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.rows(forgetSessions, [new Date(at.getTime() - keptForMs)])
    await transaction.rows(insertSession, [keyHash, numberOf(person), wayIn, at, endsAt])
    await appendAudit(transaction, { at, actor: person, event: 'signed-in', subject: person, detail: { sätt: wayIn } })
  })
}

/** One question a request: the session, who it is, and what is in force for them today in Sweden. */
export async function loadSession(
  connection: Connection,
  keyHash: string,
  now: Date,
  { idleMinutes }: SessionLimits,
): Promise<Session | undefined> {
  const idleSince = new Date(now.getTime() - idleMinutes * 60_000)
  const [row] = await connection.rows(selectSession, [keyHash, now, idleSince, swedishDay(now)])
  if (row === undefined) return undefined
  if (now.getTime() - row.seen_at.getTime() > 60_000) await connection.rows(noteSeen, [keyHash, now])
  const person = decodePerson(row)
  const appointments = row.appointments.map(
    (each): Appointment => ({
      id: appointmentId(appointmentKey(each.id)),
      person: personId(personKey(row.person_id)),
      role: each.role,
      orgUnit: each.orgUnit,
      validFrom: each.validFrom,
      ...(each.validTo === null ? {} : { validTo: each.validTo }),
      ...(each.deputyFor === null ? {} : { deputyFor: appointmentId(appointmentKey(each.deputyFor)) }),
    }),
  )
  const actingIn = appointments.find(({ id }) => row.acting_in !== null && id === appointmentKey(row.acting_in))?.id
  return {
    keyHash,
    person,
    wayIn: row.way_in,
    beganAt: row.began_at,
    seenAt: row.seen_at,
    endsAt: row.ends_at,
    appointments,
    ...(actingIn === undefined ? {} : { actingIn }),
  }
}

export async function endSession(database: Database, keyHash: string, now: Date): Promise<void> {
  await database.transaction(async (transaction) => {
    const [ended] = await transaction.rows(markEnded, [keyHash, now])
    if (ended === undefined) return
    const person = personKey(ended.person_id)
    await appendAudit(transaction, { at: now, actor: person, event: 'signed-out', subject: person })
  })
}

export async function actIn(connection: Connection, keyHash: string, appointment: AppointmentId | undefined): Promise<void> {
  await connection.rows(setActingIn, [keyHash, appointment === undefined ? null : (parseKey('a', appointment) ?? null)])
}

/** Two years: the yearly review asks when an appointment was last used. */
const keptForMs = 2 * 366 * 24 * 60 * 60 * 1000

interface SessionRow extends PersonRow {
  readonly way_in: WayIn
  readonly acting_in: number | null
  readonly began_at: Date
  readonly seen_at: Date
  readonly ends_at: Date
  readonly appointments: readonly {
    readonly id: number
    readonly role: Appointment['role']
    readonly orgUnit: Appointment['orgUnit']
    readonly validFrom: string
    readonly validTo: string | null
    readonly deputyFor: number | null
  }[]
}

const insertSession = statement<never>(
  'insert-session',
  `insert into tertial.session (key_hash, person_id, way_in, began_at, seen_at, ends_at)
   values ($1, $2, $3, $4::timestamptz, $4::timestamptz, $5::timestamptz)`,
)

const forgetSessions = statement<never>('forget-sessions', 'delete from tertial.session where seen_at < $1::timestamptz')

const selectSession = statement<SessionRow>(
  'select-session',
  `select ${personColumns}, way_in, acting_in, began_at, seen_at, ends_at,
          coalesce((select json_agg(json_build_object('id', appointment_id, 'role', role, 'orgUnit', org_unit,
                                                      'validFrom', valid_from, 'validTo', valid_to, 'deputyFor', deputy_for)
                                    order by appointment_id)
                      from tertial.appointment
                     where appointment.person_id = person.person_id and valid_from <= $4::date
                       and (valid_to is null or $4::date <= valid_to)
                       and not exists (select from tertial.appointment_ending
                                        where appointment_ending.appointment_id = appointment.appointment_id)),
                   '[]'::json) as appointments
     from tertial.session join tertial.person using (person_id)
    where key_hash = $1 and ended_at is null and left_at is null and ends_at > $2::timestamptz and seen_at > $3::timestamptz`,
)

const noteSeen = statement<never>(
  'note-session-seen',
  'update tertial.session set seen_at = $2::timestamptz where key_hash = $1 and seen_at < $2::timestamptz',
)

const markEnded = statement<{ person_id: number }>(
  'mark-session-ended',
  'update tertial.session set ended_at = $2::timestamptz where key_hash = $1 and ended_at is null returning person_id',
)

const setActingIn = statement<never>(
  'set-session-acting-in',
  `update tertial.session set acting_in = $2::int
    where key_hash = $1
      and ($2::int is null
           or exists (select from tertial.appointment where appointment_id = $2 and appointment.person_id = session.person_id))`,
)
