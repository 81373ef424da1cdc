import { type Actor, actorNameSv, type Verdict } from '#domain/actor.ts'
import { countFindings, type FindingCounts, openFindings, withAnswers } from '#domain/finding-answer.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import { type Erratum, type ReportEvent, type ReportMoveKind, type SealedFile, saidOf } from '#domain/report-course.ts'
import { parseRoundCode } from '#domain/round.ts'
import type { ReportVersionSummary } from '#store/store.ts'
import { canSeeDrafts, canSeeFindings, may } from '#workflow/permissions.ts'
import { mayMoveReport, nextReportMoves } from '#workflow/report-moves.ts'
import { openErrata } from './compare-reports.ts'
import type { ReportAddress } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'
import { loadUnitPath } from './load-unit-path.ts'
import { hindersMove } from './move-report.ts'
import { loadPersonNames } from './person-names.ts'

/** What has happened to a report's versions, what may happen next to one of them, and who may do it. */
export interface ReportCourse {
  readonly version: ReportVersionSummary
  readonly titleSv: string
  readonly authorSv: string
  readonly regionSv: string
  /** Newest first. */
  readonly versions: readonly ReportVersionSummary[]
  /** Of all versions, latest first. */
  readonly events: readonly (ReportEvent & { readonly bySv: string })[]
  /** How many events of the version have been seen. */
  readonly step: number
  readonly next: readonly NextReportMove[]
  /** The version's own sealed files. */
  readonly sealed: readonly SealedFile[]
  /** Said before of this version or an earlier one: what to begin with when it is asked for. */
  readonly before: { readonly caseNumber?: string; readonly recipientSv?: string }
  readonly composedBySv: string
  readonly archiving: Verdict
  /** Absent for one who may not see what has been found. */
  readonly findingCounts?: FindingCounts
}

export interface NextReportMove {
  readonly kind: ReportMoveKind
  /** Whether this person may, and when not, who may. */
  readonly verdict: Verdict
  /** Why it cannot be done to the version by anyone. */
  readonly hindranceSv?: string
  /** What is corrected: asks for reasons. */
  readonly errata?: readonly Omit<Erratum, 'reasonSv'>[]
}

/** The way of the version with the number; of the latest when none is named. */
export async function readCourse(
  address: ReportAddress & { readonly number?: number },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<ReportCourse>> {
  const { store } = effects
  const round = parseRoundCode(address.round)
  const path = await loadUnitPath(address, store)
  const seen = canSeeDrafts(actor, path)
  if (!seen.allowed) return refused(seen.reasonSv)
  const versions = await store.listReportVersions(address)
  const summary = address.number === undefined ? versions[0] : versions.find(({ number }) => number === address.number)
  const version = summary && (await store.loadReportVersion(summary.id))
  if (version === undefined || round === undefined) return notFound('Rapporten är inte framtagen ännu.')

  const [events, namesSv, sealed, answers] = await Promise.all([
    store.reports.listEvents(address),
    loadPersonNames(store),
    store.reports.listSealedFiles(address),
    store.findingAnswers.list(address),
  ])
  const open = openFindings(version, answers)
  const errata = version.state === 'draft' ? await openErrata(version, effects) : []
  const caseNumber = lastSaid('caseNumber')
  const recipientSv = lastSaid('recipientSv')
  const { document, tables: _, ...own } = version
  return done({
    version: own,
    titleSv: document.titleSv,
    authorSv: document.authorSv,
    regionSv: document.regionSv,
    versions,
    events: events.toReversed().map((event) => ({ ...event, bySv: actorNameSv(event.by, namesSv) })),
    step: events.filter((event) => event.version === version.number).length,
    next: nextReportMoves(version.state, round.kind).map((kind) => nextMove(kind)),
    sealed: sealed.filter((file) => file.version === version.number),
    before: { ...(caseNumber === undefined ? {} : { caseNumber }), ...(recipientSv === undefined ? {} : { recipientSv }) },
    composedBySv: actorNameSv(version.composedBy, namesSv),
    archiving: may(actor, 'archive-report', path),
    ...(canSeeFindings(actor, path).allowed ? { findingCounts: countFindings(withAnswers(version, answers)) } : {}),
  })

  function nextMove(kind: ReportMoveKind): NextReportMove {
    const verdict = mayMoveReport(actor, kind, own, events, path)
    const hindranceSv = hindersMove(kind, { number: own.number, open }, versions)
    return {
      kind,
      verdict,
      ...(hindranceSv === undefined ? {} : { hindranceSv }),
      ...(kind === 'frozen' && errata.length > 0 ? { errata } : {}),
    }
  }

  function lastSaid(key: 'caseNumber' | 'recipientSv'): string | undefined {
    return versions.map(({ number }) => saidOf(events, number, key)).find((text) => text !== undefined)
  }
}
