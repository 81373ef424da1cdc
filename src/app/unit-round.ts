import type { Actor } from '#domain/actor.ts'
import type { Delivery } from '#domain/delivery.ts'
import { type AnsweredFinding, countFindings, type FindingCounts, withAnswers } from '#domain/finding-answer.ts'
import type { OrgUnitVersion } from '#domain/organisation.ts'
import { done, type Outcome } from '#domain/outcome.ts'
import { fullYear, type Period } from '#domain/period.ts'
import type { ReportVersion } from '#domain/report-version.ts'
import type { Round } from '#domain/round.ts'
import type { ReportVersionSummary } from '#store/store.ts'
import { findReportGround, type ReportAddress } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'
import { type Highlight, highlightsOf } from './highlights.ts'
import { listDeliveries } from './read-delivery.ts'

export interface UnitRound {
  readonly unit: OrgUnitVersion
  readonly regionNameSv: string
  readonly round: Round
  readonly closesOn?: string
  /** The latest version, with its document and tables. */
  readonly latest?: ReportVersion
  /** Of the latest version, with what has been answered. */
  readonly findings: readonly AnsweredFinding[]
  /** Newest first. */
  readonly versions: readonly (Omit<ReportVersionSummary, 'findings'> & { readonly findingCounts: FindingCounts })[]
  /** Something has been delivered since the latest version. */
  readonly isStale: boolean
  readonly hasTemplate: boolean
  readonly highlights: readonly Highlight[]
  /** Accepted deliveries that the actor may see whose months or contents concern the round, latest first; absent for who sees none. */
  readonly deliveries?: readonly Delivery[]
}

/** One administration's round: how far its report has come, what was found and what it stands on. */
export async function unitRound(address: ReportAddress, actor: Actor, effects: Effects): Promise<Outcome<UnitRound>> {
  const ground = await findReportGround(address, effects)
  if (ground.kind !== 'done') return ground
  const { orgUnit, round, reference } = ground.value

  const latest = await effects.store.loadLatestReportVersion(orgUnit.code, round.code)
  const calendarRound = reference.region?.rounds.find((entry) => entry.code === round.code)
  const deliveries = await listDeliveries(actor, effects)
  const answers = await effects.store.findingAnswers.list({ orgUnit: orgUnit.code, round: round.code })
  const versions = await effects.store.listReportVersions({ orgUnit: orgUnit.code, round: round.code })
  return done({
    unit: orgUnit,
    regionNameSv: reference.region?.nameSv ?? '',
    round,
    ...(calendarRound ? { closesOn: calendarRound.closesOn } : {}),
    ...(latest ? { latest } : {}),
    findings: latest ? withAnswers(latest, answers) : [],
    versions: versions.map(({ findings, ...version }) => ({
      ...version,
      findingCounts: countFindings(withAnswers({ number: version.number, findings }, answers)),
    })),
    isStale: latest !== undefined && latest.snapshotId !== reference.snapshot.id,
    hasTemplate: reference.templateFor(orgUnit.code, round.kind) !== undefined,
    highlights: latest ? highlightsOf(latest) : [],
    ...(deliveries.kind === 'done' && {
      deliveries: deliveries.value.filter(({ state, slices }) => state === 'accepted' && concerns(slices, fullYear(round.year))),
    }),
  })
}

/** Contents without months concern every round. */
function concerns(slices: Delivery['slices'], year: Period): boolean {
  return slices.some(({ period }) => period === undefined || (period.from <= year.to && year.from <= period.to))
}
