import { readReport } from '#app/read-report.ts'
import { type ReportForm, renderReport, reportFileName, reportForms } from '#app/render-report.ts'
import type { RequestContext } from '#web/request-context.ts'
import { askedVersion } from './asked-version.ts'
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
  const bytes = await renderReport(version, form, door.effects)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': reportForms[form].contentType,
      'Content-Disposition': attachment(reportFileName(version, form)),
      'Cache-Control': 'private, no-cache',
    },
  })
}

/** RFC 6266: a plain name for all, and the real one ("fds-2025-Å.pdf") for those that can read it. */
function attachment(fileName: string): string {
  const plain = fileName.normalize('NFD').replace(/[^\x20-\x7e]|["\\]/g, '')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`
}
