import type { Fact } from '#domain/fact.ts'
import type { Month } from '#domain/month.ts'
import { endsOf, type OrgChange } from '#domain/org-change.ts'
import type { OrgUnitCode } from '#domain/organisation.ts'
import type { StructureView } from '#domain/structure-view.ts'
import { absolute, compare, type Exact, isZero, subtract } from '#lib/exact.ts'
import type { OrgHistory } from './org-history.ts'
import { type PlacedAmount, type Placement, placeAsReported, placeIn } from './placement.ts'

/** A part of a fact's amount with its place in two views of the organisation. */
export interface DoublyPlaced {
  readonly fact: Fact
  readonly amount: Exact
  readonly from: PlaceInTree
  readonly to: PlaceInTree
}

export interface PlaceInTree {
  readonly orgUnit: OrgUnitCode
  /** From the unit up to the root, in the view's structure; empty for a unit that the structure does not have. */
  readonly path: readonly OrgUnitCode[]
  /** The month whose structure it is. */
  readonly month: Month
  readonly via: readonly OrgUnitCode[]
}

/** Lays two views over each other: each fact's amount in parts that stand on one unit in both. The parts sum to the amount. */
export function placeInBoth(history: OrgHistory, from: StructureView, to: StructureView): (fact: Fact) => DoublyPlaced[] {
  const [placedFrom, placedTo] = [treePlacement(history, from), treePlacement(history, to)]
  return (fact) =>
    matchParts(placedFrom(fact), placedTo(fact)).map(([one, other, amount]) => ({
      fact,
      amount,
      from: one.place,
      to: other.place,
    }))
}

/**
 * The changes that make two places differ: those between the two structures' months that lead from the units which the
 * amount stands on and below in the earlier, down from the root, to those in the later.
 */
export function changesBetween(history: OrgHistory, { from, to }: DoublyPlaced, root: OrgUnitCode): OrgChange[] {
  const via = [...from.via, ...to.via]
  const [earlier, later] = from.month < to.month ? [from, to] : [to, from]
  const between = history.changes.filter(({ month }) => earlier.month < month && month <= later.month)
  const reached = new Set([...below(root, earlier.path), ...via])
  for (const change of between) follow(reached, endsOf(change).from, endsOf(change).to, change)
  const origins = new Set([...below(root, later.path), ...via])
  for (const change of between.toReversed()) follow(origins, endsOf(change).to, endsOf(change).from, change)

  return between.filter((change) => {
    if (change.kind === 'open' || change.kind === 'close') return via.includes(change.orgUnit)
    if (change.kind === 'move') return reached.has(change.orgUnit) && origins.has(change.orgUnit)
    if (change.kind === 'rename' && change.from === change.to) return false
    const { from: before, to: after } = endsOf(change)
    return before.some((code) => reached.has(code)) && after.some((code) => origins.has(code))
  })
}

/** A unit that moves is the same unit; only what becomes another leads on. */
function follow(units: Set<OrgUnitCode>, from: readonly OrgUnitCode[], to: readonly OrgUnitCode[], { kind }: OrgChange): void {
  if (kind === 'move' || !from.some((code) => units.has(code))) return
  for (const code of to) units.add(code)
}

interface PlacedInTree {
  readonly amount: Exact
  readonly place: PlaceInTree
}

function treePlacement(history: OrgHistory, view: StructureView): (fact: Fact) => PlacedInTree[] {
  const place: Placement = view.kind === 'reported' ? placeAsReported : placeIn(history, view.month)
  return (fact) => {
    const month = view.kind === 'reported' ? history.homeMonth(fact.orgUnit, fact.period.to) : view.month
    return place(fact).map(({ orgUnit, amount, via }: PlacedAmount) => ({
      amount,
      place: { orgUnit, path: history.pathAt(orgUnit, month), month, via },
    }))
  }
}

/**
 * Two divisions of one amount, laid along each other. Both name their parts in the order in which the splits did, so that
 * the finer falls within the coarser: 60 + 40 over 100 gives 60 and 40.
 */
function matchParts(one: readonly PlacedInTree[], other: readonly PlacedInTree[]): [PlacedInTree, PlacedInTree, Exact][] {
  const matched: [PlacedInTree, PlacedInTree, Exact][] = []
  const waiting = other.map((part) => ({ part, left: part.amount }))
  for (const part of one) {
    let left = part.amount
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const both = compare(absolute(left), absolute(next.left)) < 0 ? left : next.left
      if (isZero(both) && !isZero(next.left)) break
      matched.push([part, next.part, both])
      left = subtract(left, both)
      next.left = subtract(next.left, both)
      if (!isZero(next.left)) break
      waiting.shift()
    }
  }
  return matched
}

function below(root: OrgUnitCode, path: readonly OrgUnitCode[]): readonly OrgUnitCode[] {
  const index = path.indexOf(root)
  return index < 0 ? path : path.slice(0, index + 1)
}
