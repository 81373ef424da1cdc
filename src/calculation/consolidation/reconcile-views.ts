import type { Fact } from '#domain/fact.ts'
import type { OrgChange } from '#domain/org-change.ts'
import type { OrgUnitCode } from '#domain/organisation.ts'
import type { StructureView } from '#domain/structure-view.ts'
import { add, type Exact, isZero, subtract, zero } from '#lib/exact.ts'
import { changesBetween, placeInBoth } from './moves-between.ts'
import type { OrgHistory } from './org-history.ts'

export interface ReconciliationQuestion {
  /** The units nearest below it are reconciled, and it itself for what stands directly on it. */
  readonly root: OrgUnitCode
  /** Amounts that may be summed, of one unit of measure. */
  readonly facts: readonly Fact[]
  readonly from: StructureView
  readonly to: StructureView
}

/** What each unit had in one view and has in the other, and why. Exact: from + moved = to, for each unit and in all. */
export interface Reconciliation {
  readonly units: readonly ReconciledUnit[]
  readonly moves: readonly ReconciledMove[]
  readonly total: { readonly from: Exact; readonly to: Exact }
}

/** `orgUnit` is undefined for what is outside the root. */
export interface ReconciledUnit {
  readonly orgUnit: OrgUnitCode | undefined
  readonly from: Exact
  readonly moved: Exact
  readonly to: Exact
}

/** An amount that stands on one unit in the first view and on another in the second, and the changes that took it there. */
export interface ReconciledMove {
  readonly from: OrgUnitCode | undefined
  readonly to: OrgUnitCode | undefined
  readonly amount: Exact
  readonly factCount: number
  readonly changes: readonly OrgChange[]
}

/**
 * Reconciles two views of the same facts, per unit nearest below the root. Every amount is placed in both views; where its
 * places are under different units it has moved, and the changes between the two structures say why. In the order of their codes.
 */
export function reconcileViews(history: OrgHistory, { root, facts, from, to }: ReconciliationQuestion): Reconciliation {
  const place = placeInBoth(history, from, to)
  const units = new Map<OrgUnitCode | undefined, ReconciledUnit>()
  const moves = new Map<string, ReconciledMove>()

  const count = (orgUnit: OrgUnitCode | undefined, change: Partial<Record<'from' | 'moved' | 'to', Exact>>) => {
    const known = units.get(orgUnit) ?? { orgUnit, from: zero, moved: zero, to: zero }
    units.set(orgUnit, {
      orgUnit,
      from: add(known.from, change.from ?? zero),
      moved: add(known.moved, change.moved ?? zero),
      to: add(known.to, change.to ?? zero),
    })
  }

  for (const fact of facts) {
    for (const piece of place(fact)) {
      const { amount } = piece
      const [before, after] = [branchOf(root, piece.from.path), branchOf(root, piece.to.path)]
      if (before === after) {
        if (before !== undefined) count(before, { from: amount, to: amount })
        continue
      }
      count(before, { from: amount, moved: subtract(zero, amount) })
      count(after, { to: amount, moved: amount })
      if (isZero(amount)) continue
      const changes = changesBetween(history, piece, root)
      const key = JSON.stringify([before ?? '', after ?? '', changes.map((change) => history.changes.indexOf(change))])
      const known = moves.get(key) ?? { from: before, to: after, amount: zero, factCount: 0, changes }
      moves.set(key, { ...known, amount: add(known.amount, amount), factCount: known.factCount + 1 })
    }
  }

  const inside = [...units.values()].filter(({ orgUnit }) => orgUnit !== undefined)
  return {
    units: [...units.values()].sort((a, b) => inOrder(root, a.orgUnit, b.orgUnit)),
    moves: [...moves.values()].sort((a, b) => inOrder(root, a.from, b.from) || inOrder(root, a.to, b.to)),
    total: { from: sumOf(inside, 'from'), to: sumOf(inside, 'to') },
  }
}

/** The unit nearest below the root that a path goes through, the root for what stands on it; undefined outside it. */
function branchOf(root: OrgUnitCode, path: readonly OrgUnitCode[]): OrgUnitCode | undefined {
  const index = path.indexOf(root)
  return index < 0 ? undefined : (path[index - 1] ?? root)
}

function sumOf(units: readonly ReconciledUnit[], part: 'from' | 'to'): Exact {
  return units.reduce((total, orgUnit) => add(total, orgUnit[part]), zero)
}

/** By code, then the root itself, then what is outside. */
function inOrder(root: OrgUnitCode, a: OrgUnitCode | undefined, b: OrgUnitCode | undefined): number {
  const rank = (code: OrgUnitCode | undefined) => (code === undefined ? 2 : code === root ? 1 : 0)
  return rank(a) - rank(b) || (a ?? '').localeCompare(b ?? '', 'sv', { numeric: true })
}
