import { roundBurdenCsv } from '#app/round-burden.ts'
import { requestContext } from '#web/request-context.ts'
import { fileResponse } from '../attachment.ts'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/round-burden-csv.ts'

export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const text = valueOrPage(await roundBurdenCsv(params.round, actorOf(door, url), door.effects))
  return fileResponse(text, 'text/csv; charset=utf-8', `uppgiftsbörda-${params.round}.csv`)
}
