import { computeReportTables, type ReportGround } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'

type ComputedTables = Awaited<ReturnType<typeof computeReportTables>>

/**
 * The report's tables, computed once for as long as nothing that they stand on has changed: while a text is written it is
 * held against them at every pause.
 */
export async function keptTables(ground: ReportGround, effects: Effects): Promise<ComputedTables> {
  const kept = known.get(effects.store) ?? new Map<string, KeptTables>()
  known.set(effects.store, kept)
  const report = `${ground.orgUnit.code}/${ground.round.code}`
  const standsOn = JSON.stringify([ground.reference.snapshot.sequence, ground.said.answers])
  const found = kept.get(report)
  kept.delete(report)
  const computed = found?.standsOn === standsOn ? found.computed : computeReportTables(ground, effects)
  kept.set(report, { standsOn, computed })
  for (const oldest of [...kept.keys()].slice(0, -mostReports)) kept.delete(oldest)
  computed.catch(() => kept.delete(report))
  return computed
}

interface KeptTables {
  readonly standsOn: string
  readonly computed: Promise<ComputedTables>
}

/** Of one store, in this process: the reports written in last, latest at the end. */
const known = new WeakMap<Effects['store'], Map<string, KeptTables>>()

const mostReports = 8
