import { check } from '#checks/run.ts'
import type { Actor } from '#domain/actor.ts'
import { bySeverity } from '#domain/finding.ts'
import { unitPath } from '#domain/organisation.ts'
import { done, type Outcome, refused } from '#domain/outcome.ts'
import type { ReportVersion } from '#domain/report-version.ts'
import { roundKinds } from '#domain/round.ts'
import { stringifyExact } from '#lib/exact-json.ts'
import { compose } from '#report/compose.ts'
import { canCompose } from '#workflow/permissions.ts'
import { computeReportTables, findReportGround, type ReportAddress } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'

/**
 * Composes the unit's report from what is known now, checks it and keeps it as the next version. When it comes out as the
 * latest version did, to the letter, that version is the answer: the same snapshot gives the same report.
 */
export async function composeReport(address: ReportAddress, actor: Actor, effects: Effects): Promise<Outcome<ReportVersion>> {
  const ground = await findReportGround(address, effects)
  if (ground.kind !== 'done') return ground
  const { orgUnit, round, reference, said } = ground.value
  const verdict = canCompose(actor, unitPath(reference.organisation, orgUnit.code, round.period.to))
  if (!verdict.allowed) return refused(verdict.reasonSv)

  const template = reference.templateFor(orgUnit.code, round.kind)
  if (!template) {
    return refused(
      `Det saknas en rapportmall för ${orgUnit.nameSv} och ${roundKinds[round.kind].labelSv.toLowerCase()}. ` +
        'Läs in en fil med ”kind: report-template”.',
    )
  }

  const computed = await computeReportTables(ground.value, effects)
  const plan = reference.planFor(orgUnit.code, round.year)
  const { answers, commentary, comments } = said
  const calendarRound = reference.region?.rounds.find((entry) => entry.code === round.code)
  const composed = compose({
    regionNameSv: reference.region?.nameSv ?? '',
    orgUnit,
    round,
    dated: calendarRound?.dated ?? `${round.period.to}-01`,
    snapshotId: reference.snapshot.id,
    template,
    tables: computed.tables,
    plan,
    answers,
    commentary,
    comments,
  })
  const checked = check({ tables: composed.tables, document: composed.document, plan, answers, round })

  const findings = bySeverity([...computed.findings, ...composed.findings, ...checked])
  const { document, tables } = composed
  const latest = await effects.store.loadLatestReportVersion(orgUnit.code, round.code)
  if (latest && sameReport(latest, { document, tables, findings })) return done(latest)
  return done(
    await effects.store.saveReportVersion({
      orgUnit: orgUnit.code,
      round: round.code,
      state: 'draft',
      snapshotId: reference.snapshot.id,
      composedAt: effects.clock.now(),
      composedBy: actor.id,
      document,
      tables,
      findings,
    }),
  )
}

type Composed = Pick<ReportVersion, 'document' | 'tables' | 'findings'>

function sameReport({ document, tables, findings }: Composed, other: Composed): boolean {
  return stringifyExact({ document, tables, findings }) === stringifyExact(other)
}
