import type { Actor } from '#domain/actor.ts'
import { hasErrors } from '#domain/finding.ts'
import type { Outcome } from '#domain/outcome.ts'
import type { Effects } from './effects.ts'
import { acceptDelivery, type Staged, stageFile, type Upload } from './import-file.ts'

/**
 * Imports several files that may lean on each other: first the region, then its accounts and the mapping profiles, then the
 * rest, whatever order they were given in. Each file stands or falls alone; one with errors is not accepted and stops none.
 * `onFile` is told of each as it is finished, with the uploads still waiting.
 */
export async function importInOrder(
  uploads: readonly Upload[],
  actor: Actor,
  effects: Effects,
  onFile: (upload: Upload, outcome: Outcome<Staged>, left: number) => void,
): Promise<void> {
  const ordered = uploads.toSorted((a, b) => precedence(a) - precedence(b))
  for (const [index, upload] of ordered.entries()) {
    onFile(upload, await importOne(upload, actor, effects), ordered.length - index - 1)
  }
}

async function importOne(upload: Upload, actor: Actor, effects: Effects): Promise<Outcome<Staged>> {
  const staged = await stageFile(upload, actor, effects)
  if (staged.kind !== 'done') return staged
  const { delivery } = staged.value
  if (delivery.state !== 'staged' || hasErrors(delivery.findings)) return staged

  const accepted = await acceptDelivery(delivery.id, actor, effects)
  return accepted.kind === 'done' ? { kind: 'done', value: { delivery: accepted.value, duplicate: false } } : accepted
}

/** The kinds of content that reading other files leans on, in the order they are needed. */
const leanedOn = ['region', 'account-plan', 'mapping-profile', 'ledger-profile']

function precedence({ bytes }: Upload): number {
  const opening = new TextDecoder().decode(bytes.subarray(0, 2000))
  const kind = /^kind:\s*([\w-]+)/m.exec(opening)?.[1]
  const place = kind === undefined ? -1 : leanedOn.indexOf(kind)
  return place >= 0 ? place : leanedOn.length
}
