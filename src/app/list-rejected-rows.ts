import type { Actor } from '#domain/actor.ts'
import { done, notFound, type Outcome, refused } from '#domain/outcome.ts'
import { type RejectedRows, rejectedRows } from '#intake/rejected-rows.ts'
import { formatCsv } from '#lib/csv-text.ts'
import { canSeeDeliveries } from '#workflow/permissions.ts'
import type { Effects } from './effects.ts'
import { loadReference } from './load-reference.ts'

/** A delivered file's rows with errors as a CSV file, for whoever mends them. */
export async function listRejectedRows(
  deliveryId: string,
  actor: Actor,
  { store }: Effects,
): Promise<Outcome<{ readonly fileName: string; readonly text: string }>> {
  const verdict = canSeeDeliveries(actor)
  if (!verdict.allowed) return refused(verdict.reasonSv)
  const delivery = await store.loadDelivery(deliveryId)
  const bytes = await store.loadDeliveryFile(deliveryId)
  if (!delivery || !bytes) return notFound(`Det finns ingen leverans ${deliveryId}.`)

  const reference = await loadReference(await store.loadCurrentSnapshot(), store)
  const found = await rejectedRows({ fileName: delivery.fileName, bytes, format: delivery.format }, reference)
  return done({ fileName: `avvisade rader ${delivery.fileName.replace(/\.[^.]*$/, '')}.csv`, text: toCsv(found) })
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
