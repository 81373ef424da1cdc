import type { FactSelection } from '#domain/fact.ts'
import { addMonths, type Month } from '#domain/month.ts'
import { type Organisation, type OrgUnitCode, subtreeAt, unitAt } from '#domain/organisation.ts'
import { covers, monthsOf, type Period, period as periodOf } from '#domain/period.ts'
import { orgHistory } from './consolidation/org-history.ts'

/**
 * The unit and all that was below it in some month of the period, sorted: history as it was reported, so that a cost centre
 * closed at the new year still counts in the year before (domain.md §2.2).
 */
export function unitsDuring(organisation: Organisation, root: OrgUnitCode, period: Period): readonly OrgUnitCode[] {
  return belongingDuring(organisation, root, period).members.orgUnits
}

/**
 * The same units, with the months in which some of them belonged elsewhere: a unit that moved counts in each month where it
 * was then, and nowhere else. `except` is absent when none moved.
 */
export function membersDuring(organisation: Organisation, root: OrgUnitCode, period: Period): Members {
  return belongingDuring(organisation, root, period).members
}

export type Members = Pick<FactSelection, 'orgUnits' | 'except'>

/**
 * The units that belonged to the root in only a part of the months that they existed in: their amounts before and after the
 * move cannot be told apart by one selection.
 */
export function unitsMovedDuring(organisation: Organisation, root: OrgUnitCode, period: Period): readonly OrgUnitCode[] {
  return belongingDuring(organisation, root, period).moved
}

interface Belonging {
  readonly members: Members
  readonly moved: readonly OrgUnitCode[]
}

/** A tree is walked once for each unit and period: the root of a region has thousands of units, and every table asks. */
function belongingDuring(organisation: Organisation, root: OrgUnitCode, period: Period): Belonging {
  const ofOrganisation = walked.get(organisation) ?? new Map<string, Belonging>()
  walked.set(organisation, ofOrganisation)
  const key = `${root} ${period.from} ${period.to}`
  const belonging = ofOrganisation.get(key) ?? walk(organisation, root, period)
  ofOrganisation.set(key, belonging)
  return belonging
}

const walked = new WeakMap<Organisation, Map<string, Belonging>>()

function walk(organisation: Organisation, root: OrgUnitCode, period: Period): Belonging {
  const months = monthsOfChange(organisation, period).map((month) => ({ month, below: subtreeAt(organisation, root, month) }))
  const orgUnits = [...new Set(months.flatMap(({ below }) => [...below]))].sort()
  const moved = orgUnits.filter((code) =>
    months.some(({ month, below }) => !below.has(code) && unitAt(organisation, code, month) !== undefined),
  )
  if (moved.length === 0) return { members: { orgUnits }, moved }

  const history = orgHistory(organisation)
  const except = moved.flatMap((code) => {
    const elsewhere = monthsOf(period).filter((each) => !history.pathAt(code, history.homeMonth(code, each)).includes(root))
    return spansOf(elsewhere).map((span) => ({ orgUnits: [code], period: span }))
  })
  return { members: { orgUnits, except }, moved }
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
