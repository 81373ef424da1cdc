import type { Fact } from '#domain/fact.ts'
import type { Month } from '#domain/month.ts'
import { type Organisation, type OrgUnitCode, subtreeAt, unitsAt } from '#domain/organisation.ts'
import { monthsOf, type Period, period } from '#domain/period.ts'
import type { StructureView } from '#domain/structure-view.ts'
import { exact, sum } from '#lib/exact.ts'
import type { TableInput } from '../table-definition.ts'
import { type DoublyPlaced, placeInBoth } from './moves-between.ts'
import { movesInView } from './moves-in-view.ts'
import type { OrgHistory } from './org-history.ts'
import { type Placeable, placeIn } from './placement.ts'

/** A view that shows all months in one month's structure. */
export type MonthView = Exclude<StructureView, { readonly kind: 'reported' }>

/** A fact as a view has it, with the unit and the amount that it was delivered with where those are others. */
export interface RestatedFact extends Fact {
  readonly delivered?: Pick<Fact, 'orgUnit' | 'amount'>
}

/**
 * The same input in another structure: the tree as it was in the view's month, for all months, and each amount on the unit
 * that it belongs to there. Every table is then computed as it always is.
 */
export function inView(input: TableInput, history: OrgHistory, view: MonthView): TableInput {
  const place = placeInBoth(history, { kind: 'reported' }, view)
  const pieces = new Map<RestatedFact, readonly DoublyPlaced[]>()
  for (const fact of input.facts) {
    for (const [orgUnit, ofUnit] of Map.groupBy(place(fact), ({ to }) => to.orgUnit)) {
      pieces.set(restated(fact, orgUnit, ofUnit), ofUnit)
    }
  }
  return {
    ...input,
    organisation: frozenAt(history.organisation, view.month),
    facts: [...pieces.keys()],
    view,
    moves: movesInView(history, view, pieces),
  }
}

/** Units whose facts of the period have, or had as reported, a part below the root: what `inView` needs to be given. */
export function unitsInView(history: OrgHistory, view: MonthView, root: OrgUnitCode, months: Period): OrgUnitCode[] {
  const place = placeIn(history, view.month)
  const inTree = subtreeAt(history.organisation, root, view.month)
  const codes = [...new Set(history.organisation.versions.map(({ code }) => code))]
  const asked = monthsThatDiffer(history, months)
  return codes
    .filter((orgUnit) =>
      asked.some((month) => {
        if (history.pathAt(orgUnit, history.homeMonth(orgUnit, month)).includes(root)) return true
        return place(probe(orgUnit, period(month))).some((part) => inTree.has(part.orgUnit))
      }),
    )
    .sort()
}

/** The units that a unit's amounts of the period's last month stand on in the month's structure. */
export function unitsOfAmounts(history: OrgHistory, month: Month, orgUnit: OrgUnitCode, months: Period): OrgUnitCode[] {
  return [...new Set(placeIn(history, month)(probe(orgUnit, months)).map((part) => part.orgUnit))]
}

/** One krona, to see where it lands. */
function probe(orgUnit: OrgUnitCode, months: Period): Placeable {
  return { orgUnit, period: months, series: 'ledger', amount: exact(1n), unitOfMeasure: 'sek' }
}

function restated(fact: Fact, orgUnit: OrgUnitCode, pieces: readonly DoublyPlaced[]): RestatedFact {
  if (orgUnit === fact.orgUnit && pieces.length === 1 && pieces[0]?.amount === fact.amount) return fact
  const amount = sum(pieces.map((piece) => piece.amount))
  return { ...fact, orgUnit, amount, delivered: { orgUnit: fact.orgUnit, amount: fact.amount } }
}

/** The tree of one month as if it had always been. */
function frozenAt(organisation: Organisation, month: Month): Organisation {
  return {
    versions: unitsAt(organisation, month).map(({ validTo: _ended, ...version }) => ({ ...version, validFrom: beginningOfTime })),
  }
}

const beginningOfTime = '0001-01' as Month

function monthsThatDiffer({ changes }: OrgHistory, months: Period): Month[] {
  const changed = new Set(changes.map(({ month }) => month))
  return monthsOf(months).filter((month) => month === months.from || changed.has(month))
}
