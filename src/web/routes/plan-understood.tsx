import { readPlan, understandTarget, understandTimeframe } from '#app/read-plan.ts'
import { displayUnits } from '#domain/units-of-measure.ts'
import { requestContext } from '#web/request-context.ts'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/plan-understood.ts'

/** What a target or a time means, while it is written. Units and polarities come as the form has them: in words. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  valueOrPage(await readPlan(params, actorOf(door, url), door.effects))
  const time = url.searchParams.get('tid')
  if (time !== null) return Response.json(understandTimeframe(time))
  const said = url.searchParams.get('enhet') ?? ''
  const [unit] = Object.entries(displayUnits).find(([name, { labelSv }]) => name === said || labelSv === said) ?? ['']
  const polarity = polarities[url.searchParams.get('polaritet') ?? ''] ?? 'higher-better'
  return Response.json(understandTarget(url.searchParams.get('mal') ?? '', unit, polarity))
}

const polarities: Readonly<Record<string, string>> = {
  'Högre är bättre': 'higher-better',
  'Lägre är bättre': 'lower-better',
  'Varken eller': 'neutral',
}
