import type { Month } from '#domain/month.ts'
import { type Organisation, type OrgUnitCode, type OrgUnitVersion, unitAt } from '#domain/organisation.ts'

/** The dated tree, ready to be asked once an amount: a region has thousands of units and its ledger millions of lines. */
export interface UnitIndex {
  has(code: OrgUnitCode): boolean
  at(code: OrgUnitCode, month: Month): OrgUnitVersion | undefined
  /** Every version of a unit with that name or short name, whatever its case and spaces. */
  named(text: string): readonly OrgUnitVersion[]
  /** From the unit up to the root; empty when it is not in force in the month. */
  pathOf(code: OrgUnitCode, month: Month): readonly OrgUnitCode[]
  /** The administration that the unit is or lies under in the month. */
  administrationOf(code: OrgUnitCode, month: Month): OrgUnitCode | undefined
}

export function createUnitIndex(organisation: Organisation): UnitIndex {
  const byCode = new Map<OrgUnitCode, Organisation>()
  for (const [code, versions] of Map.groupBy(organisation.versions, (version) => version.code)) byCode.set(code, { versions })
  const byName = Map.groupBy(
    organisation.versions.flatMap((version) =>
      [version.nameSv, version.shortNameSv].flatMap((name) => (name === undefined ? [] : [{ key: nameKey(name), version }])),
    ),
    ({ key }) => key,
  )
  const inForce = new Map<Month, Map<OrgUnitCode, OrgUnitVersion | undefined>>()

  function at(code: OrgUnitCode, month: Month): OrgUnitVersion | undefined {
    let ofMonth = inForce.get(month)
    if (!ofMonth) {
      ofMonth = new Map()
      inForce.set(month, ofMonth)
    }
    const known = ofMonth.get(code)
    if (known || ofMonth.has(code)) return known
    const versions = byCode.get(code)
    const version = versions && unitAt(versions, code, month)
    ofMonth.set(code, version)
    return version
  }

  function pathOf(code: OrgUnitCode, month: Month): OrgUnitCode[] {
    const path: OrgUnitCode[] = []
    for (let orgUnit = at(code, month); orgUnit && !path.includes(orgUnit.code); ) {
      path.push(orgUnit.code)
      orgUnit = orgUnit.parent === undefined ? undefined : at(orgUnit.parent, month)
    }
    return path
  }

  return {
    has: (code) => byCode.has(code),
    at,
    named: (text) => (byName.get(nameKey(text)) ?? []).map(({ version }) => version),
    pathOf,
    administrationOf: (code, month) => pathOf(code, month).find((above) => at(above, month)?.level === 'administration'),
  }
}

function nameKey(text: string): string {
  return text
    .replace(/[\s\u00a0\u00ad]+/g, ' ')
    .trim()
    .toLowerCase()
}
