import type { Actor } from '#domain/actor.ts'
import { done, type Outcome } from '#domain/outcome.ts'
import { type RejectedRows, rejectedRows } from '#intake/rejected-rows.ts'
import { formatCsv } from '#lib/csv-text.ts'
import type { Effects } from './effects.ts'
import { findWholeDelivery } from './find-delivery.ts'
import { loadReference } from './load-reference.ts'

/** A delivered file's rows with errors as a CSV file, for whoever mends them. */
export async function listRejectedRows(
  deliveryId: string,
  actor: Actor,
  effects: Effects,
): Promise<Outcome<{ readonly fileName: string; readonly text: string }>> {
  const found = await findWholeDelivery(deliveryId, actor, effects)
  if (found.kind !== 'done') return found
  const { delivery, bytes } = found.value

  const { store } = effects
  const reference = await loadReference(await store.loadCurrentSnapshot(), store)
  const rejected = await rejectedRows({ fileName: delivery.fileName, bytes, format: delivery.format }, reference)
  return done({ fileName: `avvisade rader ${delivery.fileName.replace(/\.[^.]*$/, '')}.csv`, text: toCsv(rejected) })
}

function toCsv({ headers, rows, fileReasonsSv }: RejectedRows): string {
  const hasSheets = rows.some((row) => row.sheet !== undefined)
  const lead = (sheet: string, row: string, reason: string) => (hasSheets ? [sheet, row, reason] : [row, reason])
  return formatCsv([
    [...lead('Blad', 'Rad', 'Skäl'), ...(headers.length > 0 ? headers : ['Text'])],
    ...fileReasonsSv.map((reason) => lead('', '', reason)),
    ...rows.map(({ sheet = '', row, reasonsSv, cells }) => [...lead(sheet, String(row), reasonsSv.join(' ')), ...cells]),
  ])
}
