import { actorNameSv } from '#domain/actor.ts'
import { swedishDay } from '#domain/person.ts'
import { type ReportEvent, type ReportMoveKind, type ReportMoveWords, saidOf, standingEvents } from '#domain/report-course.ts'
import type { ReportVersion } from '#domain/report-version.ts'
import { withImprint } from '#report/imprint.ts'
import type { Effects } from './effects.ts'
import { loadPersonNames } from './person-names.ts'

/**
 * The version as its files and its page show it: what was composed and, once it is no draft, what has been said of it on its
 * way. Computed anew each time from what is kept, until its files are sealed.
 */
export async function printedVersion(version: ReportVersion, { store }: Pick<Effects, 'store'>): Promise<ReportVersion> {
  if (version.state === 'draft') return version
  return asPrinted(version, await store.reports.listEvents(version), await loadPersonNames(store))
}

/** The same, as it will be once the move has been made. */
export function printedAfter(
  version: ReportVersion,
  events: readonly ReportEvent[],
  move: { readonly kind: ReportMoveKind; readonly by: string; readonly at: Date; readonly said: ReportMoveWords },
  namesSv: Readonly<Record<string, string>>,
): ReportVersion {
  const own = events.filter(({ version: number }) => number === version.number)
  const made: ReportEvent = { ...move, version: version.number, step: own.length + 1, toState: version.state }
  return asPrinted(version, [...own, made], namesSv)
}

function asPrinted(
  version: ReportVersion,
  events: readonly ReportEvent[],
  namesSv: Readonly<Record<string, string>>,
): ReportVersion {
  const standing = standingEvents(events, version.number)
  const approval = standing.find(({ kind }) => kind === 'approved')
  const caseNumber = saidOf(standing, version.number, 'caseNumber')
  const decision = saidOf(standing, version.number, 'decision')
  const document = withImprint(version.document, {
    number: version.number,
    errata: saidOf(standing, version.number, 'errata') ?? [],
    ...(caseNumber === undefined ? {} : { caseNumber }),
    ...(decision === undefined ? {} : { decision }),
    ...(approval === undefined ? {} : { approved: { bySv: actorNameSv(approval.by, namesSv), on: swedishDay(approval.at) } }),
  })
  return { ...version, document }
}
