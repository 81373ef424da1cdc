import type { Actor } from '#domain/actor.ts'
import { contentsOf } from '#domain/content.ts'
import type { Delivery, Snapshot } from '#domain/delivery.ts'
import type { MappingProfile } from '#domain/mapping-profile.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import { writeProfile } from '#intake/formats/content-yaml/write-profile.ts'
import { type ContractColumn, type ProfileContract, profileContract } from '#intake/mapping/profile-contract.ts'
import { csvTemplate, workbookTemplate } from '#intake/mapping/profile-template.ts'
import { gridFormats } from '#intake/open-grids.ts'
import { decodeText } from '#lib/decode-text.ts'
import type { Store } from '#store/store.ts'
import { canSeeDeliveries } from '#workflow/permissions.ts'
import type { Effects } from './effects.ts'
import { loadReference, type Reference } from './load-reference.ts'
import { listDeliveries } from './read-delivery.ts'

export type { ContractColumn, ProfileContract }

export interface KeptProfile {
  readonly profile: MappingProfile
  /** The delivery that brought the version in force; none brings a standard profile. */
  readonly deliveryId?: string
}

/** The profiles in force, the standard ones too, by label. */
export async function listProfiles(actor: Actor, { store }: Effects): Promise<Outcome<KeptProfile[]>> {
  const verdict = canSeeDeliveries(actor)
  if (!verdict.allowed) return refused(verdict.reasonSv)
  const kept = await keptProfiles(await store.loadCurrentSnapshot(), store)
  return done(kept.toSorted((a, b) => a.profile.labelSv.localeCompare(b.profile.labelSv, 'sv')))
}

export interface ProfileView extends KeptProfile {
  /** What a sender is asked for, made from the profile itself. */
  readonly contract: ProfileContract
  /** The latest delivered file that it read: to change the profile with the file at hand. */
  readonly latestFile?: Delivery
}

export async function readProfile(name: string, actor: Actor, effects: Effects): Promise<Outcome<ProfileView>> {
  const found = await findProfile(name, actor, effects)
  if (found.kind !== 'done') return found
  const { kept, reference } = found.value
  const seen = await listDeliveries(actor, effects)
  const latestFile = (seen.kind === 'done' ? seen.value : []).find(
    (delivery) =>
      gridFormats.includes(delivery.format) &&
      delivery.slices.some(({ stream }) => stream === name || stream.startsWith(`${name}/`)),
  )
  return done({
    ...kept,
    contract: profileContract(kept.profile, reference),
    ...(latestFile === undefined ? {} : { latestFile }),
  })
}

/** The profile as a file: as it was delivered, comments and all, when it came alone in its file. */
export async function readProfileText(name: string, actor: Actor, effects: Effects): Promise<Outcome<string>> {
  const found = await findProfile(name, actor, effects)
  if (found.kind !== 'done') return found
  const { profile, deliveryId } = found.value.kept
  if (deliveryId === undefined) return done(writeProfile(profile))
  const [delivery, bytes] = await Promise.all([
    effects.store.loadDelivery(deliveryId),
    effects.store.loadDeliveryFile(deliveryId),
  ])
  return done(delivery?.contentCount === 1 && bytes ? decodeText(bytes).text : writeProfile(profile))
}

export const templateForms = {
  csv: { contentType: 'text/csv; charset=utf-8', labelSv: 'CSV' },
  xlsx: { contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', labelSv: 'Excel' },
} as const

export type TemplateForm = keyof typeof templateForms

/** An empty file that the profile reads, to fill in. */
export async function makeTemplate(
  name: string,
  form: TemplateForm,
  actor: Actor,
  effects: Effects,
): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
  const found = await findProfile(name, actor, effects)
  if (found.kind !== 'done') return found
  const { kept, reference } = found.value
  const contract = profileContract(kept.profile, reference)
  return done(
    form === 'csv'
      ? new TextEncoder().encode(csvTemplate(kept.profile, contract))
      : new Uint8Array(await workbookTemplate(kept.profile, contract)),
  )
}

async function findProfile(
  name: string,
  actor: Actor,
  { store }: Effects,
): Promise<Outcome<{ kept: KeptProfile; reference: Reference }>> {
  const verdict = canSeeDeliveries(actor)
  if (!verdict.allowed) return refused(verdict.reasonSv)
  const snapshot = await store.loadCurrentSnapshot()
  const kept = (await keptProfiles(snapshot, store)).find(({ profile }) => profile.name === name)
  return kept ? done({ kept, reference: await loadReference(snapshot, store) }) : notFound(`Det finns ingen profil ${name}.`)
}

async function keptProfiles(snapshot: Snapshot, store: Store): Promise<KeptProfile[]> {
  const { profiles } = await loadReference(snapshot, store)
  const delivered = new Map(
    contentsOf(await store.loadContents(snapshot), 'mapping-profile').map(({ body, source }) => [body.name, source.deliveryId]),
  )
  return profiles.map((profile) => {
    const deliveryId = delivered.get(profile.name)
    return { profile, ...(deliveryId === undefined ? {} : { deliveryId }) }
  })
}
