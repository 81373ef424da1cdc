import type { Actor, Verdict } from '#domain/actor.ts'
import type { OrgUnitVersion } from '#domain/organisation.ts'
import { orgUnitCode, unitPath, unitsAt } from '#domain/organisation.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import { swedishDay } from '#domain/person.ts'
import { parseRoundCode, type Round } from '#domain/round.ts'
import { type OpenedRound, type TaskWish, usualRoundRules } from '#domain/round-task.ts'
import { roundTasks } from '#plan/round-tasks.ts'
import { may } from '#workflow/permissions.ts'
import { responsibleFor } from '#workflow/responsible.ts'
import type { Effects } from './effects.ts'
import { loadReference, type Reference } from './load-reference.ts'
import { reportedSections } from './reported-sections.ts'

/**
 * Opens a round for every unit that has a plan for its year or a template for its kind, or for one of them; opened again it
 * is brought up to date with the plans, and no answer is lost. Everything that is asked gets who is to answer and by when.
 */
export async function openRounds(
  wish: { readonly round: string; readonly orgUnit?: string },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<OpenedRound[]>> {
  const round = parseRoundCode(wish.round)
  if (round === undefined || round.kind === 'P')
    return notFound(`”${wish.round}” är ingen omgång som följs upp. Skriv till exempel 2025-D2, 2025-M05 eller 2025-Å.`)
  const { store, clock } = effects
  const reference = await loadReference(await store.loadCurrentSnapshot(), store)
  const orgUnits = reportingUnits(reference, round).filter(
    ({ code }) => wish.orgUnit === undefined || code === orgUnitCode(wish.orgUnit),
  )
  if (orgUnits.length === 0)
    return refused(
      `Ingen enhet har någon plan för ${round.year} eller någon mall för ${round.code}${wish.orgUnit === undefined ? '' : ` med koden ”${wish.orgUnit}”`}. Läs in planen först.`,
    )

  const ready = await readyRounds(round, orgUnits, reference, actor, effects)
  const denied = ready.find(({ opening }) => !opening.allowed)?.opening
  if (denied?.allowed === false) return refused(denied.reasonSv)
  const undated = ready.filter(({ closesOn }) => closesOn === undefined)
  if (undated.length > 0)
    return refused(
      `Kalendern säger inte när ${round.code} stänger för ${new Intl.ListFormat('sv').format(undated.map(({ orgUnit }) => orgUnit.nameSv))}. Lägg till omgången under ”rounds” i regionens fil, med nivå och datum.`,
    )

  const at = clock.now()
  const opened: OpenedRound[] = []
  for (const { orgUnit, closesOn, wishes } of ready) {
    if (closesOn === undefined) continue
    opened.push(await store.rounds.open({ orgUnit: orgUnit.code, round: round.code, closesOn, by: actor.id, at, wishes }))
  }
  return done(opened)
}

/** One unit's round as it would be opened now: what would be asked of whom, and whether the actor may open it. */
export interface ReadyRound {
  readonly orgUnit: OrgUnitVersion
  /** ISO date; undefined when the calendar has none for the unit's level. */
  readonly closesOn: string | undefined
  readonly opening: Verdict
  readonly wishes: readonly (TaskWish & { readonly responsible: readonly string[] })[]
}

export async function readyRounds(
  round: Round,
  orgUnits: readonly OrgUnitVersion[],
  reference: Reference,
  actor: Actor,
  { store, clock }: Effects,
): Promise<ReadyRound[]> {
  const known = await store.people.list()
  const staffing = {
    people: known.map(({ person }) => person),
    appointments: known.flatMap(({ appointments }) => appointments),
    day: swedishDay(clock.now()),
  }
  return orgUnits.map((orgUnit) => {
    const closesOn = closesOnFor(reference, round, orgUnit)
    return {
      orgUnit,
      closesOn,
      opening: may(actor, 'open-round', unitPath(reference.organisation, orgUnit.code, round.period.to)),
      wishes:
        closesOn === undefined
          ? []
          : wishesOf(orgUnit, round, closesOn, reference).map((task) => ({
              ...task,
              responsible: responsibleFor(task, orgUnit.code, staffing, usualRoundRules),
            })),
    }
  })
}

/** The units that report in the round, in the tree's order: by their plan for the year, or, without any plan, by a template. */
export function reportingUnits(reference: Reference, round: Round): OrgUnitVersion[] {
  return unitsAt(reference.organisation, round.period.to).filter(
    ({ code }) =>
      reference.planYears(code).includes(round.year) ||
      (reference.planYears(code).length === 0 && reference.templateFor(code, round.kind) !== undefined),
  )
}

function wishesOf({ code }: OrgUnitVersion, round: Round, closesOn: string, reference: Reference): TaskWish[] {
  const layout = reference
    .layoutsFor(code)
    .filter(({ table, validFrom }) => table === 'income-statement' && validFrom <= round.period.to)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
  const reported = reportedSections(reference, code, round.kind)
  return roundTasks({
    plan: reference.planFor(code, round.year),
    round,
    closesOn,
    rules: usualRoundRules,
    judgesGoals: reported.some(({ definition }) => definition.judgesGoals),
    texts: reported
      .filter(({ definition }) => definition.commentary.asksForSv !== undefined)
      .map(({ key, labelSv }) => ({ key, labelSv })),
    forecastRows: (layout?.rows ?? []).filter(({ kind }) => kind === 'detail').map(({ key, labelSv }) => ({ key, labelSv })),
  })
}

function closesOnFor({ region }: Reference, round: Round, { level }: OrgUnitVersion): string | undefined {
  return region?.rounds.find((entry) => entry.code === round.code && entry.level === level)?.closesOn
}
