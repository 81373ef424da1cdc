import { checkIndicatorParameters } from '#calculation/indicator-types/check-indicator-parameters.ts'
import type { Actor } from '#domain/actor.ts'
import { contentsOf } from '#domain/content.ts'
import { bySeverity, type Finding, hasErrors } from '#domain/finding.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import { swedishDay } from '#domain/person.ts'
import type { Plan, PlanDecision, PlanRevision } from '#domain/plan.ts'
import { entriesOf, entryFrom, type Written, type WrittenEntry, withEntries, writtenPlan } from '#domain/plan-cells.ts'
import { type PlanField, planHead, planListNamed } from '#domain/plan-lists.ts'
import { createFindingLog } from '#intake/finding-log.ts'
import { decodePlan } from '#intake/plan/decode-plan.ts'
import { locateInPlan } from '#intake/plan/plan-path.ts'
import { writePlan } from '#intake/plan/write-plan.ts'
import { checkPlan } from '#plan/check-plan.ts'
import { comparePlans, type PlanDifference } from '#plan/compare-plans.ts'
import type { Effects } from './effects.ts'
import { type FoundPlan, findPlan, type PlanAddress } from './find-plan.ts'
import { readIncoming } from './import-file.ts'

/** What every edit says besides what it changes. */
export interface EditGround extends PlanAddress {
  /** The delivery that the editor saw: nothing that others have changed since is overwritten. */
  readonly base: string
  /** Needed once the plan is decided. */
  readonly reason?: ChangeReason
}

export interface ChangeReason {
  readonly reasonSv: string
  readonly decision?: PlanDecision
}

/** What came of an edit: the plan is another, or it has faults that were told, or somebody else was first. */
export type PlanEdited =
  | { readonly kind: 'kept'; readonly base: string; readonly notes: readonly Finding[] }
  | { readonly kind: 'faulty'; readonly findings: readonly Finding[] }
  | { readonly kind: 'changed-meanwhile'; readonly differences: readonly PlanDifference[] }

/** What is written in one entry's form: a field's path joined by points → text. */
export type FieldTexts = Readonly<Record<string, string>>

export function fieldName({ path }: PlanField): string {
  return path.join('.')
}

