import type { Actor } from '#domain/actor.ts'
import { unitPath } from '#domain/organisation.ts'
import { done, type Outcome, refused } from '#domain/outcome.ts'
import { parseRoundCode } from '#domain/round.ts'
import { may } from '#workflow/permissions.ts'
import type { Effects } from './effects.ts'
import { loadReference } from './load-reference.ts'
import { reportingUnits } from './open-rounds.ts'
import { countTasks, type TaskCounts } from './round-status.ts'

/** One round of the region's calendar. */
export interface CalendarEntry {
  readonly code: string
  readonly year: number
  /** Which units' calendar: a round may close on different days at different levels. */
  readonly level: string
  /** ISO date. */
  readonly closesOn: string
  /** The units that report in it, of those that the asker may see. */
  readonly unitNamesSv: readonly string[]
  readonly openedCount: number
  readonly counts: TaskCounts
  /** Whether there is any unit that the asker may open it for. */
  readonly mayOpen: boolean
}

/** The rounds that are followed up, latest first. */
export async function readCalendar(actor: Actor, { store }: Effects): Promise<Outcome<CalendarEntry[]>> {
  const seen = may(actor, 'see-plan', 'somewhere')
  if (!seen.allowed) return refused(seen.reasonSv)
  const reference = await loadReference(await store.loadCurrentSnapshot(), store)
  const entries: CalendarEntry[] = []
  for (const { code, closesOn, level } of reference.region?.rounds ?? []) {
    const round = parseRoundCode(code)
    if (round === undefined || round.kind === 'P') continue
    const path = (orgUnit: Parameters<typeof unitPath>[1]) => unitPath(reference.organisation, orgUnit, round.period.to)
    const reporting = reportingUnits(reference, round).filter((orgUnit) => orgUnit.level === level)
    const visible = reporting.filter((orgUnit) => may(actor, 'see-plan', path(orgUnit.code)).allowed)
    const codes = visible.map((orgUnit) => orgUnit.code)
    const opened = await store.rounds.listOpened({ orgUnits: codes, round: code })
    const tasks = await store.rounds.listTasks({ orgUnits: codes, round: code })
    entries.push({
      code,
      year: round.year,
      level,
      closesOn,
      unitNamesSv: visible.map(({ nameSv, shortNameSv }) => shortNameSv ?? nameSv),
      openedCount: opened.length,
      counts: countTasks(tasks.filter(({ state }) => state !== 'withdrawn')),
      mayOpen: reporting.some(({ code: orgUnit }) => may(actor, 'open-round', path(orgUnit)).allowed),
    })
  }
  return done(entries.toSorted((a, b) => (a.closesOn < b.closesOn ? 1 : -1)))
}
