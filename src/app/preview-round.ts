import type { Actor, Verdict } from '#domain/actor.ts'
import { type OrgUnitCode, unitPath } from '#domain/organisation.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import { parseRoundCode, type Round } from '#domain/round.ts'
import { type OpenedRound, type RoundTask, type TaskKind, taskKinds } from '#domain/round-task.ts'
import { may } from '#workflow/permissions.ts'
import type { Effects } from './effects.ts'
import { loadReference } from './load-reference.ts'
import { type ReadyRound, readyRounds, reportingUnits } from './open-rounds.ts'

/** What a round would ask of whom if it were opened, or brought up to date, now. Nothing is written. */
export interface RoundPreview {
  readonly round: Round
  /** Those whose plan the asker may see. */
  readonly units: readonly UnitPreview[]
}

export interface UnitPreview {
  readonly orgUnit: OrgUnitCode
  readonly nameSv: string
  /** ISO date; undefined when the calendar says none for the unit's level. */
  readonly closesOn: string | undefined
  readonly opening: Verdict
  /** Absent until it has been opened once. */
  readonly opened?: OpenedRound
  /** In the order of the round; of each kind how many, and when they are due. */
  readonly kinds: readonly { readonly kind: TaskKind; readonly count: number; readonly dueOn: string }[]
  /** Who would answer how much. */
  readonly people: readonly { readonly nameSv: string; readonly count: number }[]
  /** What nobody would be asked. */
  readonly unassigned: readonly string[]
  /** Against what is asked already. */
  readonly added: number
  readonly withdrawn: number
}

export async function previewRound(code: string, actor: Actor, effects: Effects): Promise<Outcome<RoundPreview>> {
  const somewhere = may(actor, 'see-plan', 'somewhere')
  if (!somewhere.allowed) return refused(somewhere.reasonSv)
  const round = parseRoundCode(code)
  if (round === undefined || round.kind === 'P') return notFound(`”${code}” är ingen omgång som följs upp.`)
  const { store } = effects
  const reference = await loadReference(await store.loadCurrentSnapshot(), store)
  const orgUnits = reportingUnits(reference, round).filter(
    (orgUnit) => may(actor, 'see-plan', unitPath(reference.organisation, orgUnit.code, round.period.to)).allowed,
  )
  const codes = orgUnits.map((orgUnit) => orgUnit.code)
  const opened = await store.rounds.listOpened({ orgUnits: codes, round: code })
  const asked = await store.rounds.listTasks({ orgUnits: codes, round: code })
  const namesSv = new Map<string, string>((await store.people.list()).map(({ person }) => [person.id, person.nameSv]))
  const ready = await readyRounds(round, orgUnits, reference, actor, effects)
  return done({
    round,
    units: ready.map((each) => {
      const found = opened.find(({ orgUnit }) => orgUnit === each.orgUnit.code)
      const before = asked.filter(({ orgUnit, state }) => orgUnit === each.orgUnit.code && state !== 'withdrawn')
      return { ...previewOf(each, before, namesSv), ...(found ? { opened: found } : {}) }
    }),
  })
}

function previewOf(
  { orgUnit, closesOn, opening, wishes }: ReadyRound,
  before: readonly RoundTask[],
  namesSv: ReadonlyMap<string, string>,
): UnitPreview {
  const byKind = Map.groupBy(wishes, ({ kind }) => kind)
  const counts = new Map<string, number>()
  for (const { responsible } of wishes) for (const id of responsible) counts.set(id, (counts.get(id) ?? 0) + 1)
  const wished = new Set(wishes.map(keyOf))
  const known = new Set(before.map(keyOf))
  return {
    orgUnit: orgUnit.code,
    nameSv: orgUnit.nameSv,
    closesOn,
    opening,
    kinds: (Object.keys(taskKinds) as TaskKind[]).flatMap((kind) => {
      const [first, ...others] = byKind.get(kind) ?? []
      return first === undefined ? [] : [{ kind, count: others.length + 1, dueOn: first.dueOn }]
    }),
    people: [...counts]
      .map(([id, count]) => ({ nameSv: namesSv.get(id) ?? id, count }))
      .toSorted((a, b) => b.count - a.count || a.nameSv.localeCompare(b.nameSv, 'sv')),
    unassigned: wishes.filter(({ responsible }) => responsible.length === 0).map(({ labelSv }) => labelSv),
    added: wishes.filter((wish) => !known.has(keyOf(wish))).length,
    withdrawn: before.filter((task) => !wished.has(keyOf(task))).length,
  }
}

function keyOf({ kind, item }: { readonly kind: TaskKind; readonly item: string }): string {
  return `${kind} ${item}`
}
