import { readProfileText } from '#app/read-profiles.ts'
import { requestContext } from '#web/request-context.ts'
import { fileResponse } from '../attachment.ts'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/profile-yaml.ts'

/** The profile as the file that can be delivered again, here or elsewhere. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const text = valueOrPage(await readProfileText(params.name, actorOf(door, url), door.effects))
  return fileResponse(text, 'application/yaml; charset=utf-8', `${params.name}.yaml`)
}
