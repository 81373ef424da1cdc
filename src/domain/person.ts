import type { Brand } from '#lib/brand.ts'
import { type OrgUnitCode, orgUnitCode } from './organisation.ts'
import type { Role } from './role.ts'

/** "p12". Never reused, never a person's name: people change theirs. */
export type PersonId = Brand<string, 'PersonId'>

export function personId(text: string): PersonId {
  return text as PersonId
}

/** "a7": one appointment of one person. */
export type AppointmentId = Brand<string, 'AppointmentId'>

export function appointmentId(text: string): AppointmentId {
  return text as AppointmentId
}

export interface Person {
  readonly id: PersonId
  readonly nameSv: string
  /** Also the name of a local account. */
  readonly email?: string
  /** The employee's lasting id in the HSA directory (domain.md §5.9): the key that a sign-in by OpenID Connect is known by. */
  readonly hsaId?: string
  /** When the person left: nothing that they were appointed to holds any more, and no way in is open. */
  readonly leftAt?: Date
}

/** Stands for the region's root, also before any tree has been delivered: an appointment for it holds everywhere. */
export const wholeRegion: OrgUnitCode = orgUnitCode('*')

/**
 * A role that a person has for a unit and all below it. Dates are ISO dates, both ends included. An appointment that has
 * been ended keeps its place in the history and is never in force again.
 */
export interface Appointment {
  readonly id: AppointmentId
  readonly person: PersonId
  readonly role: Role
  readonly orgUnit: OrgUnitCode
  readonly validFrom: string
  /** The last day; absent while no end is set. A deputy's appointment always has one. */
  readonly validTo?: string
  /** The appointment that this one stands in for. */
  readonly deputyFor?: AppointmentId
}

/** An appointment with what the yearly review asks: who gave it, when and why, and what ended it. */
export interface AppointmentRecord extends Appointment {
  readonly grantedBy: string
  readonly grantedAt: Date
  readonly whySv: string
  readonly ending?: { readonly by: string; readonly at: Date; readonly whySv: string }
}

/** Whether the appointment holds on the day (ISO date). */
export function isInForce({ validFrom, validTo, ending }: Appointment & Partial<AppointmentRecord>, day: string): boolean {
  return ending === undefined && validFrom <= day && (validTo === undefined || day <= validTo)
}

/** The day in Sweden, as an ISO date: an appointment ends at midnight there and nowhere else. */
export function swedishDay(at: Date): string {
  return swedishDate.format(at)
}

const swedishDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short' })
