import { addMonths, type Month } from '#domain/month.ts'
import { type Organisation, type OrgUnitCode, subtreeAt, unitAt } from '#domain/organisation.ts'
import { covers, type Period, period as periodOf } from '#domain/period.ts'

/**
 * The unit and all that was below it in some month of the period, sorted: history as it was reported, so that a cost centre
 * closed at the new year still counts in the year before (domain.md §2.2, `asReported`).
 */
export function unitsDuring(organisation: Organisation, root: OrgUnitCode, period: Period): OrgUnitCode[] {
  const units = new Set<OrgUnitCode>()
  for (const month of monthsOfChange(organisation, period)) {
    for (const code of subtreeAt(organisation, root, month)) units.add(code)
  }
  return [...units].sort()
}

/**
 * The units that belonged to the root in only a part of the months that they existed in: their amounts before and after the
 * move cannot be told apart by one selection.
 */
export function unitsMovedDuring(organisation: Organisation, root: OrgUnitCode, period: Period): OrgUnitCode[] {
  const months = monthsOfChange(organisation, period)
  return unitsDuring(organisation, root, period).filter((code) =>
    months.some((month) => unitAt(organisation, code, month) !== undefined && !subtreeAt(organisation, root, month).has(code)),
  )
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
