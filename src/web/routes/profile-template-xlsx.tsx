import { requestContext } from '#web/request-context.ts'
import { templateFile } from '../template-file.ts'
import type { Route } from './+types/profile-template-xlsx.ts'

export function loader({ url, params, context }: Route.LoaderArgs) {
  return templateFile('xlsx', { url, name: params.name, door: context.get(requestContext) })
}
