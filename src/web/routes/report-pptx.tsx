import { requestContext } from '#web/request-context.ts'
import { reportFile } from '../report-file.ts'
import type { Route } from './+types/report-pptx.ts'

export function loader({ url, params, context }: Route.LoaderArgs) {
  return reportFile('pptx', { url, params, door: context.get(requestContext) })
}
