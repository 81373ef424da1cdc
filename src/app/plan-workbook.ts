import type { Actor } from '#domain/actor.ts'
import { contentsOf } from '#domain/content.ts'
import type { Reading } from '#domain/delivery.ts'
import { type Finding, hasErrors } from '#domain/finding.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import { writtenPlan } from '#domain/plan-cells.ts'
import { writePlanWorkbook } from '#intake/plan/plan-workbook.ts'
import { baseOfPlanWorkbook } from '#intake/plan/read-plan-workbook.ts'
import { comparePlans, type PlanDifference } from '#plan/compare-plans.ts'
import {
  changedMeanwhile,
  type EditGround,
  lacksReason,
  missingReason,
  noteReason,
  type PlanEdited,
  planOfDelivery,
} from './edit-plan.ts'
import type { Effects } from './effects.ts'
import { findWholeDelivery } from './find-delivery.ts'
import { findPlan, type PlanAddress } from './find-plan.ts'
import { readIncoming, type Upload } from './import-file.ts'
import { headOf, type PlanHead } from './read-plan.ts'

/** The plan as a workbook to work in; `isEmpty` gives the same sheets with nothing in them but what the plan is of. */
export async function makePlanWorkbook(
  address: PlanAddress & { readonly isEmpty: boolean },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
  const found = await findPlan(address, actor, effects)
  if (found.kind !== 'done') return found
  const { plan, base } = found.value
  const { orgUnit, year, titleSv } = plan
  const written = address.isEmpty ? { orgUnit, year, titleSv } : writtenPlan(plan)
  return done(new Uint8Array(await writePlanWorkbook(written, base)))
}

/** What a workbook would change, before it changes anything. */
export interface WorkbookPreview extends PlanHead {
  /** Undefined before any file has been chosen. */
  readonly upload?: {
    readonly delivery: string
    readonly fileName: string
    readonly findings: readonly Finding[]
    readonly differences: readonly PlanDifference[]
    /** What others have changed since the workbook was fetched, and it would change back; empty when it is fresh. */
    readonly changedMeanwhile: readonly PlanDifference[]
    readonly isStale: boolean
    readonly isAcceptable: boolean
  }
}

/** Keeps the file to be looked at; nothing of it counts before it has been accepted. */
export async function receivePlanWorkbook(
  address: PlanAddress,
  upload: Upload,
  actor: Actor,
  effects: Effects,
): Promise<Outcome<{ readonly delivery: string }>> {
  const found = await findPlan(address, actor, effects)
  if (found.kind !== 'done') return found
  if (!found.value.editing.allowed) return refused(found.value.editing.reasonSv)
  const reading = await readIncoming(upload, effects)
  const { store, clock } = effects
  const { delivery } = await store.stageDelivery({
    ...upload,
    reading,
    receivedAt: clock.now(),
    receivedBy: actor.id,
    sameBytes: 'staged-answers',
  })
  return done({ delivery: delivery.id })
}

export async function previewPlanWorkbook(
  address: PlanAddress & { readonly delivery: string | undefined },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<WorkbookPreview>> {
  const found = await findPlan(address, actor, effects)
  if (found.kind !== 'done') return found
  const { plan, base, editing } = found.value
  if (!editing.allowed) return refused(editing.reasonSv)
  if (address.delivery === undefined) return done(headOf(found.value))
  const file = await openDelivery(address.delivery, actor, effects)
  if (file === undefined) return notFound(`Det finns ingen arbetsbok ${address.delivery}.`)

  const [content] = contentsOf(file.reading.contents, 'plan')
  const now = writtenPlan(plan)
  const made = await baseOfPlanWorkbook(file.bytes)
  const isStale = made !== base
  const seen = made === undefined || !isStale ? undefined : await planOfDelivery(made, effects)
  const findings = [...file.reading.findings, ...notThisPlan(file, address)]
  return done({
    ...headOf(found.value),
    upload: {
      delivery: address.delivery,
      fileName: file.fileName,
      findings,
      differences: content === undefined ? [] : comparePlans(now, writtenPlan(content.body)),
      changedMeanwhile: seen === undefined ? [] : comparePlans(seen, now),
      isStale,
      isAcceptable: content !== undefined && !hasErrors(findings),
    },
  })
}

/**
 * Makes the plan what the workbook says. `base` is the plan that the preview was held against. The workbook stands as the
 * delivery that it is; a decided plan's reason is kept in one of its own after it.
 */
export async function acceptPlanWorkbook(
  wish: EditGround & { readonly delivery: string },
  actor: Actor,
  effects: Effects,
): Promise<Outcome<PlanEdited>> {
  const found = await findPlan(wish, actor, effects)
  if (found.kind !== 'done') return found
  const { plan, editing } = found.value
  if (!editing.allowed) return refused(editing.reasonSv)
  const file = await openDelivery(wish.delivery, actor, effects)
  if (file === undefined) return notFound(`Det finns ingen arbetsbok ${wish.delivery}.`)
  const findings = [...file.reading.findings, ...notThisPlan(file, wish)]
  if (hasErrors(findings)) return done({ kind: 'faulty', findings })
  if (lacksReason(plan, wish)) return done({ kind: 'faulty', findings: [missingReason] })

  const accepted = await effects.store.acceptDelivery(wish.delivery, { onlyAfter: wish.base })
  if (accepted.state !== 'accepted') return done(await changedMeanwhile(wish, found.value, effects))
  if (plan.decision === undefined) return done({ kind: 'kept', base: accepted.id, notes: findings })
  return noteReason({ ...wish, base: accepted.id }, actor, effects)
}

/** A workbook that has come in, read again; undefined when there is none, or none that the actor may see all of. */
async function openDelivery(deliveryId: string, actor: Actor, effects: Effects) {
  const found = await findWholeDelivery(deliveryId, actor, effects)
  if (found.kind !== 'done' || found.value.delivery.format !== 'workbook') return undefined
  const { bytes } = found.value
  const { fileName } = found.value.delivery
  return { fileName, bytes, reading: await readIncoming({ fileName, bytes }, effects) }
}

function notThisPlan(
  { fileName, reading }: { readonly fileName: string; readonly reading: Reading },
  { orgUnit, year }: PlanAddress,
): Finding[] {
  const told = (messageSv: string): Finding[] => [
    { code: 'P-012', severity: 'error', where: { kind: 'source', place: { fileName } }, messageSv },
  ]
  const [content] = contentsOf(reading.contents, 'plan')
  if (content === undefined) return hasErrors(reading.findings) ? [] : told('Arbetsboken är ingen plan.')
  const { body } = content
  if (body.orgUnit === orgUnit && String(body.year) === year) return []
  return told(
    `Arbetsboken är planen för ${body.orgUnit} ${body.year}, inte för ${orgUnit} ${year}. Läs in den på den planens sida.`,
  )
}
