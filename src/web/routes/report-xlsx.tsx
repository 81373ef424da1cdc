import { requestContext } from '#web/request-context.ts'
import { reportFile } from '../report-file.ts'
import type { Route } from './+types/report-xlsx.ts'

export function loader({ url, params, context }: Route.LoaderArgs) {
  return reportFile('xlsx', { url, params, door: context.get(requestContext) })
}
