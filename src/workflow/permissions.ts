import { type Actor, allowed, denied, type Verdict } from '#domain/actor.ts'
import type { Reading } from '#domain/delivery.ts'
import { hasErrors } from '#domain/finding.ts'
import type { OrgUnitVersion } from '#domain/organisation.ts'
import { type Appointment, wholeRegion } from '#domain/person.ts'
import { type Role, roles } from '#domain/role.ts'

interface WishRule {
  /** Completes "Du får inte …". */
  readonly wishSv: string
  readonly roles: readonly Role[]
  /** Where the role must be held: for the unit that the wish is about, or one above it; or for the whole region. */
  readonly heldFor: 'the-unit' | 'the-region'
}

/** Who may do what: the one table that button, page, programming interface and log ask. */
export const wishRules = {
  import: { wishSv: 'läsa in filer', roles: ['controller', 'system-owner'], heldFor: 'the-unit' },
  'see-deliveries': {
    wishSv: 'se leveranser och källrader',
    roles: ['controller', 'manager', 'auditor', 'system-owner'],
    heldFor: 'the-unit',
  },
  /** Of what tells of people's work, absence and health (`isAboutPeople`): nobody's who only keeps the system. */
  'see-people-rows': {
    wishSv: 'se källrader om personal',
    roles: ['controller', 'manager', 'auditor'],
    heldFor: 'the-unit',
  },
  compose: { wishSv: 'ta fram en ny version av rapporten', roles: ['controller', 'manager'], heldFor: 'the-unit' },
  'see-findings': {
    wishSv: 'se kontrollens iakttagelser',
    roles: ['controller', 'manager', 'auditor', 'system-owner'],
    heldFor: 'the-unit',
  },
  'answer-findings': {
    wishSv: 'svara på kontrollens iakttagelser',
    roles: ['controller', 'manager'],
    heldFor: 'the-unit',
  },
  'see-drafts': {
    wishSv: 'läsa rapporter som inte är publicerade',
    roles: ['contributor', 'controller', 'manager', 'committee-secretary', 'auditor', 'system-owner'],
    heldFor: 'the-unit',
  },

  'see-plan': {
    wishSv: 'se planen',
    roles: ['contributor', 'controller', 'manager', 'committee-secretary', 'auditor', 'system-owner'],
    heldFor: 'the-unit',
  },
  'edit-plan': { wishSv: 'ändra planen', roles: ['controller', 'manager'], heldFor: 'the-unit' },
  'open-round': { wishSv: 'öppna en rapportomgång', roles: ['controller'], heldFor: 'the-unit' },
  answer: { wishSv: 'svara på det som frågas', roles: ['contributor', 'controller', 'manager'], heldFor: 'the-unit' },
  delegate: { wishSv: 'låta någon annan svara', roles: ['contributor', 'controller', 'manager'], heldFor: 'the-unit' },
  submit: { wishSv: 'lämna in svaren', roles: ['contributor', 'controller', 'manager'], heldFor: 'the-unit' },
  return: { wishSv: 'återsända det som lämnats in', roles: ['controller', 'manager'], heldFor: 'the-unit' },
  review: { wishSv: 'granska det som lämnats in', roles: ['controller', 'manager'], heldFor: 'the-unit' },
  approve: { wishSv: 'godkänna', roles: ['manager'], heldFor: 'the-unit' },
  'freeze-report': { wishSv: 'frysa rapportens data', roles: ['controller', 'manager'], heldFor: 'the-unit' },
  'register-report': {
    wishSv: 'diarieföra rapporten, skicka den för beslut och föra in beslutet',
    roles: ['committee-secretary'],
    heldFor: 'the-unit',
  },
  'publish-report': { wishSv: 'publicera rapporten', roles: ['controller', 'committee-secretary'], heldFor: 'the-unit' },
  'archive-report': { wishSv: 'arkivera rapporten', roles: ['committee-secretary', 'system-owner'], heldFor: 'the-unit' },
  unlock: { wishSv: 'låsa upp det som är godkänt', roles: ['controller', 'manager'], heldFor: 'the-unit' },
  'override-assessment': { wishSv: 'ändra en bedömning', roles: ['controller', 'manager'], heldFor: 'the-unit' },
  'challenge-forecast': { wishSv: 'ifrågasätta en prognos', roles: ['controller', 'manager'], heldFor: 'the-unit' },
  comment: {
    wishSv: 'kommentera',
    roles: ['contributor', 'controller', 'manager', 'committee-secretary', 'auditor'],
    heldFor: 'the-unit',
  },
  'see-burden': {
    wishSv: 'se hur mycket tid rapporteringen tar',
    roles: ['controller', 'manager', 'system-owner'],
    heldFor: 'the-unit',
  },

  'manage-people': { wishSv: 'ändra personer och uppdrag', roles: ['system-owner'], heldFor: 'the-region' },
  'review-access': { wishSv: 'se vem som får göra vad', roles: ['system-owner', 'auditor'], heldFor: 'the-region' },
  'sign-access-review': { wishSv: 'skriva under behörighetsgranskningen', roles: ['system-owner'], heldFor: 'the-region' },
} as const satisfies Record<string, WishRule>

export type Wish = keyof typeof wishRules

/** Wishes that are about one unit, and those that are not. */
export type UnitWish = { [W in Wish]: (typeof wishRules)[W]['heldFor'] extends 'the-unit' ? W : never }[Wish]
export type PlainWish = Exclude<Wish, UnitWish>

/** The unit itself first, then what it lies below, up to the root: what `unitPath` gives. */
export type UnitPath = readonly Pick<OrgUnitVersion, 'code' | 'nameSv'>[]

