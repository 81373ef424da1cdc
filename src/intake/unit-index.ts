import type { Month } from '#domain/month.ts'
import { type Organisation, type OrgUnitCode, type OrgUnitVersion, unitAt } from '#domain/organisation.ts'

/** The dated tree, ready to be asked once an amount: a region has thousands of units and its ledger millions of lines. */
export interface UnitIndex {
  has(code: OrgUnitCode): boolean
  at(code: OrgUnitCode, month: Month): OrgUnitVersion | undefined
  /** The administration that the unit is or lies under in the month. */
  administrationOf(code: OrgUnitCode, month: Month): OrgUnitCode | undefined
}

export function createUnitIndex(organisation: Organisation): UnitIndex {
  const byCode = new Map<OrgUnitCode, Organisation>()
  for (const [code, versions] of Map.groupBy(organisation.versions, (version) => version.code)) byCode.set(code, { versions })
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

  return {
    has: (code) => byCode.has(code),
    at,
    administrationOf(code, month) {
      const seen = new Set<OrgUnitCode>()
      let orgUnit = at(code, month)
      while (orgUnit && orgUnit.level !== 'administration' && !seen.has(orgUnit.code)) {
        seen.add(orgUnit.code)
        orgUnit = orgUnit.parent === undefined ? undefined : at(orgUnit.parent, month)
      }
      return orgUnit?.level === 'administration' ? orgUnit.code : undefined
    },
  }
}
