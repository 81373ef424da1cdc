import type { Actor } from '#domain/actor.ts'
import { type Comment, commentSubjectKey } from '#domain/comment.ts'
import { type OrgUnitVersion, subtreeAt, unitPath } from '#domain/organisation.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import type { Round } from '#domain/round.ts'
import { may } from '#workflow/permissions.ts'
import { computeReportTables, findReportGround, type ReportAddress, type ReportGround } from './compute-report-tables.ts'
import type { Effects } from './effects.ts'
import { type ManagementItem, type ManagementKind, managementItems, managementKinds } from './management-items.ts'
import { reportingUnits } from './open-rounds.ts'
import { listRoundPages, type RoundPage } from './round-pages.ts'
import { countTasks, type TaskCounts } from './round-status.ts'

/** A unit at a glance, for its management group: with those below it that report in the round. */
export interface ManagementView {
  readonly orgUnit: OrgUnitVersion
  readonly round: Round
  /** The units that report, in the tree's order: the unit itself, or those below it. */
  readonly reporting: readonly (Pick<OrgUnitVersion, 'code' | 'nameSv'> & { readonly counts: TaskCounts | undefined })[]
  /** The unit's pages in the round, where it reports itself; a unit above has no round of its own. */
  readonly pages: readonly RoundPage[]
  /** By kind in the order that they are taken up, and by unit within. */
  readonly items: readonly NotedItem[]
}

/** With what has been said of it in the round: notes and decisions of the meeting among them, oldest first. */
export interface NotedItem extends ManagementItem {
  readonly notes: readonly Comment[]
}

export async function readManagement(address: ReportAddress, actor: Actor, effects: Effects): Promise<Outcome<ManagementView>> {
  const ground = await findReportGround(address, effects)
  if (ground.kind !== 'done') return ground
  const { orgUnit, round, reference } = ground.value
  if (round.kind === 'P') return notFound(`${round.code} är en plan och följs inte upp.`)
  const path = unitPath(reference.organisation, orgUnit.code, round.period.to)
  const seen = may(actor, 'see-plan', path)
  if (!seen.allowed) return refused(seen.reasonSv)

  const below = subtreeAt(reference.organisation, orgUnit.code, round.period.to)
  const reporting = reportingUnits(reference, round).filter(({ code }) => below.has(code))
  const items: ManagementItem[] = []
  const notes: Comment[] = []
  const units: ManagementView['reporting'][number][] = []
  for (const { code, nameSv } of reporting) {
    const own = code === orgUnit.code ? ground : await findReportGround({ orgUnit: code, round: round.code }, effects)
    if (own.kind !== 'done') continue
    const tasks = await effects.store.rounds.listTasks({ orgUnits: [code], round: round.code })
    const asked = tasks.filter(({ state }) => state !== 'withdrawn')
    const { tables } = await computeReportTables(own.value, effects)
    units.push({ code, nameSv, counts: asked.length === 0 ? undefined : countTasks(asked) })
    items.push(...managementItems(own.value, tables, asked, effects.clock.now()))
    if (mayReadNotes(actor, own.value)) notes.push(...(await effects.store.comments.list({ orgUnit: code, round: round.code })))
  }
  const notesAbout = Map.groupBy(notes, ({ subject }) => commentSubjectKey(subject))
  const order = Object.keys(managementKinds) as ManagementKind[]
  return done({
    orgUnit,
    round,
    reporting: units,
    pages: units.some(({ code }) => code === orgUnit.code) ? await listRoundPages(address, actor, effects) : [],
    items: order
      .flatMap((kind) => items.filter((item) => item.kind === kind))
      .map((item) => ({ ...item, notes: notesAbout.get(commentSubjectKey(item.subject)) ?? [] })),
  })
}

function mayReadNotes(actor: Actor, { orgUnit, round, reference }: ReportGround): boolean {
  return may(actor, 'see-drafts', unitPath(reference.organisation, orgUnit.code, round.period.to)).allowed
}

/** One thing of the meeting, with what comes before and after it; the first when none is asked for. */
export interface MeetingStep {
  readonly item: NotedItem
  /** From 1. */
  readonly number: number
  readonly count: number
  readonly previous?: string
  readonly next?: string
}

/** Undefined where there is nothing to take up. */
export function meetingStep({ items }: Pick<ManagementView, 'items'>, asked: string | null): MeetingStep | undefined {
  const found = items.findIndex(({ key }) => key === asked)
  const index = found === -1 ? 0 : found
  const item = items[index]
  if (item === undefined) return undefined
  const [previous, next] = [items[index - 1]?.key, items[index + 1]?.key]
  return {
    item,
    number: index + 1,
    count: items.length,
    ...(previous === undefined ? {} : { previous }),
    ...(next === undefined ? {} : { next }),
  }
}
