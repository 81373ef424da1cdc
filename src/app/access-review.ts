import { type Actor, actorNameSv } from '#domain/actor.ts'
import { done, type Outcome, refused } from '#domain/outcome.ts'
import { type AppointmentRecord, type Person, swedishDay } from '#domain/person.ts'
import { roles } from '#domain/role.ts'
import { formatCsv } from '#lib/csv-text.ts'
import type { AccessReview } from '#store/people-store.ts'
import { may } from '#workflow/permissions.ts'
import type { Effects } from './effects.ts'
import { loadUnitNames } from './unit-names.ts'

/** One right that somebody has today or is going to have. */
export interface ReviewedAppointment {
  readonly person: Person
  readonly appointment: AppointmentRecord
  readonly unitSv: string
  readonly grantedBySv: string
  /** When the person was last signed in while they had it; undefined when they have not been since it was given. */
  readonly lastUsedAt?: Date
  /** What the reviewer should look twice at, in words. */
  readonly marksSv: readonly string[]
}

export interface AccessOverview {
  readonly appointments: readonly ReviewedAppointment[]
  /** Latest first, with the name of who signed. */
  readonly reviews: readonly (AccessReview & { readonly signedBySv: string })[]
  /** No review has been signed within a year. */
  readonly isDue: boolean
}

/** Who can do what, since when and by whom: all that the yearly review asks (domain.md §5.9). */
export async function readAccess(actor: Actor, effects: Effects): Promise<Outcome<AccessOverview>> {
  const verdict = may(actor, 'review-access')
  if (!verdict.allowed) return refused(verdict.reasonSv)
  const { store, clock } = effects
  const now = clock.now()
  const today = swedishDay(now)
  const nameOf = await loadUnitNames(store)
  const known = await store.people.list()
  const namesSv = Object.fromEntries(known.map(({ person }) => [person.id, person.nameSv]))
  const reviews = await store.people.listAccessReviews()
  return done({
    appointments: known.flatMap(({ person, appointments, lastSeenAt }) =>
      appointments
        .filter((each) => each.ending === undefined && (each.validTo === undefined || today <= each.validTo))
        .map((appointment) => {
          const lastUsedAt = lastUse(appointment, lastSeenAt)
          return {
            person,
            appointment,
            unitSv: nameOf(appointment.orgUnit),
            grantedBySv: actorNameSv(appointment.grantedBy, namesSv),
            ...(lastUsedAt ? { lastUsedAt } : {}),
            marksSv: marksOf(appointment, lastUsedAt, now),
          }
        }),
    ),
    reviews: reviews.map((review) => ({ ...review, signedBySv: actorNameSv(review.signedBy, namesSv) })),
    isDue: reviews[0] === undefined || reviews[0].signedAt.getTime() < now.getTime() - yearMs,
  })
}

/** Keeps that the review was made, by whom and what was seen. */
export async function signAccessReview(remarkSv: string, actor: Actor, effects: Effects): Promise<Outcome<AccessReview>> {
  const verdict = may(actor, 'sign-access-review')
  if (!verdict.allowed) return refused(verdict.reasonSv)
  const seen = await readAccess(actor, effects)
  if (seen.kind !== 'done') return seen
  return done(
    await effects.store.people.signAccessReview({
      signedAt: effects.clock.now(),
      signedBy: actor.id,
      remarkSv: remarkSv.trim().slice(0, 2000),
      seen: seen.value.appointments.map(({ person, appointment: { role, orgUnit, validFrom, validTo } }) => ({
        person: person.id,
        nameSv: person.nameSv,
        role,
        orgUnit,
        validFrom,
        ...(validTo === undefined ? {} : { validTo }),
      })),
    }),
  )
}

/** The overview as a CSV file, for whoever goes through it in a spreadsheet. */
export async function accessCsv(actor: Actor, effects: Effects): Promise<Outcome<string>> {
  const overview = await readAccess(actor, effects)
  if (overview.kind !== 'done') return overview
  const header = [
    'Person',
    'E-postadress',
    'HSA-id',
    'Roll',
    'Enhetskod',
    'Enhet',
    'Från och med',
    'Till och med',
    'Ersättare',
    'Givet av',
    'Givet',
    'Skäl',
    'Senast använt',
    'Att se över',
  ]
  const rows = overview.value.appointments.map(({ person, appointment: each, unitSv, grantedBySv, lastUsedAt, marksSv }) => [
    person.nameSv,
    person.email ?? '',
    person.hsaId ?? '',
    roles[each.role].labelSv,
    each.orgUnit,
    unitSv,
    each.validFrom,
    each.validTo ?? '',
    each.deputyFor === undefined ? '' : 'ja',
    grantedBySv,
    swedishDay(each.grantedAt),
    each.whySv,
    lastUsedAt ? swedishDay(lastUsedAt) : '',
    marksSv.join('; '),
  ])
  return done(formatCsv([header, ...rows]))
}

const dayMs = 24 * 60 * 60 * 1000
const yearMs = 365 * dayMs
const unusedAfterMs = 90 * dayMs
const expiresWithinMs = 30 * dayMs

/** A right that was given, or began, after the last sign-in has not been used. */
function lastUse({ grantedAt, validFrom }: AppointmentRecord, lastSeenAt: Date | undefined): Date | undefined {
  return lastSeenAt && lastSeenAt >= grantedAt && swedishDay(lastSeenAt) >= validFrom ? lastSeenAt : undefined
}

function marksOf({ grantedAt, validFrom, validTo }: AppointmentRecord, lastUsedAt: Date | undefined, now: Date): string[] {
  const isUnused = (lastUsedAt ?? grantedAt).getTime() < now.getTime() - unusedAfterMs
  const today = swedishDay(now)
  return [
    ...(validFrom > today ? ['Börjar senare'] : []),
    ...(isUnused ? ['Inte använt på 90 dagar'] : []),
    ...(validTo !== undefined && validTo < swedishDay(new Date(now.getTime() + expiresWithinMs)) ? ['Upphör inom 30 dagar'] : []),
  ]
}
