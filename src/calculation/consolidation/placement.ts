import type { Fact } from '#domain/fact.ts'
import { addMonths, type Month } from '#domain/month.ts'
import { endsOf, type Merge, type Rename, type Split } from '#domain/org-change.ts'
import type { OrgUnitCode } from '#domain/organisation.ts'
import { seriesKinds } from '#domain/series.ts'
import type { Exact } from '#lib/exact.ts'
import type { OrgHistory } from './org-history.ts'
import { shareAmount } from './share-amount.ts'

/** A part of a fact's amount, where a structure has it. */
export interface PlacedAmount {
  readonly orgUnit: OrgUnitCode
  readonly amount: Exact
  /** The units that decided its place, the fact's own first; only that one when no unit has become another. */
  readonly via: readonly OrgUnitCode[]
}

/** Where each fact's amount stands in one structure. The parts of an amount sum to it, to the last decimal. */
export type Placement = (fact: Placeable) => readonly PlacedAmount[]

/** What of a fact decides its place. */
export type Placeable = Pick<Fact, 'orgUnit' | 'period' | 'series' | 'amount' | 'unitOfMeasure'>

/** Each amount where it was reported. */
export const placeAsReported: Placement = ({ orgUnit, amount }) => [{ orgUnit, amount, via: [orgUnit] }]

/**
 * Places amounts in the structure of a month (domain.md §2.2). An amount of an earlier month follows its unit through what
 * became of it: a rename or a merge takes all of it, a split its shares, one after the other in the order of their months.
 * An amount of a later month goes the same way back, as far as that way is known: a unit that has grown out of several
 * cannot be divided again, and its amount stands on the nearest unit above all of them. A unit that ended without successor,
 * or began without predecessor, stands on the unit that it was under. A unit that is there in the month keeps its own.
 *
 * A value that cannot be summed (a survey's index) follows a unit that only changes code; else it stays where it was
 * reported, and the structure does not show it.
 */
export function placeIn(history: OrgHistory, month: Month): Placement {
  const routes = new Map<string, Route>()
  return (fact) => {
    const home = history.homeMonth(fact.orgUnit, fact.period.to)
    const key = `${home} ${fact.orgUnit}`
    const route = routes.get(key) ?? routeTo(month, fact.orgUnit, home, history)
    routes.set(key, route)
    if (!seriesKinds[fact.series].additive) {
      const isSame = route.kind === 'end' && route.onlyRenamed
      return [{ orgUnit: isSame ? route.orgUnit : fact.orgUnit, amount: fact.amount, via: [fact.orgUnit] }]
    }
    return alongRoute(route, fact.amount, decimalsOf(fact))
  }
}

/** The way of a unit's amounts: to one unit, or divided over several ways. */
type Route =
  | { readonly kind: 'end'; readonly orgUnit: OrgUnitCode; readonly via: readonly OrgUnitCode[]; readonly onlyRenamed: boolean }
  | { readonly kind: 'divided'; readonly ways: readonly { readonly share: Exact; readonly route: Route }[] }

function alongRoute(route: Route, amount: Exact, decimals: number): PlacedAmount[] {
  if (route.kind === 'end') return [{ orgUnit: route.orgUnit, amount, via: route.via }]
  const amounts = shareAmount(
    amount,
    route.ways.map(({ share }) => share),
    decimals,
  )
  return route.ways.flatMap((way, index) => alongRoute(way.route, amounts[index] ?? amount, decimals))
}

/** What is counted stays whole; kronor, hours and days are divided to the hundredth, or as finely as they came. */
function decimalsOf({ amount, unitOfMeasure }: Placeable): number {
  const own = String(amount.denominator).length - 1
  return unitOfMeasure === 'count' ? own : Math.max(own, 2)
}

function routeTo(goal: Month, start: OrgUnitCode, home: Month, history: OrgHistory): Route {
  const successions = history.changes.filter(
    (change) => change.kind === 'rename' || change.kind === 'merge' || change.kind === 'split',
  )
  return from({ orgUnit: start, month: home, via: [start], onlyRenamed: true })

  function from(stop: Stop): Route {
    return stop.month <= goal ? forward(stop) : backward(stop)
  }

  function forward(stop: Stop): Route {
    const next = successions.find(
      (change) => stop.month < change.month && change.month <= goal && takesFrom(change, stop.orgUnit),
    )
    if (next === undefined) return arrive(stop)
    if (next.kind !== 'split') {
      return forward(onward(stop, next.to, next.month, next.kind === 'rename'))
    }
    const ways = next.to.map(({ orgUnit, share }) => ({ share, route: forward(onward(stop, orgUnit, next.month, false)) }))
    return { kind: 'divided', ways }
  }

  function backward(stop: Stop): Route {
    if (history.unitAt(stop.orgUnit, goal)) return { kind: 'end', ...stop }
    const last = successions.findLast(
      (change) => goal < change.month && change.month <= stop.month && isOrigin(change, stop.orgUnit),
    )
    if (last === undefined) return arrive(stop)
    const before = addMonths(last.month, -1)
    if (last.kind !== 'merge') return from(onward(stop, last.from, before, last.kind === 'rename'))
    return standAbove(last.from.map((code) => from(onward(stop, code, before, false)))) ?? arrive(stop)
  }

  /** On the nearest unit above all that merged, by way of those that stand between. */
  function standAbove(ways: readonly Route[]): Route | undefined {
    const ends = ways.filter((way) => way.kind === 'end')
    const paths = ends.map(({ orgUnit }) => history.pathAt(orgUnit, goal))
    const above = paths[0]?.find((code) => paths.every((path) => path.includes(code)))
    if (above === undefined) return undefined
    const between = paths.flatMap((path) => path.slice(0, path.indexOf(above)))
    return { kind: 'end', orgUnit: above, via: [...new Set([...ends.flatMap(({ via }) => via), ...between])], onlyRenamed: false }
  }

  /** Whether the unit began with the change. One that was there before, and took others in, keeps what is its own. */
  function isOrigin(change: Succession, code: OrgUnitCode): boolean {
    return endsOf(change).to.includes(code) && history.unitAt(code, addMonths(change.month, -1)) === undefined
  }

  /** On the unit itself when it is there, else on the nearest above it, as it was when the unit was last (or first) there. */
  function arrive(stop: Stop): Route {
    if (history.unitAt(stop.orgUnit, goal)) return { kind: 'end', ...stop }
    const versions = history.versionsOf(stop.orgUnit)
    const ended = versions.findLast(({ validFrom }) => validFrom <= goal)
    const nearest = ended ?? versions[0]
    const month = ended?.validTo ?? nearest?.validFrom
    if (nearest?.parent === undefined || month === undefined) return { kind: 'end', ...stop }
    return from(onward(stop, nearest.parent, month, false))
  }
}

interface Stop {
  readonly orgUnit: OrgUnitCode
  readonly month: Month
  readonly via: readonly OrgUnitCode[]
  readonly onlyRenamed: boolean
}

function onward({ via, onlyRenamed }: Stop, orgUnit: OrgUnitCode, month: Month, isRename: boolean): Stop {
  return { orgUnit, month, via: via.includes(orgUnit) ? via : [...via, orgUnit], onlyRenamed: onlyRenamed && isRename }
}

type Succession = Rename | Merge | Split

function takesFrom(change: Succession, code: OrgUnitCode): boolean {
  return endsOf(change).from.includes(code)
}
