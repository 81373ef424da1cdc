import type { Actor } from '#domain/actor.ts'
import { type OrgUnitCode, unitPath } from '#domain/organisation.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import { fullYear } from '#domain/period.ts'
import type { Plan } from '#domain/plan.ts'
import type { StatusMark } from '#domain/status.ts'
import type { Inline } from '#domain/table.ts'
import { type RegisteredAssignment, registerAssignments, registeredCode } from '#plan/register-assignments.ts'
import { progressMark } from '#plan/status-words.ts'
import { may } from '#workflow/permissions.ts'
import { textBinder } from './bind-answer.ts'
import type { Effects } from './effects.ts'
import { loadAnswersOfYear, type RoundAnswered } from './latest-answers.ts'
import { loadReference, type Reference } from './load-reference.ts'
import { loadUnitNames } from './unit-names.ts'

/** The council's assignments over the years, and which administrations have answered. */
export interface AssignmentRegister {
  /** The years of the assignments there are, latest first, and the one that is shown; all of them without one. */
  readonly years: readonly number[]
  readonly year: number | undefined
  readonly orgUnits: readonly { readonly code: OrgUnitCode; readonly nameSv: string }[]
  readonly entries: readonly RegisterEntry[]
}

export interface RegisterEntry {
  readonly code: string
  readonly labelSv: string
  readonly wordingCount: number
  /** One for each of the register's units, in their order. */
  readonly cells: readonly CoverageCell[]
}

/** Whether a unit has the assignment and what it has said of it last. */
export type CoverageCell =
  | { readonly kind: 'not-addressed' }
  /** The council has given it to the unit, whose own plans do not have it. */
  | { readonly kind: 'not-in-plan' }
  | { readonly kind: 'unanswered' }
  /** The plan follows its assignments by the activities that serve them. */
  | { readonly kind: 'by-activities'; readonly activities: number }
  | { readonly kind: 'answered'; readonly mark: StatusMark; readonly round: string }

