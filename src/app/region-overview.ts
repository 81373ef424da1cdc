import type { CalendarRound } from '#domain/content.ts'
import { countFindings, type FindingCounts, withAnswers } from '#domain/finding-answer.ts'
import { type OrgUnitVersion, unitAt, unitPath, unitsAt } from '#domain/organisation.ts'
import type { ReportVersion } from '#domain/report-version.ts'
import { parseRoundCode, type Round } from '#domain/round.ts'
import type { ReportVersionSummary } from '#store/store.ts'
import type { UnitPath } from '#workflow/permissions.ts'
import type { Effects } from './effects.ts'
import { type Highlight, highlightsOf } from './highlights.ts'
import { loadReference, type Reference } from './load-reference.ts'

export interface RegionOverview {
  readonly regionNameSv: string
  /** The calendar's rounds, the one that closes last first: a year's plan is made before the report that ends the year before. */
  readonly rounds: readonly CalendarRound[]
  /** The round shown: the one asked for, else the latest that has a report, else the first; absent without a calendar. */
  readonly round?: Round
  readonly closesOn?: string
  readonly administrations: readonly AdministrationOverview[]
}

export interface AdministrationOverview {
  readonly unit: OrgUnitVersion
  /** The unit and what it lies below in the round. */
  readonly path: UnitPath
  readonly committeeSv?: string
  readonly latest?: ReportVersionSummary
  /** Facts have been delivered since the latest version. */
  readonly isStale: boolean
  readonly findingCounts: FindingCounts
  readonly highlights: readonly Highlight[]
}

/** The region at a glance: its administrations in a round, how far each has come and what deviates. */
export async function regionOverview({ store }: Effects, roundCode?: string): Promise<RegionOverview> {
  const snapshot = await store.loadCurrentSnapshot()
  const reference = await loadReference(snapshot, store)
  const rounds = (reference.region?.rounds ?? []).toSorted((a, b) => (dueOrder(a) < dueOrder(b) ? 1 : -1))
  const reported = new Set((await store.listReportVersions()).map((version) => version.round))
  const calendarRound =
    rounds.find((entry) => entry.code === roundCode) ?? rounds.find((entry) => reported.has(entry.code)) ?? rounds.at(-1)
  const round = calendarRound && parseRoundCode(calendarRound.code)
  const regionNameSv = reference.region?.nameSv ?? ''
  if (!round || !calendarRound) return { regionNameSv, rounds, administrations: [] }

  const administrations = unitsAt(reference.organisation, round.period.to).filter((unit) => unit.level === 'administration')
  return {
    regionNameSv,
    rounds,
    round,
    closesOn: calendarRound.closesOn,
    administrations: await Promise.all(administrations.map((unit) => administrationOverview(unit, round, reference, store))),
  }
}

function dueOrder({ closesOn, code }: CalendarRound): string {
  return `${closesOn} ${code}`
}

async function administrationOverview(
  unit: OrgUnitVersion,
  round: Round,
  { organisation, snapshot }: Reference,
  store: Effects['store'],
): Promise<AdministrationOverview> {
  const version = await store.loadLatestReportVersion(unit.code, round.code)
  const answers = await store.findingAnswers.list({ orgUnit: unit.code, round: round.code })
  const committee = unit.parent && unitAt(organisation, unit.parent, round.period.to)
  return {
    unit,
    path: unitPath(organisation, unit.code, round.period.to),
    ...(committee ? { committeeSv: committee.nameSv } : {}),
    ...(version ? { latest: summaryOf(version) } : {}),
    isStale: version !== undefined && version.snapshotId !== snapshot.id,
    findingCounts: countFindings(version ? withAnswers(version, answers) : []),
    highlights: version ? highlightsOf(version) : [],
  }
}

function summaryOf({ document: _document, tables: _tables, ...summary }: ReportVersion): ReportVersionSummary {
  return summary
}
