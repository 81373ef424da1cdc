import type { Actor } from '#domain/actor.ts'
import { orgUnitCode, unitPath } from '#domain/organisation.ts'
import { isPublic } from '#domain/report-version.ts'
import { parseRoundCode } from '#domain/round.ts'
import { may } from '#workflow/permissions.ts'
import type { ReportAddress } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'
import { statementLayoutFor } from './find-forecast.ts'
import { loadReference } from './load-reference.ts'

/** What a unit's round is read and worked on in, in the order that it is gone through. */
export type RoundPage =
  | 'overview'
  | 'answers'
  | 'workbook'
  | 'goals'
  | 'forecast'
  | 'report'
  | 'findings'
  | 'course'
  | 'comments'
  | 'management'
  | 'plan'

/** The pages that there are of the unit's round, of those that the actor may see: an address that leads nowhere is not among them. */
export async function listRoundPages(
  address: ReportAddress,
  actor: Actor,
  { store }: Pick<Effects, 'store'>,
): Promise<RoundPage[]> {
  const round = parseRoundCode(address.round)
  if (round === undefined) return []
  const code = orgUnitCode(address.orgUnit)
  const reference = await loadReference(await store.loadCurrentSnapshot(), store)
  const path = unitPath(reference.organisation, code, round.period.to)
  const [opened] = await store.rounds.listOpened({ orgUnits: [code], round: round.code })
  const versions = await store.listReportVersions({ orgUnit: code, round: round.code })
  const maySeeDrafts = may(actor, 'see-drafts', path).allowed
  const maySeePlan = may(actor, 'see-plan', path).allowed
  const isFollowUp = round.kind !== 'P'
  const hasPlan = reference.planFor(code, round.year) !== undefined
  const hasForecast = statementLayoutFor(reference, code, round.period.to) !== undefined
  const there: Readonly<Record<RoundPage, boolean>> = {
    overview: maySeeDrafts,
    answers: opened !== undefined && maySeePlan,
    workbook: opened?.state === 'open' && may(actor, 'answer', path).allowed,
    goals: isFollowUp && maySeePlan && hasPlan,
    forecast: isFollowUp && maySeePlan && hasForecast,
    report: versions.some(({ state }) => maySeeDrafts || isPublic(state)),
    findings: versions.length > 0 && may(actor, 'see-findings', path).allowed,
    course: versions.length > 0 && maySeeDrafts,
    comments: maySeeDrafts,
    management: isFollowUp && maySeePlan,
    plan: maySeePlan && hasPlan,
  }
  return (Object.keys(there) as RoundPage[]).filter((page) => there[page])
}
