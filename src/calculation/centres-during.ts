import { yearOf } from '#domain/month.ts'
import { childrenAt, type Organisation, type OrgUnitCode, type OrgUnitVersion } from '#domain/organisation.ts'
import { fullYear, monthsOf, type Period, period } from '#domain/period.ts'
import type { Round } from '#domain/round.ts'

/** A unit that the table of centres shows, with the years in which it stood where the row has it. */
export interface CentreUnit {
  readonly code: OrgUnitCode
  readonly nameSv: string
  readonly years: readonly number[]
}

export interface CentreWithParts {
  readonly centre: CentreUnit
  readonly parts: readonly CentreUnit[]
}

/** The round's year and the four before it: what a table of centres looks back over. */
export function yearsByCentre({ year }: Pick<Round, 'year'>): Period {
  return period(fullYear(year - 4).from, fullYear(year).to)
}

/**
 * The units right under the root in some month of the years, in the tree's order, each with the units that lay right under
 * it; cost centres are parts of nothing but the root. Nothing for a root without areas or centres.
 */
export function centresDuring(organisation: Organisation, root: OrgUnitCode, years: Period): CentreWithParts[] {
  const centres = childrenDuring(organisation, root, years)
  if (!centres.some(({ level }) => level === 'area' || level === 'centre')) return []
  return centres.map(({ level, ...centre }) => ({
    centre,
    parts:
      level === 'cost-centre'
        ? []
        : childrenDuring(organisation, centre.code, years).flatMap(({ level: partLevel, ...part }) =>
            partLevel === 'cost-centre' ? [] : [part],
          ),
  }))
}

function childrenDuring(
  organisation: Organisation,
  parent: OrgUnitCode,
  years: Period,
): (CentreUnit & Pick<OrgUnitVersion, 'level'>)[] {
  const found = new Map<OrgUnitCode, { latest: OrgUnitVersion; years: Set<number> }>()
  for (const month of monthsOf(years)) {
    for (const child of childrenAt(organisation, parent, month)) {
      const known = found.get(child.code) ?? { latest: child, years: new Set<number>() }
      known.latest = child
      known.years.add(yearOf(month))
      found.set(child.code, known)
    }
  }
  const order = organisation.versions.map(({ code }) => code)
  return [...found.values()]
    .map(({ latest, years }) => ({ code: latest.code, nameSv: latest.nameSv, level: latest.level, years: [...years] }))
    .sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code))
}