/** Changes an entry of one of the plan's lists, or adds one when `key` is absent. */
export async function saveEntry(
  edit: EditGround & {
    readonly list: string
    readonly key?: string
    /** The entry that a part belongs to. */
    readonly whole?: string
    readonly texts: FieldTexts
  },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<PlanEdited>> {
  const list = planListNamed(edit.list)
  if (list === undefined) return notFound(`En plan har inget som heter ”${edit.list}”.`)
  const entry = entryFrom(list.fields, (field) => edit.texts[fieldName(field)] ?? '')
  const saved: Omit<WrittenEntry, 'key'> = { entry, ...(edit.whole === undefined ? {} : { whole: edit.whole }) }
  return keepPlan(edit, actor, effects, (written) => {
    const entries = entriesOf(written, list)
    if (edit.key === undefined) return withEntries(written, list, [...entries, saved])
    const place = entries.findIndex(({ key }) => key === edit.key)
    const before = entries[place]
    if (before === undefined) return undefined
    // What is kept in the entry and has no field of its own, such as its parts, stays.
    const parts = Object.entries(before.entry).filter(([name]) => !list.fields.some(({ path }) => path[0] === name))
    const whole = before.whole === undefined ? {} : { whole: before.whole }
    return withEntries(
      written,
      list,
      entries.with(place, { ...before, ...whole, entry: { ...Object.fromEntries(parts), ...entry } }),
    )
  })
}

/** Takes an entry out of the plan; what refers to it has to be mended first. */
export async function removeEntry(
  edit: EditGround & { readonly list: string; readonly key: string },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<PlanEdited>> {
  const list = planListNamed(edit.list)
  if (list === undefined) return notFound(`En plan har inget som heter ”${edit.list}”.`)
  return keepPlan(edit, actor, effects, (written) => {
    const entries = entriesOf(written, list)
    const left = entries.filter(({ key }) => key !== edit.key)
    return left.length === entries.length ? undefined : withEntries(written, list, left)
  })
}

/** Changes what the plan says once: title, decision, core mission, frames. Unit and year are what it is. */
export async function saveHead(
  edit: EditGround & { readonly texts: FieldTexts },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<PlanEdited>> {
  return keepPlan(edit, actor, effects, (written) => {
    const { orgUnit, year } = written
    const said = entryFrom(planHead, (field) => edit.texts[fieldName(field)] ?? '') as { readonly economy?: Written }
    const lists = Object.fromEntries(Object.entries(written).filter(([name]) => !planHead.some(({ path }) => path[0] === name)))
    return { ...lists, ...said, ...withEconomyLists(written, said.economy), orgUnit, year }
  })
}

/** Keeps why a plan was changed when the change itself came in a file; one that is not decided needs no reason. */
export async function noteReason(edit: EditGround, actor: Actor, effects: Effects): Promise<Outcome<PlanEdited>> {
  return keepPlan(edit, actor, effects, (written) => written)
}

/** Delivers a plan that does not stand yet; whoever asks has asked whether the actor may. */
export async function deliverPlan(
  written: Written,
  base: string | undefined,
  actor: Actor,
  effects: Effects,
): Promise<PlanEdited | undefined> {
  const found = faultsOf(written)
  if (hasErrors(found)) return { kind: 'faulty', findings: found }
  const { orgUnit, year } = written
  const upload = {
    fileName: `plan-${orgUnit}-${year} (ändrad i Tertial).yaml`,
    bytes: new TextEncoder().encode(writePlan(written)),
  }
  const reading = await readIncoming(upload, effects)
  const { store, clock } = effects
  const staged = await store.stageDelivery({ ...upload, reading, receivedAt: clock.now(), receivedBy: actor.id })
  if (staged.delivery.state === 'rejected') return { kind: 'faulty', findings: staged.delivery.findings }
  const accepted = await store.acceptDelivery(staged.delivery.id, { onlyAfter: base ?? 'none' })
  if (accepted.state === 'accepted') return { kind: 'kept', base: accepted.id, notes: found }
  await store.rejectDelivery(accepted.id)
  return undefined
}

/** Makes one change to the plan as it stands, when the actor may and nobody was before; every other edit goes through here. */
export async function keepPlan(
  edit: EditGround,
  actor: Actor,
  effects: Effects,
  change: (written: Written) => Written | undefined,
): Promise<Outcome<PlanEdited>> {
  const found = await findPlan(edit, actor, effects)
  if (found.kind !== 'done') return found
  const { plan, base, editing } = found.value
  if (!editing.allowed) return refused(editing.reasonSv)
  if (base !== edit.base) return done(await changedMeanwhile(edit, found.value, effects))
  if (lacksReason(plan, edit)) return done({ kind: 'faulty', findings: [missingReason] })

  const written = writtenPlan(plan)
  const changed = change(written)
  if (changed === undefined) return notFound('Det som skulle ändras finns inte längre i planen.')
  if (changed !== written && comparePlans(written, changed).length === 0) return done({ kind: 'kept', base, notes: [] })
  const edited = await deliverPlan(withRevision(changed, plan, edit.reason, actor, effects), base, actor, effects)
  if (edited !== undefined) return done(edited)
  const now = await findPlan(edit, actor, effects)
  return now.kind === 'done' ? done(await changedMeanwhile(edit, now.value, effects)) : now
}

/** A plan is decided by a body; after that each change says why, and by which decision where it took one. */
function withRevision(changed: Written, plan: Plan, reason: ChangeReason | undefined, actor: Actor, { clock }: Effects): Written {
  if (plan.decision === undefined || reason === undefined) return changed
  const revision: PlanRevision = {
    revisedOn: swedishDay(clock.now()),
    bySv: actor.nameSv,
    reasonSv: reason.reasonSv.trim(),
    ...(reason.decision === undefined ? {} : { decision: reason.decision }),
  }
  return { ...changed, revisions: [...(plan.revisions ?? []), revision] }
}

/** What others have done to the plan since the editor saw it, as far as that plan can still be read. */
export async function changedMeanwhile(edit: EditGround, { plan }: FoundPlan, effects: Effects): Promise<PlanEdited> {
  const seen = await planOfDelivery(edit.base, effects)
  return { kind: 'changed-meanwhile', differences: seen === undefined ? [] : comparePlans(seen, writtenPlan(plan)) }
}

/** The plan that a delivery brought, read again; undefined when it is no delivery or brought none. */
export async function planOfDelivery(deliveryId: string, effects: Effects): Promise<Written | undefined> {
  const delivery = await effects.store.loadDelivery(deliveryId)
  const bytes = delivery && (await effects.store.loadDeliveryFile(deliveryId))
  if (delivery === undefined || bytes === undefined) return undefined
  const reading = await readIncoming({ fileName: delivery.fileName, bytes }, effects)
  const [content] = contentsOf(reading.contents, 'plan')
  return content && writtenPlan(content.body)
}

/** What is wrong with a plan that was filled in by fields, each fault in its field's own words. */
function faultsOf(written: Written): Finding[] {
  const fileName = 'Planen'
  const log = createFindingLog(fileName)
  const content = decodePlan(
    written,
    {
      fileName,
      placeOf(path) {
        const { list, field } = locateInPlan(path)
        return {
          ...(list === undefined ? {} : { sheet: list.labelSv }),
          ...(field === undefined ? {} : { column: field.labelSv }),
        }
      },
      fieldOf: (path) => locateInPlan(path).field,
    },
    log,
  )
  if (content?.kind !== 'plan') return log.toFindings()
  return bySeverity([...log.toFindings(), ...checkPlan(content.body), ...checkIndicatorParameters(content.body)])
}

function withEconomyLists(written: Written, said: Written | undefined): Written {
  const before = (written.economy ?? {}) as Record<string, Written | readonly unknown[] | undefined>
  const after = (said ?? {}) as Record<string, Written | undefined>
  const merged = {
    ...before,
    ...mergedPart('frame', 'changes', before, after),
    ...mergedPart('investments', 'items', before, after),
  }
  const economy = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined))
  return Object.keys(economy).length === 0 ? {} : { economy }
}

/** What the head says of a frame goes together with the list that stands inside it. */
function mergedPart(
  name: 'frame' | 'investments',
  list: string,
  before: Readonly<Record<string, Written | readonly unknown[] | undefined>>,
  after: Readonly<Record<string, Written | undefined>>,
): Record<string, unknown> {
  const kept = (before[name] as Written | undefined)?.[list]
  const merged = { ...after[name], ...(kept === undefined ? {} : { [list]: kept }) }
  return { [name]: Object.keys(merged).length === 0 ? undefined : merged }
}

/** Whether the plan is decided and the edit does not say why it is made. */
export function lacksReason({ decision }: Plan, { reason }: EditGround): boolean {
  return decision !== undefined && (reason?.reasonSv ?? '').trim() === ''
}

export const missingReason: Finding = {
  code: 'P-011',
  severity: 'error',
  where: { kind: 'source', place: { fileName: 'Planen', column: 'Skäl till ändringen' } },
  messageSv: 'Planen är beslutad. Skriv varför den ändras, och vilket beslut ändringen följer av om det finns något.',
}
