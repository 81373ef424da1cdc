import { requestContext } from '#web/request-context.ts'
import { reportFile } from '../report-file.ts'
import type { Route } from './+types/report-pdf-slides.ts'

export function loader({ url, params, context }: Route.LoaderArgs) {
  return reportFile('pdf-slides', { url, params, door: context.get(requestContext) })
}
