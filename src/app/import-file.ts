import { checkIndicatorParameters } from '#calculation/indicator-types/check-indicator-parameters.ts'
import type { Actor } from '#domain/actor.ts'
import { contentsOf } from '#domain/content.ts'
import type { Delivery, Reading } from '#domain/delivery.ts'
import { bySeverity, type Finding } from '#domain/finding.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import { createFindingLog } from '#intake/finding-log.ts'
import { readUpload } from '#intake/read-upload.ts'
import { checkPlan } from '#plan/check-plan.ts'
import type { IncomingDelivery } from '#store/store.ts'
import { canAccept, canImport } from '#workflow/permissions.ts'
import type { Effects } from './effects.ts'
import { withEnteredTakenOver } from './forecast-streams.ts'
import { loadDeliverySight } from './load-delivery-sight.ts'
import { loadReference } from './load-reference.ts'
import { templateFaultSv } from './report-look.ts'

export interface Upload {
  readonly fileName: string
  readonly bytes: Uint8Array
}

export interface Staged {
  readonly delivery: Delivery
  /** The same bytes are what is known already: nothing was changed. */
  readonly duplicate: boolean
}

/**
 * Receives a file: recognised by its content, read, checked against what is known, and kept with its findings. Nothing of it
 * counts until `acceptDelivery`; with errors among the findings it is kept as rejected, for the sender to read.
 */
export async function stageFile(
  upload: Upload,
  actor: Actor,
  effects: Effects,
  options: Pick<IncomingDelivery, 'sameBytes'> = {},
): Promise<Outcome<Staged>> {
  const verdict = canImport(actor)
  if (!verdict.allowed) return refused(verdict.reasonSv)

  const reading = await readIncoming(upload, effects)
  const incoming = { ...upload, ...options, reading, receivedAt: effects.clock.now(), receivedBy: actor.id }
  return done(await effects.store.stageDelivery(incoming))
}

/** What `stageFile` would find, with nothing kept. */
export async function previewFile(upload: Upload, actor: Actor, effects: Effects): Promise<Outcome<Reading>> {
  const verdict = canImport(actor)
  return verdict.allowed ? done(await readIncoming(upload, effects)) : refused(verdict.reasonSv)
}

/** Makes a staged delivery part of what is known. Earlier deliveries of the same months stay, superseded. */
export async function acceptDelivery(deliveryId: string, actor: Actor, effects: Effects): Promise<Outcome<Delivery>> {
  const delivery = await effects.store.loadDelivery(deliveryId)
  if (!delivery) return unknownDelivery(deliveryId)

  const { decides } = await loadDeliverySight(actor, effects)
  const verdict = canAccept(decides(delivery), delivery)
  if (!verdict.allowed) return refused(verdict.reasonSv)
  if (delivery.state === 'rejected') return refused('Leveransen är avvisad. Lämna filen på nytt om den ska läsas in.')
  return done(await effects.store.acceptDelivery(deliveryId))
}

/** Turns a staged delivery down; it stays listed, with who sent it and what was found. */
export async function rejectDelivery(deliveryId: string, actor: Actor, effects: Effects): Promise<Outcome<Delivery>> {
  const delivery = await effects.store.loadDelivery(deliveryId)
  if (!delivery) return unknownDelivery(deliveryId)

  const verdict = (await loadDeliverySight(actor, effects)).decides(delivery)
  if (!verdict.allowed) return refused(verdict.reasonSv)
  if (delivery.state === 'accepted')
    return refused('Leveransen är redan inläst. Lämna en rättad fil, så ersätter den leveransen.')
  return done(await effects.store.rejectDelivery(deliveryId))
}

/** What a file says, held against what is known; whoever asks has asked whether the actor may. */
export async function readIncoming(upload: Upload, { store }: Effects): Promise<Reading> {
  const reference = await loadReference(await store.loadCurrentSnapshot(), store)
  const reading = await readUpload(upload, reference)
  const plans = contentsOf(reading.contents, 'plan').map((content) => content.body)
  const planFindings = plans.flatMap((plan) => [...checkPlan(plan), ...checkIndicatorParameters(plan)])
  const understood = {
    ...reading,
    findings: bySeverity([...reading.findings, ...planFindings, ...templateFindings(upload, reading)]),
  }
  return withEnteredTakenOver(understood, store)
}

/** A template has to be one that a report can be written into. */
function templateFindings({ fileName, bytes }: Upload, reading: Reading): Finding[] {
  const log = createFindingLog(fileName)
  for (const { body } of contentsOf(reading.contents, 'office-template')) {
    const faultSv = templateFaultSv(body.form, bytes)
    if (faultSv !== undefined) log.add('I-089', {}, faultSv)
  }
  return log.toFindings()
}

function unknownDelivery(deliveryId: string) {
  return notFound(`Det finns ingen leverans ${deliveryId}.`)
}
