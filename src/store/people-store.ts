import type { Appointment, AppointmentId, AppointmentRecord, Person, PersonId } from '#domain/person.ts'
import type { Session, SessionLimits, WayIn } from '#domain/session.ts'

/** The part of the store that keeps people, what they are appointed to and their ways in. Each change is in the audit trail. */
export interface PeopleStore {
  /** By name; those who have left last. */
  list(): Promise<KnownPerson[]>
  load(id: PersonId): Promise<KnownPerson | undefined>
  findByEmail(email: string): Promise<Person | undefined>
  findByHsaId(hsaId: string): Promise<Person | undefined>
  /** Undefined when another person has the e-mail address or the HSA id. */
  add(person: NewPerson, act: Act): Promise<Person | undefined>
  /** False when another person has the e-mail address or the HSA id. */
  change(id: PersonId, person: NewPerson, act: Act): Promise<boolean>
  /** Ends all appointments, sessions and ways in, at once. Leaving twice is leaving once. */
  leave(id: PersonId, act: Act): Promise<void>
  /** Who left comes back, with the old history and no appointments. */
  return(id: PersonId, act: Act): Promise<void>

  appoint(appointment: NewAppointment, act: Act): Promise<AppointmentRecord>
  /** Ending twice is ending once. */
  endAppointment(id: AppointmentId, act: Act): Promise<void>

  /** The hash that the person's password is checked against (password-hash.ts). Ends the person's sessions and links. */
  setPassword(id: PersonId, hashed: string, act: Act): Promise<void>
  loadPasswordHash(id: PersonId): Promise<string | undefined>
  /** A link's key is kept as its hash; earlier links of the person no longer lead anywhere. */
  makePasswordLink(link: { keyHash: string; person: PersonId; endsAt: Date }, act: Act): Promise<void>
  /** Whose link it is, while it leads somewhere. */
  loadPasswordLink(keyHash: string, now: Date): Promise<Person | undefined>
  /** Uses the link up and sets the password; undefined when it no longer leads anywhere. Of two at once one succeeds. */
  usePasswordLink(keyHash: string, hashed: string, now: Date): Promise<Person | undefined>

  /**
   * Notes a try as failed before the password is looked at, and says which try it is; or says how many seconds it must wait.
   * Tries at once are counted one after another.
   */
  beginAttempt(attempt: {
    accountHash: string
    address: string
    at: Date
  }): Promise<{ attempt: string } | { waitSeconds: number }>
  attemptSucceeded(attempt: string): Promise<void>
  /** The refusal in the audit trail; the person when the account is somebody's. */
  refuseSignIn(person: PersonId | undefined, address: string, at: Date): Promise<void>

  beginSession(session: NewSession): Promise<void>
  /** Undefined when it has ended, by whatever; a person seen is noted at most once a minute. */
  loadSession(keyHash: string, now: Date, limits: SessionLimits): Promise<Session | undefined>
  endSession(keyHash: string, now: Date): Promise<void>
  /** Undefined acts in all. */
  actIn(keyHash: string, appointment: AppointmentId | undefined): Promise<void>

  signAccessReview(review: Omit<AccessReview, 'id'>): Promise<AccessReview>
  /** Latest first. */
  listAccessReviews(): Promise<AccessReview[]>
}

/** Who makes a change, when and why. */
export interface Act {
  readonly by: string
  readonly at: Date
  readonly whySv: string
}

export type NewPerson = Pick<Person, 'nameSv' | 'email' | 'hsaId'>
export type NewAppointment = Omit<Appointment, 'id'>

export interface KnownPerson {
  readonly person: Person
  /** All there have been, the first first. */
  readonly appointments: readonly AppointmentRecord[]
  readonly lastSeenAt?: Date
  readonly hasPassword: boolean
}

export interface NewSession {
  readonly keyHash: string
  readonly person: PersonId
  readonly wayIn: WayIn
  readonly at: Date
  readonly endsAt: Date
}

/** The yearly sign-off, with what was seen. */
export interface AccessReview {
  readonly id: number
  readonly signedAt: Date
  readonly signedBy: string
  readonly remarkSv: string
  readonly seen: readonly SeenAppointment[]
}

/** One line of what the reviewer saw. */
export interface SeenAppointment {
  readonly person: string
  readonly nameSv: string
  readonly role: string
  readonly orgUnit: string
  readonly validFrom: string
  readonly validTo?: string
}
