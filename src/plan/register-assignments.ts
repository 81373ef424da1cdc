import type { OrgUnitCode } from '#domain/organisation.ts'
import type { Assignment, Plan } from '#domain/plan.ts'
import { formatAssignmentCode, parseAssignmentCode } from './assignment-codes.ts'

/** One assignment from the council over all years and administrations, whatever each plan calls it (domain.md §4.6). */
export interface RegisteredAssignment {
  /** "RF25-07"; the code as written where it follows no grammar. */
  readonly code: string
  readonly year: number
  /** Every plan that has it, by year and unit. */
  readonly mentions: readonly AssignmentMention[]
  /** The different words that it has been given, most common first; one when all plans agree. */
  readonly wordings: readonly AssignmentWording[]
  /** Every unit that it is given to: those that a plan names, and those whose own plan has it. */
  readonly addressees: readonly OrgUnitCode[]
}

export interface AssignmentMention {
  readonly plan: Plan
  /** With the code as this plan writes it. */
  readonly assignment: Assignment
  /** Ids of the activities of the plan that serve it. */
  readonly activities: readonly string[]
}

export interface AssignmentWording {
  readonly labelSv: string
  readonly mentions: readonly AssignmentMention[]
}

/** All assignments of the plans, the newest first. */
export function registerAssignments(plans: readonly Plan[]): RegisteredAssignment[] {
  const mentions = plans.flatMap((plan) =>
    plan.assignments.map((assignment) => ({ ...identityOf(assignment.code, plan), mention: mentionIn(plan, assignment) })),
  )
  return [...Map.groupBy(mentions, ({ code }) => code)]
    .map(([code, found]): RegisteredAssignment => {
      const own = found
        .map(({ mention }) => mention)
        .toSorted((a, b) => b.plan.year - a.plan.year || compareText(a.plan.orgUnit, b.plan.orgUnit))
      return {
        code,
        year: found[0]?.year ?? 0,
        mentions: own,
        wordings: wordingsOf(own),
        addressees: [...new Set(own.flatMap(({ plan, assignment }) => [plan.orgUnit, ...(assignment.addressees ?? [])]))],
      }
    })
    .toSorted((a, b) => b.year - a.year || compareText(a.code, b.code))
}

/** What the assignment is called over all plans: RF7 in the plan of 2025 is RF25-07. */
export function registeredCode(text: string, plan: Pick<Plan, 'year'>): string {
  return identityOf(text, plan).code
}

function identityOf(text: string, plan: Pick<Plan, 'year'>): { readonly code: string; readonly year: number } {
  const code = parseAssignmentCode(text, plan.year)
  return code === undefined ? { code: text.trim(), year: plan.year } : { code: formatAssignmentCode(code), year: code.year }
}

function mentionIn(plan: Plan, assignment: Assignment): AssignmentMention {
  const { code } = identityOf(assignment.code, plan)
  return {
    plan,
    assignment,
    activities: plan.activities
      .filter(({ assignments }) => assignments.some((each) => identityOf(each, plan).code === code))
      .map(({ id }) => id),
  }
}

/** Blanks, case and a full stop at the end make no other wording. */
function wordingsOf(mentions: readonly AssignmentMention[]): AssignmentWording[] {
  const same = ({ assignment }: AssignmentMention) =>
    assignment.labelSv.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').replace(/\.$/, '').trim()
  return [...Map.groupBy(mentions, same).values()]
    .map((group) => ({ labelSv: group[0]?.assignment.labelSv ?? '', mentions: group }))
    .toSorted((a, b) => b.mentions.length - a.mentions.length)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
