import { findFigures } from '#app/report-editor.ts'
import { requestContext } from '#web/request-context.ts'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/report-editor-figures.ts'

/** The report's figures by what they are called, for the page's script. */
export async function loader({ url, params, context }: Route.LoaderArgs): Promise<Response> {
  const door = context.get(requestContext)
  const found = await findFigures(params, url.searchParams.get('sok') ?? '', actorOf(door, url), door.effects)
  return Response.json(valueOrPage(found))
}
