import { readReport } from '#app/read-report.ts'
import { reportBytes, reportFileName } from '#app/render-report.ts'
import { type ReportForm, reportForms } from '#domain/report-form.ts'
import type { RequestContext } from '#web/request-context.ts'
import { askedVersion } from './asked-version.ts'
import { fileResponse } from './attachment.ts'
import { actorOf, valueOrPage } from './outcome.ts'

interface Asked {
  readonly url: URL
  readonly params: { readonly orgUnit: string; readonly round: string }
  readonly door: RequestContext
}

/** A version of a report as a file to keep. */
export async function reportFile(form: ReportForm, { url, params, door }: Asked): Promise<Response> {
  const actor = actorOf(door, url)
  const version = valueOrPage(await readReport({ ...params, ...askedVersion(url) }, actor, door.effects))
  const bytes = await reportBytes(version, form, door.effects)
  return fileResponse(new Uint8Array(bytes), reportForms[form].contentType, reportFileName(version, form))
}
