import { requestContext } from '#web/request-context.ts'
import { reportFile } from '../report-file.ts'
import type { Route } from './+types/report-html.ts'

export function loader({ request, params, context }: Route.LoaderArgs) {
  return reportFile('html', { request, params, door: context.get(requestContext) })
}
