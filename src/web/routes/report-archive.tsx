import { archiveReport } from '#app/archive-report.ts'
import { requestContext } from '#web/request-context.ts'
import { askedVersion } from '../asked-version.ts'
import { fileResponse } from '../attachment.ts'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/report-archive.ts'

/** A sealed version as a package for the archive. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const made = valueOrPage(await archiveReport({ ...params, ...askedVersion(url) }, actorOf(door, url), door.effects))
  return fileResponse(new Uint8Array(made.bytes), 'application/zip', made.fileName)
}
