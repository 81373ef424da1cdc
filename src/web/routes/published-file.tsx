import { readPublishedFile } from '#app/read-publication.ts'
import { reportForms } from '#domain/report-form.ts'
import { requestContext } from '#web/request-context.ts'
import { fileResponse } from '../attachment.ts'
import { valueOrPage } from '../outcome.ts'
import type { Route } from './+types/published-file.ts'

/** A sealed file as it was sealed. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { orgUnit, round, file: fileName } = params
  const found = valueOrPage(await readPublishedFile({ orgUnit, round, fileName }, context.get(requestContext).effects))
  return fileResponse(new Uint8Array(found.bytes), reportForms[found.file.form].contentType, fileName)
}
