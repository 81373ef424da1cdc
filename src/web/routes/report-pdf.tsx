import { requestContext } from '#web/request-context.ts'
import { reportFile } from '../report-file.ts'
import type { Route } from './+types/report-pdf.ts'

export function loader({ request, params, context }: Route.LoaderArgs) {
  return reportFile('pdf', { request, params, door: context.get(requestContext) })
}
