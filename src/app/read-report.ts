import type { Actor } from '#domain/actor.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import type { ReportVersion } from '#domain/report-version.ts'
import { canSeeDrafts } from '#workflow/permissions.ts'
import type { ReportAddress } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'
import { loadUnitPath } from './load-unit-path.ts'

/** The latest version of a report, or the one with the number. */
export async function readReport(
  address: ReportAddress & { readonly number?: number },
  actor: Actor,
  { store }: Effects,
): Promise<Outcome<ReportVersion>> {
  const version = await loadVersion(address, store)
  if (!version) return notFound('Rapporten är inte framtagen ännu. Ta fram den från förvaltningens sida.')
  if (version.state !== 'published') {
    const verdict = canSeeDrafts(actor, await loadUnitPath(address, store))
    if (!verdict.allowed) return refused(verdict.reasonSv)
  }
  return done(version)
}

async function loadVersion({ orgUnit, round, number }: ReportAddress & { number?: number }, store: Effects['store']) {
  if (number === undefined) return store.loadLatestReportVersion(orgUnit, round)
  const summary = (await store.listReportVersions({ orgUnit, round })).find((version) => version.number === number)
  return summary && store.loadReportVersion(summary.id)
}
