import type { Appointment, AppointmentId, Person } from './person.ts'

/** How a person came in: by a local password, by the region's directory (OpenID Connect), or by the example's one click. */
export type WayIn = 'password' | 'directory' | 'example'

/** A signed-in person at one browser. The key itself is only in the browser; the house keeps its hash. */
export interface Session {
  readonly keyHash: string
  readonly person: Person
  readonly wayIn: WayIn
  readonly beganAt: Date
  readonly seenAt: Date
  /** The absolute end, however busy it has been. */
  readonly endsAt: Date
  /** All that are in force today. */
  readonly appointments: readonly Appointment[]
  /** The one that the person has chosen to act in; absent for all at once, and when the chosen one is no longer in force. */
  readonly actingIn?: AppointmentId
}

/** What ends a session by itself. */
export interface SessionLimits {
  readonly idleMinutes: number
  readonly hours: number
}

/** A working day, and an hour of quiet. */
export const usualSessionLimits: SessionLimits = { idleMinutes: 60, hours: 12 }
