import type { Actor } from '#domain/actor.ts'
import { orgUnitCode, unitPath } from '#domain/organisation.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import { swedishDay } from '#domain/person.ts'
import { parseRoundCode } from '#domain/round.ts'
import { type OpenedRound, unitRoundStates } from '#domain/round-task.ts'
import { nearestManagers } from '#workflow/nearest-managers.ts'
import { may, mayAfter, type UnitWish } from '#workflow/permissions.ts'
import { tidingsOfRoundMove } from '#workflow/tidings-of-moves.ts'
import { nextUnitRoundState, type UnitRoundEventKind } from '#workflow/transitions.ts'
import { settleForecast } from './deliver-forecast.ts'
import type { Effects } from './effects.ts'
import { loadReference } from './load-reference.ts'
import { hindersApproving, hindersSubmitting } from './round-hindrance.ts'

export interface RoundDeed {
  readonly orgUnit: string
  readonly round: string
  readonly seenVersion: number
}

export interface RoundMoved {
  readonly moved: boolean
  readonly round: OpenedRound
}

/** Hands in the unit's round: everything asked has been answered, and the units below have been approved. */
export function submitRound(deed: RoundDeed, actor: Actor, effects: Effects): Promise<Outcome<RoundMoved>> {
  return move({ ...deed, kind: 'submitted', wish: 'submit' }, actor, effects)
}

/** Sends the unit's round back with the reason: its answers can be changed again. */
export function returnRound(
  deed: RoundDeed & { readonly reasonSv: string },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<RoundMoved>> {
  return move({ ...deed, kind: 'returned', wish: 'return' }, actor, effects)
}

/** Approves the unit's round and locks all of it. Never the one who handed it in or answered anything in it. */
export function approveRound(deed: RoundDeed, actor: Actor, effects: Effects): Promise<Outcome<RoundMoved>> {
  return move({ ...deed, kind: 'approved', wish: 'approve' }, actor, effects)
}

/** Opens an approved round again, with the reason. */
export function unlockRound(
  deed: RoundDeed & { readonly reasonSv: string },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<RoundMoved>> {
  return move({ ...deed, kind: 'unlocked', wish: 'unlock' }, actor, effects)
}

interface Wanted extends RoundDeed {
  readonly kind: UnitRoundEventKind
  readonly wish: UnitWish
  readonly reasonSv?: string
}

async function move(wanted: Wanted, actor: Actor, effects: Effects): Promise<Outcome<RoundMoved>> {
  const { store, clock } = effects
  const code = orgUnitCode(wanted.orgUnit)
  const round = parseRoundCode(wanted.round)
  const [opened] = await store.rounds.listOpened({ orgUnits: [code], round: wanted.round })
  if (opened === undefined || round === undefined) return notFound(`${wanted.round} är inte öppnad för ”${wanted.orgUnit}”.`)
  const { organisation } = await loadReference(await store.loadCurrentSnapshot(), store)
  const path = unitPath(organisation, code, round.period.to)

  const tasks = await store.rounds.listTasks({ orgUnits: [code], round: wanted.round })
  const deeds = [
    ...(opened.submittedBy === undefined ? [] : [{ by: opened.submittedBy, wish: 'submit' as const }]),
    ...tasks.flatMap(({ answeredBy }) => (answeredBy === undefined ? [] : [{ by: answeredBy, wish: 'answer' as const }])),
  ]
  const verdict = wanted.kind === 'approved' ? mayAfter(actor, 'approve', path, deeds) : may(actor, wanted.wish, path)
  if (!verdict.allowed) return refused(verdict.reasonSv)
  if (opened.version !== wanted.seenVersion) return done({ moved: false, round: opened })

  const toState = nextUnitRoundState(opened.state, wanted.kind)
  if (toState === undefined) return refused(`Omgången är redan ${unitRoundStates[opened.state].labelSv.toLowerCase()}.`)
  if ((wanted.kind === 'returned' || wanted.kind === 'unlocked') && (wanted.reasonSv ?? '').trim() === '')
    return refused('Skriv varför, så att de som svarar vet vad som ska ändras.')
  if (wanted.kind === 'submitted') {
    const hindrance = await hindersSubmitting({ orgUnit: code, round, organisation, tasks }, store)
    if (hindrance !== undefined) return refused(hindrance)
    const settled = await settleForecast(wanted, actor, effects)
    if (settled.kind !== 'done') return settled
  }
  if (wanted.kind === 'approved') {
    const hindrance = hindersApproving(tasks)
    if (hindrance !== undefined) return refused(hindrance)
  }
  const { wish: _, ...event } = wanted
  const at = clock.now()
  const known = await store.people.list()
  const tell = tidingsOfRoundMove({ ...event, by: actor.id }, opened, {
    unitSv: path[0]?.nameSv ?? code,
    managers: nearestManagers(path, {
      people: known.map(({ person }) => person),
      appointments: known.flatMap(({ appointments }) => appointments),
      day: swedishDay(at),
    }),
  })
  return done(await store.rounds.moveRound({ ...event, orgUnit: code, toState, by: actor.id, at, tell }))
}
