import type { CheckInput, EarlierReport } from '#checks/define-check.ts'
import { parseRoundCode, type Round } from '#domain/round.ts'
import type { ReportGround } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'

/** What a report is held against beside itself: what was reported before, and who there are. */
export type CheckGround = Pick<CheckInput, 'earlierReports' | 'peopleSv'>

export async function loadCheckGround({ orgUnit, round }: ReportGround, { store }: Effects): Promise<CheckGround> {
  const versions = await store.listReportVersions({ orgUnit: orgUnit.code })
  const wanted = earlierRounds(round, [...new Set(versions.map((version) => version.round))])
  const latest = wanted.flatMap((code) => versions.find((version) => version.round === code) ?? [])
  const earlierReports = await Promise.all(latest.map(({ id }) => loadEarlier(id, store)))
  const people = await store.people.list()
  return {
    earlierReports: earlierReports.filter((report) => report !== undefined),
    peopleSv: people.map(({ person }) => person.nameSv),
  }
}

/** The round before, the same kind a year ago and last year's closing: of those that have been reported, each once. */
function earlierRounds(round: Round, reported: readonly string[]): string[] {
  const before = reported
    .flatMap((code) => parseRoundCode(code) ?? [])
    .filter(({ kind, period }) => kind !== 'P' && period.to < round.period.to)
    .toSorted((a, b) => (a.period.to < b.period.to ? 1 : -1))
  const lastYear = round.year - 1
  const sameKind = before.find(
    ({ kind, year, period }) => kind === round.kind && year === lastYear && period.to.slice(5) === round.period.to.slice(5),
  )
  const closing = before.find(({ kind, year }) => kind === 'Å' && year === lastYear)
  return [...new Set([before[0], sameKind, closing].flatMap((found) => found?.code ?? []))]
}

/** Versions never change, and a text that is being written is held against the same ones at every pause. */
async function loadEarlier(id: string, store: Effects['store']): Promise<EarlierReport | undefined> {
  const kept = known.get(store) ?? new Map<string, EarlierReport>()
  known.set(store, kept)
  const found = kept.get(id) ?? (await store.loadReportVersion(id))
  if (found === undefined) return undefined
  const { round, tables, document } = found
  kept.delete(id)
  kept.set(id, { round, tables, document })
  for (const oldest of [...kept.keys()].slice(0, -mostReports)) kept.delete(oldest)
  return { round, tables, document }
}

const known = new WeakMap<Effects['store'], Map<string, EarlierReport>>()

const mostReports = 12
