import { readCalendarFeed } from '#app/calendar-feed.ts'
import { requestContext } from '#web/request-context.ts'
import { publicOrigin } from '../addresses.ts'
import { valueOrPage } from '../outcome.ts'
import type { Route } from './+types/calendar-feed.ts'

/** What a calendar program fetches: it signs in with nothing but the address. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const key = params.file.replace(/\.ics$/, '')
  const text = valueOrPage(await readCalendarFeed(key, publicOrigin(url, door.isSecure), door.effects))
  return new Response(text, {
    headers: { 'Content-Type': 'text/calendar; charset=utf-8', 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' },
  })
}