export async function readAssignmentRegister(
  asked: { readonly year: number | undefined },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<AssignmentRegister>> {
  const ground = await findGround(actor, effects)
  if (ground.kind !== 'done') return ground
  const { entries, cellOf, orgUnits } = ground.value
  const shown = entries.filter(({ year }) => asked.year === undefined || year === asked.year)
  const codes = [...new Set(shown.flatMap(({ addressees }) => addressees))]
  const named = orgUnits.filter(({ code }) => codes.includes(code))
  return done({
    years: [...new Set(entries.map(({ year }) => year))],
    year: asked.year,
    orgUnits: named,
    entries: shown.map((entry) => ({
      code: entry.code,
      labelSv: entry.wordings[0]?.labelSv ?? '',
      wordingCount: entry.wordings.length,
      cells: named.map(({ code }) => cellOf(entry, code)),
    })),
  })
}

/** One assignment: its words side by side, who has it under which code, and every answer over the years. */
export interface AssignmentPage {
  readonly code: string
  readonly labelSv: string
  readonly wordings: readonly { readonly labelSv: string; readonly saidBySv: readonly string[] }[]
  readonly addressees: readonly {
    readonly code: OrgUnitCode
    readonly nameSv: string
    readonly cell: CoverageCell
    readonly mentions: readonly PlanMention[]
    readonly answers: readonly AssignmentAnswer[]
  }[]
}

export interface PlanMention {
  readonly year: number
  readonly writtenAs: string
  readonly activitiesSv: readonly string[]
}

export interface AssignmentAnswer {
  readonly round: string
  readonly mark: StatusMark
  readonly commentary: readonly Inline[]
}

/** An answer as it was written, before its figures are known. */
interface WrittenAnswer {
  readonly round: string
  readonly mark: StatusMark
  readonly commentary: string
}

export async function readAssignment(code: string, actor: Actor, effects: Effects): Promise<Outcome<AssignmentPage>> {
  const ground = await findGround(actor, effects)
  if (ground.kind !== 'done') return ground
  const { entries, cellOf, orgUnits, answered } = ground.value
  const entry = entries.find((each) => each.code === code)
  if (entry === undefined) return notFound(`Inget uppdrag har koden ”${code}” i någon plan som du får se.`)
  const nameSv = (wanted: OrgUnitCode) => orgUnits.find((orgUnit) => orgUnit.code === wanted)?.nameSv ?? wanted
  const bind = textBinder(effects)
  const addressees = entry.addressees.map(async (addressee) => {
    const own = entry.mentions.filter(({ plan }) => plan.orgUnit === addressee)
    const said = own.flatMap(({ plan }) => answersIn(entry.code, plan, answered(plan)))
    return {
      code: addressee,
      nameSv: nameSv(addressee),
      cell: cellOf(entry, addressee),
      mentions: own.map(({ plan, assignment, activities }) => ({
        year: plan.year,
        writtenAs: assignment.code,
        activitiesSv: plan.activities.filter(({ id }) => activities.includes(id)).map(({ labelSv }) => labelSv),
      })),
      answers: await Promise.all(
        said.map(async (answer) => ({
          ...answer,
          commentary: await bind(answer.commentary, { orgUnit: addressee, round: answer.round }),
        })),
      ),
    }
  })
  return done({
    code,
    labelSv: entry.wordings[0]?.labelSv ?? '',
    wordings: entry.wordings.map(({ labelSv, mentions }) => ({
      labelSv,
      saidBySv: mentions.map(({ plan, assignment }) => `${nameSv(plan.orgUnit)} ${plan.year}, som ${assignment.code}`),
    })),
    addressees: await Promise.all(addressees),
  })
}

interface RegisterGround {
  readonly entries: readonly RegisteredAssignment[]
  readonly orgUnits: AssignmentRegister['orgUnits']
  readonly answered: (plan: Plan) => readonly RoundAnswered[]
  readonly cellOf: (entry: RegisteredAssignment, orgUnit: OrgUnitCode) => CoverageCell
}

/** The plans that the actor may see, with all that has been answered in their years. */
async function findGround(actor: Actor, { store }: Effects): Promise<Outcome<RegisterGround>> {
  const seen = may(actor, 'see-plan', 'somewhere')
  if (!seen.allowed) return refused(seen.reasonSv)
  const reference = await loadReference(await store.loadCurrentSnapshot(), store)
  const plans = visiblePlans(reference, actor)
  const entries = registerAssignments(plans)
  const answered = new Map<Plan, RoundAnswered[]>()
  for (const plan of plans) {
    if (plan.assignments.length > 0) answered.set(plan, await loadAnswersOfYear(plan.orgUnit, plan.year, reference, store))
  }
  const nameOf = await loadUnitNames(store)
  const codes = [...new Set(entries.flatMap(({ addressees }) => addressees))]
  const answersOf = (plan: Plan) => answered.get(plan) ?? []
  return done({
    entries,
    orgUnits: codes.map((code) => ({ code, nameSv: nameOf(code) })).toSorted((a, b) => a.nameSv.localeCompare(b.nameSv, 'sv')),
    answered: answersOf,
    cellOf: (entry, orgUnit) => coverageOf(entry, orgUnit, answersOf),
  })
}

function visiblePlans(reference: Reference, actor: Actor): Plan[] {
  return reference.allPlans.filter(
    ({ orgUnit, year }) => may(actor, 'see-plan', unitPath(reference.organisation, orgUnit, fullYear(year).to)).allowed,
  )
}

/** The last answer in any of the unit's plans; that next year's plan has the assignment too takes no answer away. */
function coverageOf(entry: RegisteredAssignment, orgUnit: OrgUnitCode, answered: RegisterGround['answered']): CoverageCell {
  const own = entry.mentions.filter(({ plan }) => plan.orgUnit === orgUnit)
  const [latest] = own
  if (latest === undefined) return { kind: entry.addressees.includes(orgUnit) ? 'not-in-plan' : 'not-addressed' }
  const [answer] = own.flatMap(({ plan }) => answersIn(entry.code, plan, answered(plan)))
  if (answer !== undefined) return { kind: 'answered', mark: answer.mark, round: answer.round }
  return latest.plan.assignmentsFollowedByActivities
    ? { kind: 'by-activities', activities: latest.activities.length }
    : { kind: 'unanswered' }
}

/** What has been said of it in the plan's year, the latest round first. */
function answersIn(code: string, plan: Plan, answered: readonly RoundAnswered[]): WrittenAnswer[] {
  return answered.flatMap(({ round, answers }) =>
    answers.assignments
      .filter(
        ({ item, statusWord, commentary }) => registeredCode(item, plan) === code && `${statusWord}${commentary}`.trim() !== '',
      )
      .map(({ statusWord, commentary }) => ({
        round: round.code,
        mark: progressMark(statusWord === '' ? 'Utan status' : statusWord, plan.statusWords),
        commentary,
      })),
  )
}
