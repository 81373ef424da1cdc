import type { Actor } from '#domain/actor.ts'
import type { Finding } from '#domain/finding.ts'
import type { Month } from '#domain/month.ts'
import { monthOf } from '#domain/month.ts'
import type { OrgUnitVersion } from '#domain/organisation.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import type { Round } from '#domain/round.ts'
import { formatStructureView, parseStructureView, type StructureView } from '#domain/structure-view.ts'
import type { Table } from '#domain/table.ts'
import { canSeeDrafts } from '#workflow/permissions.ts'
import { computeReportTables, findReportGround, type ReportAddress } from './compute-report-tables.ts'
import type { Clock, Effects } from './effects.ts'
import { loadUnitPath } from './load-unit-path.ts'

export interface TablesInView {
  readonly orgUnit: OrgUnitVersion
  readonly round: Round
  readonly view: StructureView
  readonly snapshotId: string
  readonly tables: readonly Table[]
  readonly findings: readonly Finding[]
}

/** The unit's tables in a structure, computed from what is known now and kept nowhere: the report's own are as reported. */
export async function tablesInView(
  address: ReportAddress,
  view: StructureView,
  actor: Actor,
  effects: Effects,
): Promise<Outcome<TablesInView>> {
  const verdict = canSeeDrafts(actor, await loadUnitPath(address, effects.store))
  if (!verdict.allowed) return refused(verdict.reasonSv)
  const ground = await findReportGround(address, effects, view)
  if (ground.kind !== 'done') return ground
  const { orgUnit, round, reference } = ground.value
  const { tables, findings } = await computeReportTables(ground.value, effects)
  const noted = tables.map((table) => ({
    ...table,
    notesSv: [...(table.notesSv ?? []), `Beloppen visas ${formatStructureView(view)}.`],
  }))
  return done({ orgUnit, round, view, snapshotId: reference.snapshot.id, tables: noted, findings })
}

/** The view that a person has written; today is the clock's month. */
export function askedView(text: string, clock: Clock): Outcome<StructureView> {
  const view = parseStructureView(text, currentMonth(clock))
  return view === undefined
    ? notFound(
        `”${text}” är ingen strukturvy. Skriv reported (som rapporterat), current (dagens struktur) eller en månad, till exempel 2024-01.`,
      )
    : done(view)
}

export function currentMonth(clock: Clock): Month {
  const now = clock.now()
  return monthOf(now.getFullYear(), now.getMonth() + 1)
}
