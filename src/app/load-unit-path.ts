import { orgUnitCode, unitPath } from '#domain/organisation.ts'
import { parseRoundCode } from '#domain/round.ts'
import type { UnitPath } from '#workflow/permissions.ts'
import type { ReportAddress } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'
import { loadReference } from './load-reference.ts'

/** The unit and what it lies below as the tree was at the end of the round: whom the unit's report concerns. */
export async function loadUnitPath({ orgUnit, round }: ReportAddress, store: Effects['store']): Promise<UnitPath> {
  const { organisation } = await loadReference(await store.loadCurrentSnapshot(), store)
  const code = orgUnitCode(orgUnit)
  const period = parseRoundCode(round)?.period
  return period === undefined ? [{ code, nameSv: orgUnit }] : unitPath(organisation, code, period.to)
}
