import type { Actor } from '#domain/actor.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import { isPublic, type ReportVersion } from '#domain/report-version.ts'
import { canSeeDrafts } from '#workflow/permissions.ts'
import type { ReportAddress } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'
import { loadUnitPath } from './load-unit-path.ts'
import { printedVersion } from './printed-version.ts'

/**
 * The version of a report with the number, as it is printed; without a number the latest. Who may not see drafts gets the
 * latest that has been published.
 */
export async function readReport(
  address: ReportAddress & { readonly number?: number },
  actor: Actor,
  { store }: Effects,
): Promise<Outcome<ReportVersion>> {
  const verdict = canSeeDrafts(actor, await loadUnitPath(address, store))
  const versions = await store.listReportVersions({ orgUnit: address.orgUnit, round: address.round })
  const asked = address.number === undefined ? versions : versions.filter(({ number }) => number === address.number)
  const summary = asked.find(({ state }) => verdict.allowed || isPublic(state))
  if (summary === undefined && asked.length > 0 && !verdict.allowed) return refused(verdict.reasonSv)
  const version = summary && (await store.loadReportVersion(summary.id))
  if (version === undefined) return notFound('Rapporten är inte framtagen ännu. Ta fram den från förvaltningens sida.')
  return done(await printedVersion(version, { store }))
}
