import { listRejectedRows } from '#app/list-rejected-rows.ts'
import { requestContext } from '#web/request-context.ts'
import { fileResponse } from '../attachment.ts'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/rejected-rows.ts'

/** The rows with errors, each with every reason, as a file to mend from. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const { fileName, text } = valueOrPage(await listRejectedRows(params.id, actorOf(door, url), door.effects))
  return fileResponse(text, 'text/csv; charset=utf-8', fileName)
}
