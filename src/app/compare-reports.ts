import type { Actor } from '#domain/actor.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import type { ReportComparison } from '#domain/report-comparison.ts'
import type { Erratum } from '#domain/report-course.ts'
import { isPublic, type ReportVersion } from '#domain/report-version.ts'
import { compareDocuments, errataOf } from '#report/compare-documents.ts'
import type { ReportVersionSummary } from '#store/store.ts'
import { canSeeDrafts } from '#workflow/permissions.ts'
import type { ReportAddress } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'
import { loadUnitPath } from './load-unit-path.ts'

export interface ComparedReports {
  readonly before: ReportVersionSummary
  readonly after: ReportVersionSummary
  readonly titleSv: string
  readonly authorSv: string
  readonly comparison: ReportComparison
  /** All there are to choose from, newest first. */
  readonly versions: readonly ReportVersionSummary[]
}

/** Two versions of a report beside each other; without numbers the latest and the one before it. */
export async function compareReports(
  address: ReportAddress & { readonly from?: number; readonly to?: number },
  actor: Actor,
  { store }: Effects,
): Promise<Outcome<ComparedReports>> {
  const verdict = canSeeDrafts(actor, await loadUnitPath(address, store))
  if (!verdict.allowed) return refused(verdict.reasonSv)
  const versions = await store.listReportVersions(address)
  const to = address.to ?? versions[0]?.number ?? 0
  const from = address.from ?? versions.find(({ number }) => number < to)?.number ?? 0
  const [before, after] = await Promise.all([load(from, versions, store), load(to, versions, store)])
  if (before === undefined || after === undefined) {
    return notFound(
      versions.length < 2 ? 'Det finns bara en version av rapporten: inget att jämföra med.' : 'Versionen finns inte.',
    )
  }
  const { titleSv, authorSv } = after.document
  const comparison = compareDocuments(before.document, after.document)
  return done({ before, after, titleSv, authorSv, comparison, versions })
}

/** What the version would correct in the latest that has been decided or published: all that a reader sees, by section. */
export async function openErrata(
  version: ReportVersion,
  { store }: Pick<Effects, 'store'>,
): Promise<Omit<Erratum, 'reasonSv'>[]> {
  const versions = await store.listReportVersions(version)
  const decided = versions.find(({ number, state }) => number < version.number && (state === 'decided' || isPublic(state)))
  const corrected = decided && (await store.loadReportVersion(decided.id))
  return corrected === undefined ? [] : errataOf(compareDocuments(corrected.document, version.document), corrected.number)
}

async function load(
  number: number,
  versions: readonly ReportVersionSummary[],
  store: Effects['store'],
): Promise<ReportVersion | undefined> {
  const summary = versions.find((version) => version.number === number)
  return summary && store.loadReportVersion(summary.id)
}
