import { checks } from '#checks/rules/catalogue.ts'
import type { Actor, Verdict } from '#domain/actor.ts'
import { type AnsweredFinding, withAnswers } from '#domain/finding-answer.ts'
import { done, type Outcome, refused } from '#domain/outcome.ts'
import type { ReportVersion } from '#domain/report-version.ts'
import { canSeeFindings, may } from '#workflow/permissions.ts'
import type { ReportAddress } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'
import { loadUnitPath } from './load-unit-path.ts'
import { readReport } from './read-report.ts'

export interface ReportFindings {
  readonly findings: readonly AnsweredFinding[]
  /** The rules in words, by code, of what checks found; what computation and composition found has none. */
  readonly rulesSv: Readonly<Record<string, string>>
  readonly answering: Verdict
}

/** What was found in the latest version of a report, or the one with the number, and what has been answered. */
export async function readFindings(
  address: ReportAddress & { readonly number?: number },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<ReportFindings & { readonly version: ReportVersion }>> {
  const verdict = canSeeFindings(actor, await loadUnitPath(address, effects.store))
  if (!verdict.allowed) return refused(verdict.reasonSv)
  const read = await readReport(address, actor, effects)
  if (read.kind !== 'done') return read
  const found = await findingsOf(read.value, actor, effects)
  return found.kind === 'done' ? done({ ...found.value, version: read.value }) : found
}

/** The same of a version at hand. */
export async function findingsOf(
  version: Pick<ReportVersion, 'orgUnit' | 'round' | 'number' | 'findings'>,
  actor: Actor,
  { store }: Effects,
): Promise<Outcome<ReportFindings>> {
  const path = await loadUnitPath(version, store)
  const verdict = canSeeFindings(actor, path)
  if (!verdict.allowed) return refused(verdict.reasonSv)
  return done({
    findings: withAnswers(version, await store.findingAnswers.list(version)),
    rulesSv: Object.fromEntries(checks.map(({ code, ruleSv }) => [code, ruleSv])),
    answering: may(actor, 'answer-findings', path),
  })
}
