import type { FactSelection } from '#domain/fact.ts'
import { addMonths, type Month } from '#domain/month.ts'
import { type Organisation, type OrgUnitCode, subtreeAt, unitAt } from '#domain/organisation.ts'
import { covers, monthsOf, type Period, period as periodOf } from '#domain/period.ts'
import { orgHistory } from './consolidation/org-history.ts'

/**
 * The unit and all that was below it in some month of the period, sorted: history as it was reported, so that a cost centre
 * closed at the new year still counts in the year before (domain.md §2.2).
 */
export function unitsDuring(organisation: Organisation, root: OrgUnitCode, period: Period): OrgUnitCode[] {
  const units = new Set<OrgUnitCode>()
  for (const month of monthsOfChange(organisation, period)) {
    for (const code of subtreeAt(organisation, root, month)) units.add(code)
  }
  return [...units].sort()
}

/**
 * The same units, with the months in which some of them belonged elsewhere: a unit that moved counts in each month where it
 * was then, and nowhere else. `except` is absent when none moved.
 */
export function membersDuring(
  organisation: Organisation,
  root: OrgUnitCode,
  period: Period,
): Pick<FactSelection, 'orgUnits' | 'except'> {
  const orgUnits = unitsDuring(organisation, root, period)
  const moved = unitsMovedDuring(organisation, root, period)
  if (moved.length === 0) return { orgUnits }
  const history = orgHistory(organisation)
  const except = moved.flatMap((code) => {
    const elsewhere = monthsOf(period).filter((each) => !history.pathAt(code, history.homeMonth(code, each)).includes(root))
    return spansOf(elsewhere).map((span) => ({ orgUnits: [code], period: span }))
  })
  return { orgUnits, except }
}

/**
 * The units that belonged to the root in only a part of the months that they existed in: their amounts before and after the
 * move cannot be told apart by one selection.
 */
export function unitsMovedDuring(organisation: Organisation, root: OrgUnitCode, period: Period): OrgUnitCode[] {
  const months = monthsOfChange(organisation, period).map((month) => ({ month, below: subtreeAt(organisation, root, month) }))
  return unitsDuring(organisation, root, period).filter((code) =>
    months.some(({ month, below }) => !below.has(code) && unitAt(organisation, code, month) !== undefined),
  )
}

/** Months in order, joined where they follow on each other. */
function spansOf(months: readonly Month[]): Period[] {
  const spans: Period[] = []
  for (const each of months) {
    const last = spans.at(-1)
    if (last !== undefined && addMonths(last.to, 1) === each) spans[spans.length - 1] = periodOf(last.from, each)
    else spans.push(periodOf(each))
  }
  return spans
}

/** The period's first month and each month in it in which the tree became another. */
function monthsOfChange({ versions }: Organisation, period: Period): Month[] {
  const months = new Set<Month>([period.from])
  for (const { validFrom, validTo } of versions) {
    const starts = validTo === undefined ? [validFrom] : [validFrom, addMonths(validTo, 1)]
    for (const month of starts) if (covers(period, periodOf(month))) months.add(month)
  }
  return [...months].sort()
}
