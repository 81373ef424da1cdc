import { accessCsv } from '#app/access-review.ts'
import { requestContext } from '#web/request-context.ts'
import { fileResponse } from '../attachment.ts'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/access-csv.ts'

export async function loader({ url, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const text = valueOrPage(await accessCsv(actorOf(door, url), door.effects))
  return fileResponse(text, 'text/csv; charset=utf-8', 'behörigheter.csv')
}
