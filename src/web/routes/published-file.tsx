import { readPublishedFile } from '#app/read-publication.ts'
import { isReportForm, reportForms } from '#app/render-report.ts'
import { requestContext } from '#web/request-context.ts'
import { fileResponse } from '../attachment.ts'
import { valueOrPage } from '../outcome.ts'
import type { Route } from './+types/published-file.ts'

/** A sealed file as it was sealed. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { orgUnit, round, file: fileName } = params
  const found = valueOrPage(await readPublishedFile({ orgUnit, round, fileName }, context.get(requestContext).effects))
  const { form } = found.file
  const contentType = isReportForm(form) ? reportForms[form].contentType : 'application/octet-stream'
  return fileResponse(new Uint8Array(found.bytes), contentType, fileName)
}
