import { exportRoundWorkbook } from '#app/round-workbook-export.ts'
import { requestContext } from '#web/request-context.ts'
import { fileResponse } from '../attachment.ts'
import { actorOf, valueOrPage } from '../outcome.ts'
import type { Route } from './+types/round-workbook-xlsx.ts'

/** The unit's round to fill in offline; with `mina`, only what is asked of the one who fetches it. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const wish = { ...params, mine: url.searchParams.has('mina') }
  const { fileName, bytes } = valueOrPage(await exportRoundWorkbook(wish, actorOf(door, url), door.effects))
  return fileResponse(bytes, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', fileName)
}
