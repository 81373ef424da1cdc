import { makePlanWorkbook } from '#app/plan-workbook.ts'
import { requestContext } from '#web/request-context.ts'
import { fileResponse } from '../attachment.ts'
import { actorOf, valueOrPage } from '../outcome.ts'
import { workbookType } from '../plan-file.ts'
import type { Route } from './+types/plan-template-xlsx.ts'

/** The same sheets with nothing in them, to write a plan from the beginning. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const door = context.get(requestContext)
  const bytes = valueOrPage(await makePlanWorkbook({ ...params, isEmpty: true }, actorOf(door, url), door.effects))
  return fileResponse(bytes, workbookType, `mall plan ${params.orgUnit} ${params.year}.xlsx`)
}
