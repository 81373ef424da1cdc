import type { Actor } from '#domain/actor.ts'
import { unitPath } from '#domain/organisation.ts'
import { done, type Outcome, refused } from '#domain/outcome.ts'
import type { ReportVersion } from '#domain/report-version.ts'
import { roundKinds } from '#domain/round.ts'
import { stringifyExact } from '#lib/exact-json.ts'
import { canCompose } from '#workflow/permissions.ts'
import { loadCheckGround } from './check-ground.ts'
import { computeReportTables, findReportGround, type ReportAddress } from './compute-report-tables.ts'
import { draftReport } from './draft-report.ts'
import type { Effects } from './effects.ts'

/**
 * Composes the unit's report from what is known now, checks it and keeps it as the next version. When it comes out as the
 * latest version did, to the letter, that version is the answer: the same snapshot gives the same report.
 */
export async function composeReport(address: ReportAddress, actor: Actor, effects: Effects): Promise<Outcome<ReportVersion>> {
  const ground = await findReportGround(address, effects)
  if (ground.kind !== 'done') return ground
  const { orgUnit, round, reference } = ground.value
  const verdict = canCompose(actor, unitPath(reference.organisation, orgUnit.code, round.period.to))
  if (!verdict.allowed) return refused(verdict.reasonSv)

  const template = reference.templateFor(orgUnit.code, round.kind)
  if (!template) {
    return refused(
      `Det saknas en rapportmall för ${orgUnit.nameSv} och ${roundKinds[round.kind].labelSv.toLowerCase()}. ` +
        'Läs in en fil med ”kind: report-template”.',
    )
  }

  const { document, tables, findings } = draftReport(
    ground.value,
    template,
    await computeReportTables(ground.value, effects),
    ground.value.said,
    await loadCheckGround(ground.value, effects),
  )
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