/** Whether the actor may do it for the unit. 'somewhere' asks whether there is any unit: for menus, never for a deed. */
export function may(actor: Actor, wish: UnitWish, unit: UnitPath | 'somewhere'): Verdict
export function may(actor: Actor, wish: PlainWish): Verdict
export function may(actor: Actor, wish: Wish, unit: UnitPath | 'somewhere' = 'somewhere'): Verdict {
  const rule: WishRule = wishRules[wish]
  const fitting = actor.appointments.filter(({ role }) => rule.roles.includes(role))
  if (fitting.length === 0) return denied(`${lackingSv(actor)} får inte ${rule.wishSv}. Det får: ${whoSv(rule, unit)}.`)
  if (fitting.some((appointment) => reaches(appointment, rule, unit))) return allowed
  const held = namesOfRoles(fitting.map(({ role }) => role))
  const [about] = unit === 'somewhere' || rule.heldFor === 'the-region' ? [] : unit
  return denied(
    `Du är ${held}, men inte för ${about?.nameSv ?? 'hela regionen'}, och får därför inte ${rule.wishSv}. Det får: ${whoSv(rule, unit)}.`,
  )
}

/** Something that somebody has done to what is now decided on. */
export interface Deed {
  readonly by: string
  readonly wish: Wish
}

/**
 * Four eyes (domain.md §5.9): who wrote or handed in something is never the one who reviews or approves it, in whatever role
 * or as whose deputy they act.
 */
const keptApart: Partial<Record<Wish, Partial<Record<Wish, string>>>> = {
  approve: {
    'edit-plan': 'har ändrat planen',
    answer: 'har svarat',
    submit: 'har lämnat in',
    compose: 'har tagit fram versionen',
    'freeze-report': 'har fryst versionen',
    'override-assessment': 'har ändrat en bedömning',
  },
  review: { answer: 'har svarat', submit: 'har lämnat in' },
  'register-report': { approve: 'har godkänt versionen' },
}

/** Whether the actor may do it for the unit, given what has been done to the same thing before. */
export function mayAfter(actor: Actor, wish: UnitWish, unit: UnitPath, deeds: readonly Deed[]): Verdict {
  const verdict = may(actor, wish, unit)
  if (!verdict.allowed) return verdict
  const [ownDeedSv] = deeds.flatMap((deed) => (deed.by === actor.id ? (keptApart[wish]?.[deed.wish] ?? []) : []))
  if (ownDeedSv === undefined) return allowed
  const { wishSv } = wishRules[wish]
  return denied(
    `Du ${ownDeedSv} och kan därför inte ${wishSv} samma sak. Det får någon annan som är ${whoSv(wishRules[wish], unit)}.`,
  )
}

/** Whether the appointment holds for the unit: it is for the unit, for one above it, or for the whole region. */
export function covers({ orgUnit }: Pick<Appointment, 'orgUnit'>, unit: UnitPath): boolean {
  return orgUnit === wholeRegion || unit.some(({ code }) => code === orgUnit)
}

/** Whether the actor may deliver files: hand them in and preview them. What may be accepted is asked of what they concern. */
export function canImport(actor: Actor): Verdict {
  return may(actor, 'import', 'somewhere')
}

/** Whether the reading may become part of what is known: who decides may, and no finding is an error. */
export function canAccept(deciding: Verdict, reading: Pick<Reading, 'findings'>): Verdict {
  if (!deciding.allowed) return deciding
  return hasErrors(reading.findings)
    ? denied('Filen har fel som måste rättas innan den kan läsas in. Inget har lästs in.')
    : allowed
}

/** Whether the actor may see deliveries of the unit, or of any; which they are is asked of each (delivery-sight.ts). */
export function canSeeDeliveries(actor: Actor, unit: UnitPath | 'somewhere' = 'somewhere'): Verdict {
  return may(actor, 'see-deliveries', unit)
}

/** Whether the actor may compose a new version of the unit's report. */
export function canCompose(actor: Actor, unit: UnitPath): Verdict {
  return may(actor, 'compose', unit)
}

export function canSeeFindings(actor: Actor, unit: UnitPath | 'somewhere'): Verdict {
  return may(actor, 'see-findings', unit)
}

/** Whether the actor may read the unit's reports that are not yet published. */
export function canSeeDrafts(actor: Actor, unit: UnitPath | 'somewhere'): Verdict {
  return may(actor, 'see-drafts', unit)
}

function reaches(appointment: Appointment, { heldFor }: WishRule, unit: UnitPath | 'somewhere'): boolean {
  if (heldFor === 'the-region') return appointment.orgUnit === wholeRegion
  return unit === 'somewhere' || covers(appointment, unit)
}

/** "Rollen läsare", "Rollerna läsare och revisor"; one without any appointment has no role to name. */
function lackingSv({ appointments }: Actor): string {
  const held = [...new Set(appointments.map(({ role }) => role))]
  if (held.length === 0) return 'Du har inget uppdrag som gäller i dag och'
  return `${held.length === 1 ? 'Rollen' : 'Rollerna'} ${namesOfRoles(held)}`
}

function whoSv(rule: WishRule, unit: UnitPath | 'somewhere'): string {
  const who = rule.roles.map((role) => roles[role].labelSv.toLowerCase()).join(', ')
  if (rule.heldFor === 'the-region') return `${who} för hela regionen`
  const [about] = unit === 'somewhere' ? [] : unit
  return rule.heldFor === 'the-unit' && about ? `${who} för ${about.nameSv} eller en enhet ovanför` : who
}

function namesOfRoles(held: readonly Role[]): string {
  return swedishList.format([...new Set(held)].map((role) => roles[role].labelSv.toLowerCase()))
}

const swedishList = new Intl.ListFormat('sv', { type: 'conjunction' })
