import type { Brand } from '#lib/brand.ts'
import type { Month } from './month.ts'

/** The lasting code of an organisational unit: 'fds', '7110'. Never its name, which changes (domain.md §2.2). */
export type OrgUnitCode = Brand<string, 'OrgUnitCode'>

export function orgUnitCode(text: string): OrgUnitCode {
  return text as OrgUnitCode
}

export const orgLevels = {
  region: { labelSv: 'Region' },
  committee: { labelSv: 'Nämnd' },
  administration: { labelSv: 'Förvaltning' },
  area: { labelSv: 'Område' },
  centre: { labelSv: 'Centrumbildning' },
  clinic: { labelSv: 'Verksamhet' },
  unit: { labelSv: 'Enhet' },
  'cost-centre': { labelSv: 'Kostnadsställe' },
} as const satisfies Record<string, { labelSv: string }>

export type OrgLevel = keyof typeof orgLevels

export function isOrgLevel(text: string): text is OrgLevel {
  return Object.hasOwn(orgLevels, text)
}

/** An organisational unit as it was during some months. A rename or a move ends one version and begins the next. */
export interface OrgUnitVersion {
  readonly code: OrgUnitCode
  readonly nameSv: string
  readonly shortNameSv?: string
  readonly level: OrgLevel
  readonly parent?: OrgUnitCode
  readonly validFrom: Month
  /** Last month of this version; absent while it is in force. */
  readonly validTo?: Month
}

/** The dated tree, as all its versions. */
export interface Organisation {
  readonly versions: readonly OrgUnitVersion[]
}

export const emptyOrganisation: Organisation = { versions: [] }

/** The version of a unit in force in the month. */
export function unitAt(organisation: Organisation, code: OrgUnitCode, month: Month): OrgUnitVersion | undefined {
  return indexOf(organisation)
    .versionsOf(code)
    .find((version) => inForce(version, month))
}

export function unitsAt(organisation: Organisation, month: Month): OrgUnitVersion[] {
  return organisation.versions.filter((version) => inForce(version, month))
}

export function childrenAt(organisation: Organisation, parent: OrgUnitCode, month: Month): readonly OrgUnitVersion[] {
  return indexOf(organisation).childrenIn(month).get(parent) ?? []
}

/** The codes of the unit and of everything below it in the month. */
export function subtreeAt(organisation: Organisation, root: OrgUnitCode, month: Month): Set<OrgUnitCode> {
  const codes = new Set<OrgUnitCode>([root])
  const waiting: OrgUnitCode[] = [root]
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    for (const child of childrenAt(organisation, parent, month)) {
      if (codes.has(child.code)) continue
      codes.add(child.code)
      waiting.push(child.code)
    }
  }
  return codes
}

/** From the unit itself up to the root. */
export function pathToRoot(organisation: Organisation, code: OrgUnitCode, month: Month): OrgUnitVersion[] {
  const path: OrgUnitVersion[] = []
  const seen = new Set<OrgUnitCode>()
  for (let orgUnit = unitAt(organisation, code, month); orgUnit && !seen.has(orgUnit.code); ) {
    path.push(orgUnit)
    seen.add(orgUnit.code)
    orgUnit = orgUnit.parent === undefined ? undefined : unitAt(organisation, orgUnit.parent, month)
  }
  return path
}

/**
 * From the unit itself up to the root, also in a month when the unit is not there: then as it was nearest to it. A code that
 * no tree has is a path of its own, so that it lies below nothing.
 */
export function unitPath(
  organisation: Organisation,
  code: OrgUnitCode,
  month: Month,
): readonly Pick<OrgUnitVersion, 'code' | 'nameSv'>[] {
  const versions = indexOf(organisation).versionsOf(code)
  const ended = versions.flatMap(({ validTo }) => (validTo !== undefined && validTo < month ? validTo : [])).sort()
  const begun = versions.map(({ validFrom }) => validFrom).sort()
  const asked = versions.some((version) => inForce(version, month)) ? month : (ended.at(-1) ?? begun[0])
  return asked === undefined ? [{ code, nameSv: code }] : pathToRoot(organisation, code, asked)
}

/** A tree shelved by code and by parent: a region has thousands of units, and each is asked for many times. */
interface OrganisationIndex {
  versionsOf(code: OrgUnitCode): readonly OrgUnitVersion[]
  childrenIn(month: Month): ReadonlyMap<OrgUnitCode | undefined, readonly OrgUnitVersion[]>
}

const indexes = new WeakMap<Organisation, OrganisationIndex>()

function indexOf(organisation: Organisation): OrganisationIndex {
  const known = indexes.get(organisation)
  if (known !== undefined) return known
  const byCode = Map.groupBy(organisation.versions, ({ code }) => code)
  const byParent = new Map<Month, Map<OrgUnitCode | undefined, OrgUnitVersion[]>>()
  const index: OrganisationIndex = {
    versionsOf: (code) => byCode.get(code) ?? [],
    childrenIn(month) {
      const children = byParent.get(month) ?? Map.groupBy(unitsAt(organisation, month), ({ parent }) => parent)
      byParent.set(month, children)
      return children
    },
  }
  indexes.set(organisation, index)
  return index
}

function inForce(version: OrgUnitVersion, month: Month): boolean {
  return version.validFrom <= month && (version.validTo === undefined || month <= version.validTo)
}
