import { requestContext } from '#web/request-context.ts'
import { reportFile } from '../report-file.ts'
import type { Route } from './+types/report-docx.ts'

export function loader({ url, params, context }: Route.LoaderArgs) {
  return reportFile('docx', { url, params, door: context.get(requestContext) })
}
