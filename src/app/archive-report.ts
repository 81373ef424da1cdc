import { type Actor, actorNameSv } from '#domain/actor.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import { saidOf } from '#domain/report-course.ts'
import { parseRoundCode } from '#domain/round.ts'
import { renderArchive } from '#render/archive/render-archive.ts'
import { may } from '#workflow/permissions.ts'
import { sealsFiles } from '#workflow/report-moves.ts'
import type { ReportAddress } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'
import { loadUnitPath } from './load-unit-path.ts'
import { loadPersonNames } from './person-names.ts'
import { printedVersion } from './printed-version.ts'

/** A sealed version of a report as a package for the archive; the latest sealed when none is named. */
export async function archiveReport(
  address: ReportAddress & { readonly number?: number },
  actor: Actor,
  { store }: Pick<Effects, 'store'>,
): Promise<Outcome<{ readonly fileName: string; readonly bytes: Uint8Array }>> {
  const verdict = may(actor, 'archive-report', await loadUnitPath(address, store))
  if (!verdict.allowed) return refused(verdict.reasonSv)
  const round = parseRoundCode(address.round)
  const sealed = await store.reports.listSealedFiles({ orgUnit: address.orgUnit, round: address.round })
  const number = address.number ?? sealed[0]?.version
  const files = sealed.filter(({ version }) => version === number)
  const summary = (await store.listReportVersions(address)).find((version) => version.number === number)
  const version = summary && (await store.loadReportVersion(summary.id))
  const [first] = files
  if (version === undefined || first === undefined || round === undefined) {
    return notFound('Det finns ingen förseglad version att arkivera. Rapporten förseglas när beslutet förs in.')
  }
  const [printed, events, namesSv] = await Promise.all([
    printedVersion(version, { store }),
    store.reports.listEvents(address),
    loadPersonNames(store),
  ])
  const withBytes = await Promise.all(
    files.map(async (file) => ({ ...file, bytes: (await store.reports.loadSealedBytes(file)) ?? new Uint8Array() })),
  )
  const own = events.filter((event) => event.version === version.number)
  const sealing = own.findIndex(({ kind }) => sealsFiles(kind, round.kind))
  const caseNumber = saidOf(events, version.number, 'caseNumber')
  const decision = saidOf(events, version.number, 'decision')
  const name = `${version.orgUnit}-${version.round}-v${version.number}`
  const bytes = renderArchive({
    name,
    document: { ...printed.document, identifier: first.identifier },
    version: version.number,
    ...(caseNumber === undefined ? {} : { caseNumber }),
    ...(decision === undefined ? {} : { decision }),
    // What happens to the report after its sealing is no part of what is handed over: the package stays the same.
    events: own.slice(0, sealing + 1).map((event) => ({ ...event, bySv: actorNameSv(event.by, namesSv) })),
    sealed: withBytes,
    sealedAt: first.sealedAt,
  })
  return done({ fileName: `${name}.zip`, bytes })
}
