import { orgHistory } from '#calculation/consolidation/org-history.ts'
import type { Month } from '#domain/month.ts'
import { formatOrgChange, orgChangeKinds } from '#domain/org-change.ts'
import { type OrgUnitCode, type OrgUnitVersion, orgLevels, unitsAt } from '#domain/organisation.ts'
import type { SourcePlace } from '#domain/source-place.ts'
import type { Effects } from './effects.ts'
import { loadReference } from './load-reference.ts'
import { currentMonth } from './tables-in-view.ts'

export interface OrganisationOverview {
  readonly regionNameSv: string
  /** The month whose tree is shown. */
  readonly month: Month
  /** The months in which the tree became another, latest first; the last is the one in which it begins. */
  readonly monthsOfChange: readonly Month[]
  readonly tree: readonly UnitInTree[]
  /** Latest first, without the cost centres that just begin or end: they do by the hundred. */
  readonly changes: readonly ListedChange[]
}

export interface UnitInTree {
  readonly code: string
  readonly nameSv: string
  readonly levelSv: string
  readonly costCentreCount: number
  /** Without cost centres, which are only counted. */
  readonly children: readonly UnitInTree[]
}

export interface ListedChange {
  readonly month: Month
  readonly kindSv: string
  readonly textSv: string
  /** Where it is written; absent when only the tree shows it. */
  readonly source?: SourcePlace
}

/** The organisation as it was in a month (today's when none is asked for), and all that has changed in it. */
export async function organisationOverview({ store, clock }: Effects, asked?: Month): Promise<OrganisationOverview> {
  const { region, organisation, changes } = await loadReference(await store.loadCurrentSnapshot(), store)
  const history = orgHistory(organisation, changes)
  const month = asked ?? currentMonth(clock)
  const beginning = organisation.versions.map(({ validFrom }) => validFrom).sort()[0]
  const isCostCentre = (code: OrgUnitCode) => history.versionsOf(code).every(({ level }) => level === 'cost-centre')
  const months = new Set([...history.changes.map((change) => change.month), ...(beginning ? [beginning] : [])])
  return {
    regionNameSv: region?.nameSv ?? '',
    month,
    monthsOfChange: [...months].sort().reverse(),
    tree: treeOf(unitsAt(organisation, month)),
    changes: history.changes
      .filter((change) => (change.kind !== 'open' && change.kind !== 'close') || !isCostCentre(change.orgUnit))
      .toReversed()
      .map((change) => ({
        month: change.month,
        kindSv: orgChangeKinds[change.kind].labelSv,
        textSv: formatOrgChange(change, organisation),
        ...(change.source === undefined ? {} : { source: change.source }),
      })),
  }
}

function treeOf(units: readonly OrgUnitVersion[]): UnitInTree[] {
  const codes = new Set(units.map(({ code }) => code))
  const children = Map.groupBy(units, ({ parent }) => (parent !== undefined && codes.has(parent) ? parent : undefined))
  const branch = ({ code, nameSv, level }: OrgUnitVersion): UnitInTree => {
    const below = children.get(code) ?? []
    return {
      code,
      nameSv,
      levelSv: orgLevels[level].labelSv,
      costCentreCount: below.filter((child) => child.level === 'cost-centre').length,
      children: below.filter((child) => child.level !== 'cost-centre').map(branch),
    }
  }
  return (children.get(undefined) ?? []).map(branch)
}
